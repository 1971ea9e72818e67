"""What is asked when something is written into the plan."""

from datetime import datetime
from typing import Any

from wtforms import HiddenField, TimeField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import StopValidation

from webapp.care.plan_words import ANSWER_WORDS, SAFETY_WORDS
from webapp.care.plans import ANSWERS, HERS, SAFETY_PARTS, TEAMS
from webapp.fields import Choice, Choices, Day, Form, Words
from webapp.i18n import lazy_gettext as _
from webapp.i18n import time_zone
from webapp.space.kinds import AREAS

MOST_PICKED = 3


class Hour(TimeField):
    """A time of day."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_("Please give a time, like 15:30.")) from None

    def pre_validate(self, form: Form) -> None:
        if self.process_errors:
            raise StopValidation
        if self.data is None:
            raise StopValidation(_("Please pick a time."))


class SeenForm(Form):
    """Carries the version that the writer saw."""

    expecting = HiddenField()

    @property
    def seen(self) -> int:
        """0, which no version has, when it is not a number."""
        text = self.expecting.data or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0

    def saw(self, version: int) -> None:
        """The version that is shown beside this form now."""
        self.expecting.data = str(version)


class CareForm(SeenForm):
    """Whatever can be about care of one kind."""

    care = Choices(_("What kind of care is it about?"))

    def ask_of_care(self, kinds: list[tuple[str, Any]]) -> None:
        """Only whoever may say it, and only where rules speak of one kind by itself."""
        if kinds:
            self.care.choices = [SelectChoice(*one) for one in kinds]
        else:
            del self.care

    @property
    def said_care(self) -> list[str] | None:
        """None where it was not asked."""
        return (self.care.data or []) if "care" in self else None


class WrittenForm(CareForm):
    """Whatever has words in it. `whose` is asked of an advocate alone."""

    whose = Choice(
        _("Whose words are these?"),
        choices=[(TEAMS, _("The team's words")), (HERS, _("Words said beside me"))],
        required=False,
    )
    words = Words(_("Write it here"), most=2000, required=True)
    note = Choice(_("Is this a note that the law keeps apart?"), required=False, default="")

    def ask_of_notes(self, sorts: list[tuple[str, Any]]) -> None:
        """Only who can have written such notes is asked, and only of their own."""
        if sorts:
            self.note.choices = [("", _("No")), *sorts]
        else:
            del self.note

    @property
    def said_note(self) -> str | None:
        """None where it was not asked."""
        return (self.note.data or "") if "note" in self else None

    def facts(self) -> dict[str, Any]:
        """What it asks for beside the words, by field of the record."""
        return {}


class StepForm(WrittenForm):
    who = Words(_("Who does it? (if you want)"), most=80)
    by = Day(_("By which day? (if you want)"), past=True)

    def facts(self) -> dict[str, Any]:
        return {"who": self.who.data or "", "by": self.by.data.isoformat() if self.by.data else ""}


class ServiceForm(WrittenForm):
    name = Words(_("What is it?"), most=120, required=True)
    words = Words(_("What to know about it (if you want)"), most=2000)

    def facts(self) -> dict[str, Any]:
        return {"name": self.name.data}


class AppointmentForm(CareForm):
    whose = WrittenForm.whose
    what = Words(_("What is it?"), most=120, required=True)
    day = Day(_("Which day?"), required=True)
    hour = Hour(_("What time?"))
    who = Words(_("Who goes along? (if you want)"), most=120)
    ride = Words(_("How to get there? (if you want)"), most=120)
    place = Words(_("Where is it? (if you want)"), most=200)

    def facts(self) -> dict[str, Any]:
        """All but the place, which is a record of its own."""
        return {"what": self.what.data, "who": self.who.data or "", "ride": self.ride.data or ""}

    @property
    def at(self) -> datetime:
        """Day and time, where this person is."""
        return datetime.combine(self.day.data, self.hour.data, time_zone())


class SafetyForm(WrittenForm):
    part = Choice(
        _("What kind of line is it?"), choices=[(p, SAFETY_WORDS[p]) for p in SAFETY_PARTS]
    )

    def facts(self) -> dict[str, Any]:
        return {"part": self.part.data}


class AnswerForm(SeenForm):
    """Her answer; an advocate's page asks for `beside` too."""

    answer = Choice(_("Your answer"), choices=[(a, ANSWER_WORDS[a]) for a in ANSWERS])
    beside = HiddenField()
    next = HiddenField()


class ChangeForm(SeenForm):
    words = Words(_("What would you like instead?"), most=2000, required=True)


class DisagreeForm(SeenForm):
    words = Words(_("What don't you agree with?"), most=2000)


class MoveForm(Form):
    to = HiddenField()


class PressForm(Form):
    """A button and nothing else."""


class PickForm(Form):
    picked = Choices(_("Pick up to three."), choices=list(AREAS.items()))

    def validate_picked(self, field: Choices) -> None:
        if len(field.data) > MOST_PICKED:
            raise StopValidation(_("These are more than three. Which three come first?"))
