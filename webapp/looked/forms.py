"""Secret words, to see a list that is hidden on this phone; and one press."""

from webapp.fields import Form, Secret
from webapp.i18n import lazy_gettext as _


class ShowForm(Form):
    """Her secret words."""

    passphrase = Secret(_("Your secret words"))


class PressForm(Form):
    """A button, and nothing beside it."""
