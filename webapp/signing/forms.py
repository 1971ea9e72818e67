"""What is asked of somebody who signs for her."""

from webapp.fields import Choice, Choices, Day, Form, Secret, Words
from webapp.i18n import lazy_gettext as _
from webapp.signing.staff import ROLE_WORDS

ONLY_THIS, EVERYTHING = "this", "everything"


class AskForm(Form):
    """`explained` is set once a wrong answer was talked over."""

    sees = Choice(
        _("What will they see?"), required=False,
        choices=[
            (EVERYTHING, _("Everything in the plan")), (ONLY_THIS, _("Only what stands here")),
        ],
    )  # fmt: skip


class YesForm(Form):
    signed_as = Words(_("Your name"), most=80, required=True)
    passphrase = Secret(_("Your secret words"))


class QuestionForm(Form):
    words = Words(_("What do you want to ask?"), most=500, required=True)


class LinkForm(Form):
    name = Words(_("Their name"), most=60, required=True)
    role = Choice(_("Who is it?"), choices=[*ROLE_WORDS.items()])
    until = Day(_("Until when does it count? Leave it empty if there is no end."))


class SafeForm(Form):
    """The tick is the finding; the button alone would be pressed too lightly."""

    is_safe = Choices(
        _("Before anybody is asked"),
        choices=[("yes", _("I looked into it. Asking this person is safe."))], required=True,
    )  # fmt: skip


MARK, PAPER = "mark", "paper"
PHONE, THERE, NOBODY = "phone", "there", "nobody"


class PaperForm(Form):
    """A signature beside a member of staff, with or without somebody who interprets."""

    how = Choice(
        _("How did they sign?"),
        choices=[(PAPER, _("With their name, on paper")), (MARK, _("With a mark, on paper"))],
    )  # fmt: skip
    paper = Words(_("Where the paper is kept"), most=80, required=True)
    interpreter = Choice(
        _("Did somebody interpret?"),
        choices=[
            (NOBODY, _("No, nobody had to")), (PHONE, _("Yes, by phone")),
            (THERE, _("Yes, in the room")),
        ],
    )  # fmt: skip
    agency = Words(_("Where the interpreter works"), most=80)
    number = Words(_("The interpreter's number"), most=40)
    language = Words(_("Which language"), most=40)
    checks = Choices(
        _("About the interpreter"),
        choices=[
            ("not-family", _("Not family, not a friend, not a child")),
            ("told-private", _("We explained that it stays private")),
        ],
    )  # fmt: skip
    said = Words(_("What will be shared? Write it as they said it."), most=500, required=True)
    translated = Words(_("The same in English, by the interpreter"), most=500)
    passphrase = Secret(_("Your secret words"))

    def validate(self, **kwargs) -> bool:
        """With an interpreter, everything about them is asked."""
        if not super().validate(**kwargs):
            return False
        if self.interpreter.data == NOBODY:
            return True
        for field in (self.agency, self.number, self.language):
            if not field.data:
                field.errors = [_("Please write this down, too.")]
                return False
        if set(self.checks.data) != {"not-family", "told-private"}:
            self.checks.errors = [_("Both must be true. Else somebody else interprets.")]
            return False
        return True

    def about(self) -> dict:
        """What is signed with it."""
        has = self.interpreter.data != NOBODY
        interpreter = {
            "by": self.interpreter.data, "agency": self.agency.data, "number": self.number.data,
            "language": self.language.data, "checks": sorted(self.checks.data),
        }  # fmt: skip
        return {
            "channel": self.how.data, "paper": self.paper.data, "said_back": self.said.data,
            "translation": self.translated.data or "", "interpreter": interpreter if has else {},
        }  # fmt: skip
