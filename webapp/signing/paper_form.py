"""What a witness writes down beside somebody who signs on paper."""

from webapp.care.ceremonies import EXPLAINED, MARK, ON_PAPER, PAPER, RIGHT
from webapp.fields import Choice, Choices, Form, Secret, Words
from webapp.i18n import lazy_gettext as _

PHONE, THERE, NOBODY = "phone", "there", "nobody"
NOT_FAMILY, TOLD_PRIVATE = "not-family", "told-private"


class PaperForm(Form):
    """A signature beside a member of staff, with or without somebody who interprets."""

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
            (NOT_FAMILY, _("Not family, not a friend, not a child")),
            (TOLD_PRIVATE, _("We explained that it stays private")),
        ],
    )  # fmt: skip
    said = Words(_("What will be shared? Write it as they said it."), most=500, required=True)
    translated = Words(_("If somebody interpreted: the same in English"), most=500)
    taught = Choice(
        _("Did they have it right?"),
        choices=[(RIGHT, _("Yes, the first time")), (EXPLAINED, _("Yes, once we said it again"))],
    )  # fmt: skip
    how = Choice(
        _("How did they sign?"),
        choices=[(ON_PAPER, _("With their name, on paper")), (MARK, _("With a mark, on paper"))],
    )  # fmt: skip
    signed_as = Words(_("Their name, as it stands on the paper"), most=80, required=True)
    paper = Words(_("Where the paper is kept"), most=80, required=True)
    passphrase = Secret(_("Your secret words"))

    def validate(self, **kwargs) -> bool:
        """With an interpreter, everything about them is asked. A place or a number is enough."""
        is_whole = super().validate(**kwargs)
        if self.interpreter.data in (None, NOBODY):
            return is_whole
        return self._names_interpreter() and is_whole

    def _names_interpreter(self) -> bool:
        if not (self.agency.data or self.number.data):
            self.agency.errors = [_("Please write down where they work, or their number.")]
        if not self.language.data:
            self.language.errors = [_("Please write this down, too.")]
        if self.said.data and not self.translated.data:
            self.translated.errors = [_("Please write this down, too.")]
        if set(self.checks.data or ()) != {NOT_FAMILY, TOLD_PRIVATE}:
            self.checks.errors = [_("Both must be true. Else somebody else interprets.")]
        asked = (self.agency, self.language, self.translated, self.checks)
        return not any(field.errors for field in asked)

    def about(self) -> dict:
        """What is signed with it, but for the words that were said back."""
        has = self.interpreter.data != NOBODY
        interpreter = {
            "by": self.interpreter.data, "agency": self.agency.data or "",
            "number": self.number.data or "", "language": self.language.data,
            "checks": sorted(self.checks.data),
        }  # fmt: skip
        return {
            "channel": self.how.data, "paper": self.paper.data, "name": self.signed_as.data,
            "teach_back": self.taught.data, "interpreter": interpreter if has else {},
            "receipt": PAPER,
        }  # fmt: skip

    def said_back(self) -> dict[str, str]:
        """The words are theirs; the translation is marked so."""
        return {"said": self.said.data, "translation": self.translated.data or ""}
