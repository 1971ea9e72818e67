"""Secret words to read or undo something, and the name of whoever is to be kept away."""

from typing import BinaryIO

from wtforms import HiddenField
from wtforms.validators import ValidationError

from webapp.care.file_fields import OneFile
from webapp.fields import Choice, Form, Secret, Words
from webapp.i18n import lazy_gettext as _
from webapp.team.hold_words import REASONS, UNSAID


class ShowForm(Form):
    """Her secret words."""

    passphrase = Secret(_("Your secret words"))

    def named(self, id_: str) -> "ShowForm":
        """Where several stand on one page, each box has an id of its own."""
        self.passphrase.id = f"words-{id_}"
        return self


class _WhomForm(Form):
    """`account` is somebody on the page; who may not read her people's names types one."""

    account = HiddenField()

    def check_named(self, field: Words) -> None:
        """One of the two."""
        if not (self.account.data or field.data):
            raise ValidationError(_("Please write the name."))


class _WhyForm(Form):
    """What it rests on. Nothing of it must be said."""

    reason = Choice(_("Why?"), choices=list(REASONS.items()), required=False, default=UNSAID)
    order = Words(_("If a court decided it: where the paper lies"), most=120)


class MoreForm(_WhyForm):
    """Whoever shut the door writes more of it. The file is asked for here and not before: one
    that can't be kept must not leave a door open."""

    paper = OneFile(_("The order: a photo or a PDF"), required=False)

    def about(self, *, may_keep: bool) -> "MoreForm":
        """Only who has a key for the paper is asked for it."""
        if not may_keep:
            del self.paper
        return self

    @property
    def says_anything(self) -> bool:
        """Whether there is anything to write down."""
        return bool(self.reason.data or self.order.data or self.sent)

    @property
    def sent(self) -> BinaryIO | None:
        """The file, if one was picked."""
        return self.paper.data.stream if "paper" in self and self.paper.data else None

    def ask_for_the_paper_again(self) -> None:
        """Whatever else is wrong, the file has to be picked once more."""
        if self.sent:
            self.paper.ask_for_it_again()


class KeepForm(_WhomForm, _WhyForm):
    """Nothing else is asked: the first one acts at once."""

    name = Words(_("The full name of the person"), most=80)

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
