"""Secret words to read or undo something, and the name of whoever is to be kept away."""

from wtforms import HiddenField
from wtforms.validators import ValidationError

from webapp.fields import Form, Secret, Words
from webapp.i18n import lazy_gettext as _


class ShowForm(Form):
    """Her secret words."""

    passphrase = Secret(_("Your secret words"))


class _WhomForm(Form):
    """`account` is somebody on the page; who may not read her people's names types one."""

    account = HiddenField()

    def check_named(self, field: Words) -> None:
        """One of the two."""
        if not (self.account.data or field.data):
            raise ValidationError(_("Please write the name."))


class KeepForm(_WhomForm):
    """Nothing else is asked: the first one acts at once."""

    name = Words(_("The full name of the person"), most=80)
    order = Words(_("If a court decided it: where the paper lies"), most=120)

    def validate_name(self, field: Words) -> None:
        """Written, where nobody was picked."""
        self.check_named(field)


class LetBackForm(_WhomForm):
    """Widening asks for secret words."""

    who = Words(_("The full name of the person"), most=80)
    passphrase = Secret(_("Your secret words"))

    def validate_who(self, field: Words) -> None:
        """Written, where nobody was picked."""
        self.check_named(field)
