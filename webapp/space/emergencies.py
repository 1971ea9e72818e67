"""What was opened in an emergency: four hours each, kept by the server beside the grant."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from crypto.errors import CannotOpenError
from webapp.database import Store, transaction
from webapp.space.grants import EMERGENCY, Grant
from webapp.space.scopes import Scope

OPEN_FOR = timedelta(hours=4)
REMEMBERED = timedelta(days=365)
"""How long the server tells staff of it, and how long it keeps the sentence at most."""


@dataclass(frozen=True)
class Opening:
    """One emergency: who opened which sections, why, and how the look-back ended. Where a law
    kept it shut, it is over in the moment in which it was tried. The reason is here only until
    somebody has looked back on it, and never longer than a year; in her log it stays."""

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
    is_refused: bool = False

    def is_open(self, now: datetime) -> bool:
        """One second past the four hours it is not."""
        return self.at <= now < self.until


def is_for_emergencies(grant: Grant) -> bool:
    """A grant that opens nothing on an ordinary day."""
    return grant.rights == {EMERGENCY}


def in_the_log(grant: Grant) -> dict[str, str]:
    """What lines about the grant say beside the rest, so that nobody takes it for a share."""
    return {"only": EMERGENCY} if is_for_emergencies(grant) else {}


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
            found.append(_read(store, grant.id, id_, sealed))
    return found


def openings_everywhere(store: Store) -> list[tuple[str, Opening]]:
    """Every emergency on this server with the id of its space, oldest first: for whoever looks
    back on them. A row that somebody changed is left out; her log still names what it was."""
    rows = store.db.execute(
        "select g.space_id, e.grant_id, e.id, e.sealed_facts from emergencies e"
        " join grants g on g.id = e.grant_id order by e.rowid"
    ).fetchall()
    found = []
    for space, grant, id_, sealed in rows:
        with suppress(CannotOpenError):
            found.append((space, _read(store, grant, id_, sealed)))
    return found


def _read(store: Store, grant: str, id_: str, sealed: bytes) -> Opening:
    facts = store.seal.open_facts("emergencies", "sealed_facts", id_, sealed)
    if facts["grant"] != grant:
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
        " on conflict (id) do update set"
        " grant_id = excluded.grant_id, sealed_facts = excluded.sealed_facts",
        [one.id, one.grant, sealed],
    )


def forget_sentences(store: Store) -> None:
    """What was typed goes after a year, also where nobody looked back on it or a law kept it shut.
    Who, when and how it ended stay: decisions are kept, discussion is not."""
    rows = store.db.execute("select grant_id, id, sealed_facts from emergencies").fetchall()
    for grant, id_, sealed in rows:
        with suppress(CannotOpenError):
            one = _read(store, grant, id_, sealed)
            if one.reason and one.at <= store.now - REMEMBERED:
                with transaction(store.db):
                    keep_opening(store, replace(one, reason=""))


def move_openings(store: Store, old: Grant, new: str) -> None:
    """Her new keys signed the same permission anew: what was opened by the old paper is not
    forgotten with it, and is over. Whoever needs more says so anew."""
    for one in openings_of(store, old):
        keep_opening(store, replace(one, grant=new, until=min(one.until, store.now)))


def past_openings(store: Store, known: list[Grant]) -> list[Opening]:
    """Those that are over and whose sections were not re-keyed since."""
    grants = [grant for grant in known if is_for_emergencies(grant)]
    every = [one for grant in grants for one in openings_of(store, grant)]
    opened = [one for one in every if not one.is_refused]
    return [one for one in opened if one.until <= store.now and not one.is_rekeyed]


def note_rekeyed(store: Store, openings: list[Opening], done: set[str]) -> None:
    """What the reader may have kept opens nothing that is written from now on."""
    for one in openings:
        if set(one.sections) <= done:
            keep_opening(store, replace(one, is_rekeyed=True))
