"""Moving a record to another part, and taking it out: what hangs on it goes along."""

from dataclasses import replace

from webapp.care.plans import Appointment, Goal, InPlan, Place, Step, plan_record
from webapp.care.records import leave_no_bytes, records, take_out_all
from webapp.care.saving import labels_of, only_who_may_change
from webapp.care.waiting import take_out_hers
from webapp.database import transaction
from webapp.space.opening import OpenSection, OpenSpace
from webapp.space.writing import write


def move(space: OpenSpace, area: str, item: str, to: str) -> InPlan:
    """Put a record into another area under a new id: who was shown the old line does not see
    the new one. Older versions stay behind and are gone; the words as they are now go along."""
    section = space.section(area)
    was = plan_record(section, item)
    only_who_may_change(space, was)
    with transaction(space.store.db):
        moved = _put(space, to, was)
        parts = hanging_on(section, was)
        for part in parts:
            name = "of" if isinstance(part, Place) else "goal"
            _put(space, to, replace(part, **{name: moved.id}))
        take_out_all(space, area, was.id, *(part.id for part in parts))
    leave_no_bytes(space)
    return moved


def take_out(space: OpenSpace, area: str, item: str) -> None:
    """Everything of hers in it, in every version. With her goal go her steps towards it, with
    her appointment its place."""
    section = space.section(area)
    record = plan_record(section, item)
    with transaction(space.store.db):
        if record.is_hers:
            for part in hanging_on(section, record):
                if part.is_hers:
                    take_out_hers(space, area, part)
        take_out_hers(space, area, record)
    leave_no_bytes(space)


def hanging_on(section: OpenSection, record: InPlan) -> list[InPlan]:
    """The steps of a goal, the place of an appointment."""
    if isinstance(record, Goal):
        return [step for step in records(section, Step) if step.goal == record.id]
    if isinstance(record, Appointment):
        return [place for place in records(section, Place) if place.of == record.id]
    return []


def _put(space: OpenSpace, area: str, record: InPlan) -> InPlan:
    """The record as a new item of another area, its source as it was."""
    item = record.item
    labelled = replace(record, labels=labels_of(area, record), item=None)
    put = labelled.put(source=item.source, witness=item.witness)
    return type(record).read(write(space, area, put)[0])
