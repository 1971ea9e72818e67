"""What is to be looked at again: rules whose check is old, and sharing that rests on a rule which
counts no more, or was checked anew after she signed (PCF and NNEDV ask for both lists)."""

from dataclasses import dataclass
from datetime import date, timedelta

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.care.people import KeptRelease
from webapp.care.readers import names_in
from webapp.care.records import records
from webapp.care.release_record import ReleaseRecord
from webapp.care.terms import last_day, record_in
from webapp.consent.checks import goes_on
from webapp.consent.enabling import CHANGED, LOST, ON, Act, standing
from webapp.consent.rule_rows import Rule
from webapp.consent.rule_tables import Row
from webapp.space import kinds
from webapp.space.opening import OpenSpace
from webapp.space.signatures import read

A_CHECK_HOLDS = timedelta(days=365)
SOON_OVER = timedelta(days=60)


@dataclass(frozen=True)
class Recheck:
    """One sharing that runs: for whom, its last day, and which laws have changed behind it."""

    name: str
    day: date
    citations: tuple[str, ...]


def rechecks(space: OpenSpace, rules: tuple[Rule, ...]) -> list[Recheck]:
    """What she shares and should look at again with somebody, soonest end first. NotGrantedError
    for who can't read what she shares, ChangedBehindError where that part does not hold."""
    known, names = {rule.id: rule for rule in rules}, names_in(space)
    found = []
    for kept in records(space.section(kinds.SHARING), KeptRelease):
        record = _running(kept, space)
        if record and (changed := _changed(kept, record, known, space.store.today)):
            name = names.get(kept.reader) or record.recipient.name
            found.append(Recheck(name, last_day(record.ends_at), changed))
    return sorted(found, key=lambda one: (one.day, one.name))


def _running(kept: KeptRelease, space: OpenSpace) -> ReleaseRecord | None:
    """Her copy learns of some ends only when she comes back: the grant knows them at once."""
    if not goes_on(space, kept):
        return None
    try:
        record = record_in(read(kept.document, Tag.RELEASE))
    except CannotOpenError:
        return None
    return record if space.store.now < record.ends_at else None


def _changed(
    kept: KeptRelease, record: ReleaseRecord, known: dict[str, Rule], today: date
) -> tuple[str, ...]:
    """The laws, or the ids of rules that no table has any more."""
    signed = record.signed_at.date()
    said = [
        rule.citation if (rule := known.get(id_)) else id_
        for id_ in kept.rules
        if not _stands(known.get(id_), signed, today)
    ]
    return tuple(dict.fromkeys(said))


def _stands(rule: Rule | None, signed: date, today: date) -> bool:
    return rule is not None and rule.is_live(today) and rule.verified_on <= signed


def why_due(row: Row, done: list[Act], today: date) -> str:
    """Why a person should read this rule again; empty when nothing asks for it."""
    state, ends = standing(row, done), row.rule.effective_to
    if state == CHANGED:
        return "it changed since it was checked"
    if state == LOST:
        return "what was done to it was changed from outside"
    if state != ON or not done:
        return ""
    if ends and ends < today:
        return f"it ended on {ends}"
    if ends and ends - today <= SOON_OVER:
        return f"it ends on {ends}"
    last = done[-1]
    if today - last.on > A_CHECK_HOLDS:
        return f"checked by {last.by} on {last.on}, over a year ago"
    return ""
