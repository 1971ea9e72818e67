"""Appointments, and their places as items of their own, so that a place can stay unshared."""

from datetime import datetime

from webapp.care.plans import HERS, TEAMS, Appointment, Place
from webapp.care.records import records, take_out
from webapp.care.saving import as_seen, only_who_may_change, save_changed, save_new
from webapp.care.writers import is_herself
from webapp.database import transaction
from webapp.plan.care_said import say
from webapp.space.opening import OpenSection, OpenSpace


def add_appointment(
    space: OpenSpace, area: str, what: str, at: datetime, whose: str,
    *, who: str = "", ride: str = "", place: str = "", care: list[str] | None = None,
) -> Appointment:  # fmt: skip
    """A new appointment, and its place beside it when there is one."""
    with transaction(space.store.db):
        said = say(space, None, care, whose)
        new = Appointment(what=what, at=at.isoformat(), who=who, ride=ride, **said)
        saved = save_new(space, area, new, whose)
        if place:
            save_new(space, area, Place(of=saved.id, text=place), whose)
    return saved


def change_appointment(
    space: OpenSpace, area: str, item: str, expecting: int,
    *, place: str, at: datetime, care: list[str] | None = None, **facts,
) -> Appointment:  # fmt: skip
    """What, when, with whom, how and where, by whoever it comes from."""
    changes = {"at": at.isoformat(), **facts}
    with transaction(space.store.db):
        was = as_seen(space, area, item, expecting, *changes)
        only_who_may_change(space, was)
        changes |= say(space, was, care)
        waits = was.item.witness and not is_herself(space)
        saved = save_changed(space, area, was, **changes, witness=waits)
        _set_place(space, area, saved, place)
    return saved


def place_of(section: OpenSection, appointment: str) -> Place | None:
    """Where an appointment is, if anybody wrote it down."""
    return next((p for p in records(section, Place) if p.of == appointment), None)


def _set_place(space: OpenSpace, area: str, appointment: Appointment, text: str) -> None:
    was = place_of(space.section(area), appointment.id)
    if was is None and text:
        whose = HERS if is_herself(space) else TEAMS
        save_new(space, area, Place(of=appointment.id, text=text), whose)
    elif was is not None and text and text != was.text:
        save_changed(space, area, was, text=text, witness=was.item.witness)
    elif was is not None and not text:
        take_out(space, area, was.id)
