"""What was opened in an emergency: four hours each, kept by the server beside the grant."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from crypto.errors import CannotOpenError
from webapp.database import Store
from webapp.space.grants import EMERGENCY, Grant
from webapp.space.scopes import Scope

OPEN_FOR = timedelta(hours=4)


@dataclass(frozen=True)
class Opening:
    """One emergency: who opened which sections, why, and how the look-back ended."""

    id: str
    grant: str
    reader: str
    sections: tuple[str, ...]
    reason: str
    at: datetime
    until: datetime
    is_rekeyed: bool = False
    reviewed_by: str = ""
    outcome: str = ""

    def is_open(self, now: datetime) -> bool:
        """One second past the four hours it is not."""
        return self.at <= now < self.until


def is_for_emergencies(grant: Grant) -> bool:
    """A grant that opens nothing on an ordinary day."""
    return grant.rights == {EMERGENCY}


def at_work(store: Store, grant: Grant) -> Grant | None:
    """The grant as far as it opens now: an ordinary one as it is, one for emergencies cut to
    what was opened in the last four hours, and None where nothing was."""
    if not is_for_emergencies(grant):
        return grant
    now = [one for one in openings_of(store, grant) if one.is_open(store.now)]
    parts = {s: grant.scope.parts[s] for one in now for s in one.sections if s in grant.scope.parts}
    return replace(grant, scope=Scope(parts)) if parts else None


def openings_of(store: Store, grant: Grant) -> list[Opening]:
    """Every emergency under one grant, oldest first. A row that somebody changed opens nothing,
    and keeps nobody from the rest."""
    rows = store.db.execute(
        "select id, sealed_facts from emergencies where grant_id = ? order by rowid", [grant.id]
    ).fetchall()
    found = []
    for id_, sealed in rows:
        with suppress(CannotOpenError):
            found.append(_read(store, grant, id_, sealed))
    return found


def _read(store: Store, grant: Grant, id_: str, sealed: bytes) -> Opening:
    facts = store.seal.open_facts("emergencies", "sealed_facts", id_, sealed)
    if facts["grant"] != grant.id:
        raise CannotOpenError
    times = {name: datetime.fromisoformat(facts[name]) for name in ("at", "until")}
    return Opening(**(facts | times | {"sections": tuple(facts["sections"]), "id": id_}))


def keep_opening(store: Store, one: Opening) -> None:
    """Store it, or what became of it."""
    facts = {**vars(one), "sections": list(one.sections)}
    facts |= {"at": one.at.isoformat(), "until": one.until.isoformat()}
    sealed = store.seal.seal_facts("emergencies", "sealed_facts", one.id, facts)
    store.db.execute(
        "insert into emergencies values (?, ?, ?)"
        " on conflict (id) do update set sealed_facts = excluded.sealed_facts",
        [one.id, one.grant, sealed],
    )


def past_openings(store: Store, known: list[Grant]) -> list[Opening]:
    """Those that are over and whose sections were not re-keyed since."""
    grants = [grant for grant in known if is_for_emergencies(grant)]
    every = [one for grant in grants for one in openings_of(store, grant)]
    return [one for one in every if one.until <= store.now and not one.is_rekeyed]


def note_rekeyed(store: Store, openings: list[Opening], done: set[str]) -> None:
    """What the reader may have kept opens nothing that is written from now on."""
    for one in openings:
        if set(one.sections) <= done:
            keep_opening(store, replace(one, is_rekeyed=True))
