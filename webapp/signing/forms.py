"""What is asked of somebody who signs for her."""

from wtforms.validators import StopValidation

from webapp.care.ceremonies import INTERPRETER, NOBODY, ON_PAPER, OWN_SCREEN, SOMEBODY_KNOWN
from webapp.fields import Choice, Choices, Day, Form, Secret, Words
from webapp.i18n import lazy_gettext as _
from webapp.signing.staff import ROLE_WORDS
from webapp.space.links import APPOINTEE, CUSTODIAN

ONLY_THIS, EVERYTHING = "this", "everything"
REACH = _("How do you reach this person?")
KEPT_NAME = _(
    "Somebody of this name is kept away. Nothing was saved. Is it another person? Write more of the"
    " name."
)
BOOK_CHANGED = _("Your address book was changed from outside. Nothing was saved.")

NEEDS_A_PAPER = (CUSTODIAN, APPOINTEE)
"""Who signs by an order alone. A parent's right may be known without one."""


class AskForm(Form):
    """`explained` is set once a wrong answer was talked over."""

    sees = Choice(
        _("What will they see?"), required=False,
        choices=[
            (EVERYTHING, _("Everything in the plan")), (ONLY_THIS, _("Only what is listed here")),
        ],
    )  # fmt: skip


class YesForm(Form):
    """Nobody of staff stands by: whether somebody interpreted is asked of the signer, plainly."""

    helped = Choice(
        _("Did somebody put it in your words for you?"), required=False,
        choices=[
            (NOBODY, _("No")), (INTERPRETER, _("Yes, an interpreter")),
            (SOMEBODY_KNOWN, _("Yes, somebody I know")),
        ],
    )  # fmt: skip
    helper = Words(_("If yes: who was it? A name or a number."), most=80)
    helped_in = Words(_("If yes: in which language?"), most=40)
    signed_as = Words(_("Your name"), most=80, required=True)
    passphrase = Secret(_("Your secret words"))

    def help_said(self) -> dict[str, str]:
        """What is kept beside the yes; nothing where nobody helped, or nothing was said."""
        if self.helped.data in (None, "", NOBODY):
            return {}
        who, where = self.helper.data or "", self.helped_in.data or ""
        return {"by": self.helped.data, "who": who, "language": where}


class _TalkForm(Form):
    """`reach` is for whoever talks it over: somebody else may listen, or look at a phone."""

    reach = Words(_("How and when is it safe to reach you?"), most=200)


class QuestionForm(_TalkForm):
    words = Words(_("What do you want to ask?"), most=500, required=True)


class LanguageForm(_TalkForm):
    language = Words(_("Which language?"), most=60)


class RightForm(Form):
    """`role` is who the right is of; it is asked where the page does not know it already."""

    right = Words(_("What gives this person the right to sign?"), most=200)
    by_role = ""

    def of(self, role: str) -> "RightForm":
        """For somebody whose role is known."""
        self.by_role = role
        return self

    def validate_right(self, field: Words) -> None:
        """An agency and somebody a court named sign by an order, so it is named."""
        if self.by_role in NEEDS_A_PAPER and not field.data:
            raise StopValidation(_("Please name the order, and where it is."))


class LinkForm(RightForm):
    name = Words(_("Their name"), most=60, required=True)
    role = Choice(_("Who is it?"), choices=[*ROLE_WORDS.items()])
    until = Day(_("Until when does it count?"))
    reach = Words(REACH, most=200)


class ReachForm(Form):
    reach = Words(REACH, most=200)


class SafeForm(Form):
    """The tick is the finding; the button alone would be pressed too lightly."""

    is_safe = Choices(
        _("Before anybody is asked"),
        choices=[("yes", _("I looked into it. Asking this person is safe."))], required=True,
    )  # fmt: skip


class WayForm(Form):
    way = Choice(
        _("How do they sign?"),
        choices=[(ON_PAPER, _("On paper")), (OWN_SCREEN, _("On a phone"))],
    )  # fmt: skip
