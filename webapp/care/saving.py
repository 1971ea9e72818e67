"""How anything in an area is saved: whose words it holds, its labels, and against what was seen."""

from dataclasses import replace
from typing import TypeVar

from webapp.care.hints import labels_for
from webapp.care.plans import TEAMS, InPlan, plan_record
from webapp.care.records import save
from webapp.care.writers import is_herself, source_of
from webapp.space.items import HERS
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError, StaleError

P = TypeVar("P", bound=InPlan)

TEXTS = ("hers", "team", "what", "name", "text", "change", "disagrees")


def texts_of(record: InPlan) -> str:
    """Everything a person wrote in it, for the word list."""
    return "\n".join(getattr(record, name, "") for name in TEXTS)


def labels_of(area: str, record: InPlan) -> tuple[str, ...]:
    """What its words say it is about, and what its author said it is."""
    note = getattr(record, "note", "")
    return (*labels_for(area, texts_of(record)), *filter(None, [note]))


def save_new(space: OpenSpace, area: str, record: P, whose: str) -> P:
    """A first version. Her words typed by an adult beside her wait for her own yes."""
    labelled = replace(record, labels=labels_of(area, record))
    if whose == TEAMS and not is_herself(space):
        return save(space, area, labelled, source=source_of(space))
    return save(space, area, labelled, source=HERS, witness=not is_herself(space))


def save_changed(space: OpenSpace, area: str, was: P, *, witness: bool, **changes) -> P:
    """The next version of a record just read; nobody else's words in it move."""
    new = replace(was, **changes)
    labelled = replace(new, labels=labels_of(area, new))
    return save(space, area, labelled, expecting=was.version, witness=witness)


def as_seen(space: OpenSpace, area: str, item: str, expecting: int, *names: str) -> InPlan:
    """The newest version to build on. StaleError when one of these fields is another now than
    in the version that the writer saw; what changed elsewhere is no reason to stop anybody."""
    section = space.section(area)
    record = plan_record(section, item)
    if expecting == record.version:
        return record
    seen = next((v for v in section.versions(item) if v.version == expecting), None)
    if seen is None or any(seen.body.get(name) != record.item.body.get(name) for name in names):
        raise StaleError(record.item)
    return record


def may_change(space: OpenSpace, record: InPlan) -> bool:
    """Whoever it comes from changes its facts: she hers, a team the team's."""
    return record.is_hers == is_herself(space)


def only_who_may_change(space: OpenSpace, record: InPlan) -> None:
    """NotGrantedError for anybody else."""
    if not may_change(space, record):
        raise NotGrantedError("comes from somebody else")
