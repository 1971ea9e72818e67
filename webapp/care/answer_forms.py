"""The form of one question card: a face, a ready answer or words, and who may see it."""

from wtforms.widgets import HiddenInput

from webapp.care.cards import CHOICE, FACES, Card
from webapp.care.faces import FACE_WORDS
from webapp.fields import Choice, Form, Words
from webapp.i18n import lazy_gettext as _


class AnswerForm(Form):
    face = Choice(_("Tap a face"), choices=list(FACE_WORDS.items()), required=False)
    pick = Choice(_("Pick one"), choices=[], required=False)
    hers = Words(_("Your words"), most=1000)
    who = Choice(_("Who may see this?"), choices=[])
    seen = Words(most=60, widget=HiddenInput())

    @classmethod
    def of(cls, card: Card, audiences: list[tuple[str, str]], **values: str) -> "AnswerForm":
        """The form for one card; without `values` it is filled from what was sent."""
        form = cls(data=values)
        form.who.choices = audiences
        form.pick.choices = list(card.picks)
        if card.kind != FACES:
            del form.face
        if card.kind != CHOICE:
            del form.pick
        return form

    def validate(self, **kwargs) -> bool:
        """One answer is enough, in any of the ways the card offers."""
        if not super().validate(**kwargs):
            return False
        if any(self.answer().values()):
            return True
        self.hers.errors = [_("Please answer first, or tap Skip.")]
        return False

    def answer(self) -> dict[str, str]:
        """What was said, by field of a Preference."""
        return {name: self[name].data or "" for name in ("hers", "face", "pick") if name in self}
