"""An invite admits one person, once, within fifteen minutes; it carries no keys."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta

from crypto.compare import compare_number
from crypto.errors import CannotOpenError
from webapp.account.accounts import account_of, update_facts
from webapp.database import Store, transaction
from webapp.refusals import NotYoursError
from webapp.space.links import Link, links_of
from webapp.space.people import Card, Hand
from webapp.team.short_codes import code_from, new_short_code

LASTS = timedelta(minutes=15)
KEPT = timedelta(days=14)

OPEN, JOINED, SAME, NOT_THEM, DONE = "open", "joined", "same", "not-them", "done"
ADMITTING = (OPEN, NOT_THEM)
"""In these somebody may still be let in, by this code or by the next."""

STAFF = ("member", "advocate", "coordinator", "supervisor")
PHONE_ANSWERS = ("yes", "not-sure", "no")


class InviteGoneError(NotYoursError):
    """Never there, used or over: one answer for all of them."""


@dataclass(frozen=True)
class Invite:
    """What the server knows of it. `id` is the index of a code that is stored nowhere.

    `by` is the account that compares the words; empty when the command made it, which
    vouches for nobody. `said` is how the person is introduced. `phone` is a short code that
    goes when the invite ends. `offer` is the founder's signed half of a hand-over.
    """

    id: str
    kind: str
    ends_at: datetime
    by: str = ""
    space: str = ""
    said: dict = field(default_factory=dict)
    phone: str = ""
    state: str = OPEN
    account: str = ""
    offer: str = ""

    def is_open(self, now: datetime) -> bool:
        """Whether it still admits somebody."""
        return self.state == OPEN and now < self.ends_at

    @property
    def name(self) -> str:
        """How the person was introduced."""
        return self.said.get("name", "")

    @property
    def link(self) -> str:
        """Whom staff entered, where the invite is for somebody beside her at home."""
        return self.said.get("link", "")


def invite(
    store: Store, kind: str, *, by: str = "", space: str = "", phone: str = "", **said: str
) -> tuple[str, Invite]:
    """A new invite and its code, which nobody can find again afterwards."""
    code = new_short_code()
    id_ = store.seal.invite_index(code)
    made = Invite(id_, kind, store.now + LASTS, by, space, said, phone)
    with transaction(store.db):
        store.db.execute(
            "insert into invites values (?, ?, ?)",
            [id_, _sealed(store, made), store.now.date().isoformat()],
        )
    return code, made


def invite_again(store: Store, old: Invite) -> tuple[str, Invite]:
    """The same invite with a new code and new time; the old one admits nobody any more.
    InviteGoneError once somebody came by it."""
    with transaction(store.db):
        if _find(store, old.id) != old or old.state not in ADMITTING:
            raise InviteGoneError("somebody came by it")
        _forget(store, old.id)
        return invite(store, old.kind, by=old.by, space=old.space, phone=old.phone, **old.said)


def open_invite(store: Store, code: str) -> Invite:
    """What this code admits to; looking does not use it up. InviteGoneError otherwise."""
    found = _find(store, store.seal.invite_index(code_from(code)))
    if found is None or not found.is_open(store.now) or not _is_awaited(store, found):
        raise InviteGoneError("this code admits nobody")
    return found


def invite_by(store: Store, by: str, id_: str) -> Invite:
    """One of somebody's own invites. InviteGoneError for anybody else's."""
    found = _find(store, id_)
    if found is None or not by or found.by != by:
        raise InviteGoneError("no such invite")
    return found


def invite_of(store: Store, account: str) -> Invite:
    """The invite an account came in by, until it is done. InviteGoneError without one."""
    found = _find(store, account_of(store, account).facts.get("joining") or "")
    if found is None or found.account != account:
        raise InviteGoneError("not joining")
    return found


def join(store: Store, code: str, card: Card) -> Invite:
    """Use it up for one account. InviteGoneError when somebody else was faster, or too late."""
    with transaction(store.db):
        found = open_invite(store, code)
        update_facts(store, card.account, joining=found.id)
        return change(store, found, JOINED, account=card.account)


def change(store: Store, was: Invite, state: str, **changes: str) -> Invite:
    """Move an invite on. InviteGoneError when it is no longer what the caller saw."""
    with transaction(store.db):
        now = _find(store, was.id)
        if now != was:
            raise InviteGoneError("it went on meanwhile")
        new = replace(was, state=state, **changes)
        store.db.execute(
            "update invites set sealed_facts = ? where code_index = ?",
            [_sealed(store, new), new.id],
        )
    return new


def finish(store: Store, was: Invite) -> Invite:
    """Joining is over; what was said about the phone, and the signed offer, go with it."""
    with transaction(store.db):
        update_facts(store, was.account, joining=None)
        return change(store, was, DONE, phone="", offer="")


def number_of(invite: Invite, inviter: Card, joined: Card) -> int:
    """What both screens turn into six words."""
    return compare_number(invite.space, invite.id, inviter.fingerprint, joined.fingerprint)


def invites_of(store: Store, by: Hand, space: str) -> list[Invite]:
    """What somebody has going on for one space, the newest first."""
    mine = [i for i in _every(store) if (i.by, i.space) == (by.account, space)]
    return [i for i in mine[::-1] if _matters(i, store)]


def _matters(invite: Invite, store: Store) -> bool:
    return invite.state in (JOINED, SAME) or invite.is_open(store.now)


def forget_old(store: Store) -> int:
    """Each minute: invites that ended, and those nobody compared for two weeks, go."""
    old = [i for i in _every(store) if _is_old(i, store.now)]
    for gone in old:
        _forget(store, gone.id)
    return len(old)


def end_open(store: Store, space: str, kind: str) -> None:
    """Codes of one kind for one space admit nobody any more: who was sent away could come back
    by one under another name."""
    _end(store, lambda found: (found.space, found.kind) == (space, kind))


def end_open_of(store: Store, link: Link) -> None:
    """The codes for one person who was entered admit nobody any more."""
    _end(store, lambda found: (found.space, found.link) == (link.space, link.id))


def links_with_codes(store: Store, space: str) -> set[str]:
    """Who of those that were entered could come in by a code, or by the next one."""
    return {i.link for i in _every(store) if i.space == space and i.state in ADMITTING} - {""}


def _end(store: Store, is_meant: Callable[[Invite], bool]) -> None:
    with transaction(store.db):
        for found in _every(store):
            if found.state in ADMITTING and is_meant(found):
                _forget(store, found.id)


def _is_awaited(store: Store, invite: Invite) -> bool:
    """A code for somebody who was entered is worth what that entry is worth in this moment."""
    if not invite.link:
        return True
    known = links_of(store, invite.space)
    return any(one.id == invite.link and one.can_join(store.today) for one in known)


def _is_old(invite: Invite, now: datetime) -> bool:
    keep = KEPT if invite.state in (JOINED, SAME) else timedelta(hours=1)
    return invite.ends_at + keep <= now


def _forget(store: Store, id_: str) -> None:
    with transaction(store.db):
        store.db.execute("delete from invites where code_index = ?", [id_])


def _find(store: Store, id_: str) -> Invite | None:
    row = store.db.execute(
        "select code_index, sealed_facts from invites where code_index = ?", [id_]
    ).fetchone()
    return _read_if_whole(store, *row) if row else None


def _every(store: Store) -> list[Invite]:
    """All that can be read, oldest first: one row that somebody changed admits nobody, and holds
    nothing up."""
    rows = store.db.execute("select code_index, sealed_facts from invites order by rowid")
    found = (_read_if_whole(store, *row) for row in rows.fetchall())
    return [invite for invite in found if invite]


def _read_if_whole(store: Store, id_: str, sealed: bytes) -> Invite | None:
    with suppress(CannotOpenError):
        return _read(store, id_, sealed)
    return None


def _sealed(store: Store, invite: Invite) -> bytes:
    facts = {**asdict(invite), "ends_at": invite.ends_at.isoformat()}
    return store.seal.seal_facts("invites", "sealed_facts", invite.id, facts)


def _read(store: Store, id_: str, sealed: bytes) -> Invite:
    facts = store.seal.open_facts("invites", "sealed_facts", id_, sealed)
    return Invite(**{**facts, "ends_at": datetime.fromisoformat(facts["ends_at"])})
