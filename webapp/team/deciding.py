"""Who may do what: one pure function, default deny. The key is checked apart; both must say yes."""

from dataclasses import dataclass
from datetime import date, datetime

from webapp.space.grants import Grant, Scope

OPEN, SHARE, STOP, PROMISE = "open", "share", "stop", "promise"


@dataclass(frozen=True)
class Standing:
    """What the gates ask of a person. The three days are the last on which each still holds;
    None means never given. `is_kept_away` is about one space: she, or staff, said so."""

    kind: str
    agreement_until: date | None = None
    promise_until: date | None = None
    training_until: date | None = None
    is_frozen: bool = False
    is_kept_away: bool = False


@dataclass(frozen=True)
class Allowed:
    """Yes."""


@dataclass(frozen=True)
class Refused:
    """No, and why; the reason is told to the person asking, never to anybody else."""

    reason: str


OWNER_ACTS = {SHARE, STOP, OPEN}
KEEPER_ACTS = {STOP, OPEN}
KEPT_AWAY = "kept-away"


def may(
    person: Standing, act: str, scope: Scope, release: Grant | None, now: datetime, today: date
) -> Allowed | Refused:
    """Decide one act on one scope. Anything not said here is refused. `today` is the day that
    it is here: gates shut with a day of the place, releases with a moment."""
    if person.is_frozen:
        return Refused("frozen")
    if person.kind == "youth":
        return Allowed() if act in OWNER_ACTS else Refused("not-yours")
    if person.is_kept_away:
        return Refused(KEPT_AWAY)
    if release is None or not release.is_running(now) or not _covers(release.scope, scope):
        return Refused("no-release")
    gate = lapsed(person, today)
    if gate:
        return Refused(gate)
    if act == OPEN or (act == STOP and person.kind == "advocate"):
        return Allowed()
    return Refused("not-yours")


def lapsed(person: Standing, today: date) -> str:
    """The first gate that is shut: agreement, promise and training for a professional,
    promise for a supporter, none for a guardian (whose gate is the release)."""
    gates = {
        "agreement": person.agreement_until,
        "promise": person.promise_until,
        "training": person.training_until,
    }
    asked = {"guardian": (), "supporter": ("promise",)}.get(person.kind, tuple(gates))
    for gate in asked:
        until = gates[gate]
        if until is None or until < today:
            return gate
    return ""


def _covers(outer: Scope, inner: Scope) -> bool:
    for section, items in inner.parts.items():
        if section not in outer.parts:
            return False
        have = outer.parts[section]
        if have is not None and (items is None or not set(items) <= set(have)):
            return False
    return True
