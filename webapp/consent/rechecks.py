"""Sharing to look at again: it rests on a rule which counts no more, or was checked anew after she
signed, or nobody knows on which; or somebody read older words before a yes (PCF and NNEDV ask for
this list and for that of rules, which is in `due_rules`)."""

from dataclasses import dataclass
from datetime import date

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.care.people import KeptRelease
from webapp.care.readers import names_in
from webapp.care.records import records
from webapp.care.release_record import ReleaseRecord
from webapp.care.signed_texts import NEWEST, SHARE, SIGNER
from webapp.care.terms import last_day, record_in
from webapp.consent.checks import goes_on
from webapp.consent.given import given
from webapp.consent.rule_rows import Rule
from webapp.space import kinds
from webapp.space.opening import OpenSpace
from webapp.space.signatures import read


@dataclass(frozen=True)
class Recheck:
    """One sharing that runs: for whom, its last day, and why it is looked at again. `citations`
    are the laws that have changed behind it."""

    name: str
    day: date
    citations: tuple[str, ...] = ()
    words_changed: bool = False
    rule_is_unknown: bool = False

    @property
    def is_due(self) -> bool:
        """Whether anything is a reason."""
        return bool(self.citations) or self.words_changed or self.rule_is_unknown


def rechecks(space: OpenSpace, rules: tuple[Rule, ...]) -> list[Recheck]:
    """What she shares and should look at again with somebody, soonest end first. NotGrantedError
    for who can't read what she shares, ChangedBehindError where that part does not hold."""
    known, names = {rule.id: rule for rule in rules}, names_in(space)
    found = []
    for kept in records(space.section(kinds.SHARING), KeptRelease):
        if record := _running(kept, space):
            name = names.get(kept.reader) or record.recipient.name
            found.append(
                Recheck(
                    name, last_day(record.ends_at),
                    citations=_changed(kept, record, known, space.store.today),
                    words_changed=_read_older_words(space, kept, record),
                    rule_is_unknown=_names_no_rule(kept, record),
                )
            )  # fmt: skip
    return sorted((one for one in found if one.is_due), key=lambda one: (one.day, one.name))


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


def _read_older_words(space: OpenSpace, kept: KeptRelease, record: ReleaseRecord) -> bool:
    others = {one.about.get("version") for one in given(space, kept)}
    return record.text.version != NEWEST[SHARE] or bool(others - {NEWEST[SIGNER]})


def _names_no_rule(kept: KeptRelease, record: ReleaseRecord) -> bool:
    """It was signed before a copy named its rules, though somebody had to sign by one."""
    return not kept.rules and bool(record.signers or kept.others)


def _stands(rule: Rule | None, signed: date, today: date) -> bool:
    return rule is not None and rule.is_live(today) and rule.verified_on <= signed
