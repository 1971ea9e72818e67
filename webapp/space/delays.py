"""When telling her was put off: until a day that comes by itself, whoever forgets it."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from crypto.box import BoxKey, seal_to
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.database import Store, transaction
from webapp.refusals import RefusalError
from webapp.space.mandate_rows import facts_of, keep_facts, let_holder
from webapp.space.mandates import DELAY, note_told
from webapp.space.opening import open_space
from webapp.space.people import Hand, Signer
from webapp.space.refused import NotGrantedError


class NoMoreDelayError(RefusalError):
    """It was put off once already: now only a court order does that."""


class TooLongDelayError(RefusalError):
    """No day that far away: somebody has to say it again before."""


LONGEST = timedelta(days=90)
"""As long as a court puts off telling somebody at a time elsewhere in the law (18 USC 2705(a)). A
day that one person typed must not keep it from her for years."""


@dataclass(frozen=True)
class PutOff:
    """A record that she may not read yet: who made it and when, and until when that goes.
    Nothing of what it says."""

    id: str
    discloser: str
    made_at: datetime
    told_at: datetime
    was_renewed: bool


def put_off(store: Store, me: Hand, space: str) -> list[PutOff]:
    """For whoever can open the space, save the owner: what a second person may decide about."""
    if open_space(store, me, space).is_owner:
        raise NotGrantedError("not hers to see before its day")
    rows = store.db.execute(
        "select id from mandates where told_on != '' and space_id = ? order by rowid", [space]
    ).fetchall()
    found = [(id_, facts_of(store, space, id_)) for (id_,) in rows]
    return [
        PutOff(
            id_, facts["discloser"], datetime.fromisoformat(facts["made"]),
            datetime.fromisoformat(facts["told"]), bool(facts["renewals"]),
        )
        for id_, facts in found
    ]  # fmt: skip


def renew(
    store: Store, second: Signer, space: str, id_: str, reason: str,
    *, court_order: str = "", until: datetime | None = None
) -> datetime:  # fmt: skip
    """Put it off seven days more, once, by a second person who can open the space; then only
    with the reference of a court order, until the day it names. Returns the new day.

    NotGrantedError for the discloser, for who has nothing open here, and once she may read it;
    NoMoreDelayError; TooLongDelayError for more than LONGEST from now.
    """
    with transaction(store.db):
        open_space(store, second, space)
        facts = facts_of(store, space, id_)
        told = datetime.fromisoformat(facts["told"])
        if second.account in (facts["discloser"], facts["owner"]):
            raise NotGrantedError("another person decides this")
        if not facts["held"] or store.now >= told:
            raise NotGrantedError("nothing to put off")
        if (facts["renewals"] or until) and not court_order:
            raise NoMoreDelayError("only a court order from here")
        later = until if court_order and until else told + DELAY
        if later <= told:
            raise NoMoreDelayError("that day is no later one")
        if later > store.now + LONGEST:
            raise TooLongDelayError("a court can say it again")
        by = {"by": second.account, "reason": reason, "court_order": court_order}
        renewals = [*facts["renewals"], {**by, "at": store.now.isoformat()}]
        keep_facts(store, id_, facts | {"told": later.isoformat(), "renewals": renewals})
    return later


def open_due(store: Store) -> int:
    """Open to her what was put off until now. Returns how many records that were."""
    rows = store.db.execute(
        "select id, space_id from mandates where told_on != '' and told_on <= ?",
        [store.now.date().isoformat()],
    ).fetchall()
    opened = 0
    for id_, space in rows:
        with suppress(CannotOpenError), transaction(store.db):
            opened += _open(store, space, id_)
    return opened


def open_due_in(store: Store, space: str) -> None:
    """The same for one space, so that her page need not wait for the sweeper. The day in clear,
    which whoever writes rows can change, is not asked here."""
    rows = store.db.execute("select id from mandates where space_id = ?", [space]).fetchall()
    for (id_,) in rows:
        with suppress(CannotOpenError), transaction(store.db):
            _open(store, space, id_)


def _open(store: Store, space: str, id_: str) -> bool:
    facts = facts_of(store, space, id_)
    told = datetime.fromisoformat(facts["told"])
    if not facts["held"] or store.now < told:
        return False
    let_holder(store, space, id_, facts["owner"], bytes.fromhex(facts["held"]))
    keep_facts(store, id_, facts | {"held": ""})
    made = datetime.fromisoformat(facts["made"])
    note_told(store, space, id_, facts["discloser"], made, told)
    return True


def move_mandate_keys(store: Store, me: Hand, space: str, old: BoxKey, new: bytes) -> None:
    """What one holder may read, now or from a later day, sealed to the holder's new box key."""
    index = store.seal.reader_index(me.account, space)
    with transaction(store.db):
        rows = store.db.execute(
            "select m.id, k.sealed from mandates m left join mandate_keys k"
            " on k.mandate_id = m.id and k.holder_index = ? where m.space_id = ?",
            [index, space],
        ).fetchall()
        for id_, sealed in rows:
            facts, where = (
                facts_of(store, space, id_),
                place(Tag.MANDATE_KEY, space, id_, me.account),
            )
            is_held = facts["held"] and facts["owner"] == me.account
            with suppress(CannotOpenError):
                if sealed:
                    fresh = seal_to(new, old.open(sealed, where), where)
                    store.db.execute(
                        "update mandate_keys set sealed = ? where mandate_id = ?"
                        " and holder_index = ?",
                        [fresh, id_, index],
                    )
                elif is_held:
                    fresh = seal_to(new, old.open(bytes.fromhex(facts["held"]), where), where)
                    keep_facts(store, id_, facts | {"held": fresh.hex()})
