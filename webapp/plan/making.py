"""The things one may add to an area: the word in the address, its form, and what saves it."""

from collections.abc import Callable
from dataclasses import dataclass

from babel.support import LazyProxy

from webapp.care.plans import (
    HERS,
    TEAMS,
    Appointment,
    Goal,
    InPlan,
    Line,
    SafetyLine,
    Service,
    Step,
)
from webapp.i18n import lazy_gettext as _
from webapp.plan import forms
from webapp.plan.appointments import add_appointment
from webapp.plan.goals import add_goal
from webapp.plan.lines import add_line, add_safety_line
from webapp.plan.services import add_service
from webapp.plan.steps import add_step
from webapp.space.opening import OpenSpace


@dataclass(frozen=True)
class Making:
    """`title` heads her page, `title_beside` an advocate's. `add` takes (space, area, form,
    whose, goal)."""

    title: LazyProxy
    title_beside: LazyProxy
    form: type[forms.SeenForm]
    add: Callable[..., InPlan]
    has_team_words: bool = True


def _goal(space: OpenSpace, area: str, form, whose: str, goal: str) -> Goal:
    return add_goal(space, area, form.words.data, whose, form.said_note, form.said_care)


def _step(space: OpenSpace, area: str, form, whose: str, goal: str) -> Step:
    who, by = form.who.data or "", form.by.data
    return add_step(
        space, area, goal, form.words.data, whose, who=who, by=by,
        note=form.said_note, care=form.said_care,
    )  # fmt: skip


def _service(space: OpenSpace, area: str, form, whose: str, goal: str) -> Service:
    words = form.words.data or ""
    return add_service(space, area, form.name.data, words, whose, form.said_note, form.said_care)


def _appointment(space: OpenSpace, area: str, form, whose: str, goal: str) -> Appointment:
    place = form.place.data or ""
    facts = form.facts() | {"care": form.said_care}
    return add_appointment(space, area, facts.pop("what"), form.at, whose, place=place, **facts)


def _line(space: OpenSpace, area: str, form, whose: str, goal: str) -> Line:
    return add_line(space, area, form.words.data)


def _safety_line(space: OpenSpace, area: str, form, whose: str, goal: str) -> SafetyLine:
    return add_safety_line(space, form.part.data, form.words.data)


MAKING = {
    "goal": Making(_("Add something you want"), _("Add a goal"), forms.WrittenForm, _goal),
    "step": Making(_("Add a small thing"), _("Add a small thing"), forms.StepForm, _step),
    "help": Making(_("Add help you get"), _("Add help"), forms.ServiceForm, _service),
    "date": Making(_("Add a date"), _("Add a date"), forms.AppointmentForm, _appointment),
    "line": Making(
        _("Write a line of your own"), _("A line, said beside me"), forms.WrittenForm, _line, False
    ),
    "card": Making(
        _("Add to this list"), _("Add to this list"), forms.SafetyForm, _safety_line, False
    ),
}
"""By the word that stands in the address."""

FORMS: dict[type[InPlan], type[forms.SeenForm]] = {
    Goal: forms.WrittenForm,
    Step: forms.StepForm,
    Service: forms.ServiceForm,
    Appointment: forms.AppointmentForm,
    Line: forms.WrittenForm,
    SafetyLine: forms.SafetyForm,
}
"""The form that changes each kind of record."""


def whose_words(is_hers: bool, form: forms.SeenForm, making: Making) -> str:
    """Hers at her own desk and for lines of her own; else what the advocate said."""
    if is_hers or not making.has_team_words:
        return HERS
    return form.whose.data or TEAMS
