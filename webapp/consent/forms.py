"""The small pages of a share: what, what for, until when, and her secret words at the end."""

from datetime import date

from wtforms import HiddenField
from wtforms.fields import SelectChoice
from wtforms.validators import ValidationError

from webapp.care.ceremonies import EXPLAINED, RIGHT, SCREEN
from webapp.care.kinds_of_care import KINDS_OF_CARE
from webapp.care.terms import ACTS, OWN_WORDS, PURPOSES
from webapp.care.weighing import OTHER_WAYS, RISKS
from webapp.consent.limits import Limits
from webapp.consent.receipt_words import WANTED_COPIES
from webapp.database import current_store
from webapp.fields import Choice, Choices, Day, Form, Secret, Words
from webapp.i18n import lazy_gettext as _
from webapp.i18n import ngettext
from webapp.space import kinds

DAYS = (7, 30, 90, 180, 365)
OTHER = "other"


class ConfidedForm(Form):
    """What a parent agreed with the place of whoever fills it in. To say that it is over takes the
    kind of care alone."""

    care = Choice(_("What kind of care is it about?"))
    parent = Words(_("Who agreed? Use the name you know."), most=80)
    since = Day(_("On which day?"), past=True)
    stands = HiddenField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds_of_care = ((code, said) for code, (said, _areas) in KINDS_OF_CARE.items())
        self.care.choices = [SelectChoice(*one) for one in kinds_of_care]

    @property
    def is_over(self) -> bool:
        """Which of the two buttons it was."""
        return self.stands.data == "no"

    def validate_parent(self, field) -> None:
        """A name is needed to say which parent it was."""
        if not self.is_over and not field.data:
            raise ValidationError(_("Please write something here."))

    def validate_since(self, field) -> None:
        """A day to come is none on which somebody agreed."""
        if not self.is_over and (field.data is None or field.data > current_store().today):
            raise ValidationError(_("Please pick a day that has been."))


class WhatForm(Form):
    areas = Choices(_("Everything in a part, also what is written later"), choices=[])
    lines = Choices(_("Single lines"), choices=[])

    def offer(self, areas: list[str], lines: list[str]) -> "WhatForm":
        """What can be ticked for this person."""
        self.areas.choices = [(kind, kind) for kind in areas]
        self.lines.choices = [(id_, id_) for id_ in lines]
        return self

    def validate(self, **kwargs) -> bool:
        """One tick is enough."""
        if not super().validate(**kwargs):
            return False
        if self.areas.data or self.lines.data:
            return True
        self.areas.errors = [_("Please pick at least one.")]
        return False


class WhyForm(Form):
    purpose = Choice(
        _("What is it for?"), choices=[*PURPOSES.items(), (OWN_WORDS, _("Something else"))]
    )
    words = Words(_("Something else, in your own words"), most=200)
    acts = Choices(_("Besides reading it"), choices=[*ACTS.items()])

    def validate_words(self, field: Words) -> None:
        if self.purpose.data == OWN_WORDS and not field.data:
            raise ValidationError(_("Please write what it is for."))


class UntilForm(Form):
    days = Choice(_("For how long?"), choices=[])
    other = Day(_("Or pick the last day"))

    def offer(self, limits: Limits, asked: int = 0) -> "UntilForm":
        """The lengths that this person may be given, with the one that somebody asked for."""
        offered = sorted(n for n in {*DAYS, asked} if 1 <= n <= limits.most_days)
        self.days.choices = [
            *((str(n), ngettext("%(num)s day", "%(num)s days", n)) for n in offered),
            (OTHER, _("Another day")),
        ]
        return self

    def length(self, first: date, limits: Limits) -> int | None:
        """How many days were picked; None, with a sentence beside the field, for too many."""
        if self.days.data != OTHER:
            return int(self.days.data)
        if self.other.data is None:
            self.other.errors = [_("Please pick a day.")]
            return None
        days = (self.other.data - first).days + 1
        if 1 <= days <= limits.most_days:
            return days
        self.other.errors = [
            _("Please pick a day in the next %(most)s days.", most=limits.most_days)
        ]
        return None


ONLY_PICKED, WHOLE_PLAN = "picked", "plan"


class ThinkForm(Form):
    """Every question may be passed by."""

    ways = Choices(_("Is there another way?"), choices=[*OTHER_WAYS.items()])
    risks = Choices(_("What could go wrong?"), choices=[*RISKS.items()])
    sees = Choice(
        _("Did we say it well? What will they see?"), required=False,
        choices=[(ONLY_PICKED, _("Only what I picked")), (WHOLE_PLAN, _("My whole plan"))],
    )  # fmt: skip

    def teach_back(self, before: str) -> str:
        """How it went; what was explained once stays explained."""
        if before == EXPLAINED or not self.sees.data:
            return before
        return RIGHT if self.sees.data == ONLY_PICKED else EXPLAINED


class _MendForm(Form):
    """Carries the version of the line that she saw."""

    expecting = HiddenField()

    @property
    def seen(self) -> int:
        """0, which no version has, when it is not a number."""
        text = self.expecting.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0

    def saw(self, version: int) -> "_MendForm":
        """The version that is shown beside this form now."""
        self.expecting.data = str(version)
        return self


class HersForm(_MendForm):
    words = Words(_("How do you want to say it?"), most=2000, required=True)


class NotRightForm(_MendForm):
    words = Words(_("What is not right?"), most=2000)


class SignForm(Form):
    passphrase = Secret(_("Your secret words"))


class RightsForm(Form):
    explained_by = Words(_("Who explained it to you?"), most=80, required=True)
    passphrase = Secret(_("Your secret words"))


class YesForm(SignForm):
    """Her yes. The screen is picked already: a copy there takes no tap more. Who read it to her
    is asked in a fold, for the few whom somebody did."""

    receipt = Choice(
        _("Where do you want your copy?"), required=False, default=SCREEN,
        choices=[*WANTED_COPIES.items()],
    )  # fmt: skip
    read_by = Words(_("Who read it to you? A name"), most=60)
    read_in = Words(_("In which language?"), most=40)

    def validate_read_by(self, field: Words) -> None:
        """A language was read by somebody."""
        if self.read_in.data and not field.data:
            raise ValidationError(_("Please write who read it."))

    def reading(self) -> dict[str, str]:
        """As a walk keeps it."""
        return {"read_by": self.read_by.data or "", "read_in": self.read_in.data or ""}


class PlainForm(Form):
    """A step without a question."""


class InNeedForm(Form):
    """Which parts somebody may open in an emergency."""

    parts = Choices(_("Which parts?"), choices=[], required=True)
    passphrase = Secret(_("Your secret words"))

    def offer(self, parts: list[str]) -> "InNeedForm":
        """What can be ticked."""
        self.parts.choices = [(kind, kinds.page_name(kind)) for kind in parts]
        return self

    def ticks(self) -> tuple[list, list]:
        """Those that one tick at the hand-over means, and those that are very private."""
        first = [tick for tick in self.parts if tick.data in kinds.FIRST_IN_EMERGENCIES]
        return first, [tick for tick in self.parts if tick.data not in kinds.FIRST_IN_EMERGENCIES]


class ComparedForm(Form):
    """She compared the six words: `seen` marks the card that stood on the page."""

    seen = HiddenField()
    passphrase = Secret(_("Your secret words"))
