"""What Today asks: a few words at most."""

from wtforms import HiddenField

from webapp.care.faces import FACE_WORDS
from webapp.fields import Choice, Form, Words
from webapp.i18n import lazy_gettext as _
from webapp.today.first_steps import CALLED, GOOD_AT, THIS_WEEK

QUESTIONS = {
    CALLED: _("What should we call you?"),
    GOOD_AT: _("What are you good at?"),
    THIS_WEEK: _("What would help this week?"),
}
TALKS = (
    ("person", _("Come and talk to me alone")),
    ("call", _("Call me")),
    ("here", _("Write to me here")),
)


class StepForm(Form):
    words = Words("", most=200, required=True)


class PressForm(Form):
    expecting = HiddenField()

    @property
    def seen(self) -> int:
        """0, which no version has, when it is not a number."""
        text = self.expecting.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


class WaitingForm(PressForm):
    words = Words(_("In your words"), most=2000, required=True)


class SayForm(Form):
    words = Words(_("What do you want?"), most=2000, required=True)


class FaceForm(Form):
    face = Choice(_("How is it today?"), choices=list(FACE_WORDS.items()))


class TalkForm(Form):
    """How she wants to talk. Nothing here is required."""

    reach = Choice(_("How do you want to talk?"), choices=TALKS, default="person")
    how = Words(_("When is it good? What should they not do?"), most=300)


class HeldCardForm(Form):
    words = Words(_("Your own line"), most=120, required=True)
