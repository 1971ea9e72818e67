"""Forms of accounts. Fields that hold secret words have `passphrase` in their name."""

from webapp.fields import Form, Secret, Words
from webapp.i18n import lazy_gettext as _

QUIETLY = {"autocomplete": "off", "autocapitalize": "none"}


class SignInForm(Form):
    """The browser is not asked to keep either; pasting stays possible."""

    name = Words(_("Sign-in name"), most=60, required=True, render_kw=QUIETLY)
    passphrase = Secret(_("Secret words"), render_kw=QUIETLY)
