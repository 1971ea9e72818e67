"""Keeping somebody away, and letting them back: what ends in that second, and who reads of it."""

from typing import BinaryIO

from webapp.account.accounts import known_card
from webapp.care.file_fields import bare_file
from webapp.database import Store, transaction, truncate_wal
from webapp.holds import papers
from webapp.space import trail
from webapp.space.ends import NOT_SIGNED, has_ended
from webapp.space.grants import LIVE, OWNER_GRANT, WAITING, Grant, all_grants
from webapp.space.inbox import post
from webapp.space.links import ids_of
from webapp.space.opening import OpenSpace
from webapp.space.people import Hand
from webapp.space.refused import NotGrantedError
from webapp.space.rekey import settle
from webapp.space.stops import stop_without_keys
from webapp.team.holds import UNKNOWN_NAME, kept_away, say
from webapp.team.home_lists import skip_home_list
from webapp.team.invites import end_open
from webapp.team.keepers import urgent_readers
from webapp.team.kept import DESK, HERS, HERS_UNDONE, HOLD, LIFT, OUTSIDE, Kept, Voice


def she_keeps_away(space: OpenSpace, account: str) -> None:
    """Her one tap. In her log and her copies it looks like any stop of hers: whoever reads over
    her shoulder learns no more than that. What home would be told is not asked either, as after
    any "Skip"."""
    with transaction(space.store.db):
        skip_home_list(space, account)
        _shut(space, account, Voice(HERS, space.store.now, space.me.account), space.me, "stopped")
    _leave_no_log(space.store)


def she_lets_back(space: OpenSpace, account: str) -> None:
    """Her word is undone. What was ended stays ended, and what staff said stands."""
    if kept_away(space.store, space.id, account).by_her:
        with transaction(space.store.db):
            said = Voice(HERS_UNDONE, space.store.now, space.me.account)
            say(space.store, space.id, account, said)
            trail.note(space.store, space.id, space.me, "let-back", who=account)


def staff_keep_away(
    space: OpenSpace, account: str, order: str = "", reason: str = "", paper: BinaryIO | None = None
) -> Kept:
    """The first one acts at once. In her log it looks like an end that came by itself; she
    reads who did it on that person's page. With a paper it is all or nothing: NotGrantedError,
    and what a file is not kept for (`care.file_fields.REFUSALS`)."""
    id_, bare = (papers.new_id(), bare_file(paper)) if paper else ("", None)
    with transaction(space.store.db):
        kept = _shut(space, account, _voice(space, HOLD, order, reason, id_), None, "ended")
        if bare:
            # After the door is shut: whoever kept keys until now has none that opens it.
            papers.keep(space, id_, account, bare)
    _leave_no_log(space.store)
    return kept


def staff_let_back(space: OpenSpace, account: str) -> Kept:
    """One voice for taking it off; the second one, of another place of work, does it."""
    with transaction(space.store.db):
        trail.note(space.store, space.id, space.me, "let-back", who=account)
        return say(space.store, space.id, account, _voice(space, LIFT))


def knows_from_outside(space: OpenSpace) -> None:
    """A member shuts his own door, until staff open it again."""
    _shut(space, space.me.account, _voice(space, OUTSIDE), space.me, "outside")


def note_at_the_desk(space: OpenSpace, account: str) -> None:
    """Somebody who is kept away asked at the desk: a try, once a day as all of theirs. Whoever
    else keeps her keys reads it beside the hold; NotGrantedError where nothing stands."""
    store = space.store
    with transaction(store.db):
        kept = kept_away(store, space.id, account)
        if not kept.is_shut:
            raise NotGrantedError("not kept away")
        if all(voice.at.astimezone(store.zone).date() != store.today for voice in kept.at_the_desk):
            trail.note(store, space.id, space.me, "asked-at-desk", who=account)
            say(store, space.id, account, _voice(space, DESK))


def tell_of_unclear(space: OpenSpace, name: str, *, many: int, back: bool = False) -> None:
    """Nobody is known by this name, or `many` are: who reads her urgent words finds out whom it
    means. Not who typed it: such a line comes for unclear names alone. `back` is to let back."""
    said = {"name": name, "many": many, "back": back}
    others = [one.card for one in urgent_readers(space) if one.card.account != space.me.account]
    for card in others:
        post(space.store, space.me, card, UNKNOWN_NAME, said, space=space.id)


def _shut(space: OpenSpace, account: str, voice: Voice, actor: Hand | None, why: str) -> Kept:
    store = space.store
    with transaction(store.db):
        for grant in _resting_on(space, account):
            said = NOT_SIGNED if grant.state == WAITING and actor is None else why
            stop_without_keys(store, space.id, grant.id, why=said, actor=actor)
        _end_codes(space, account)
        trail.note(store, space.id, space.me, "kept-away", who=account)
        kept = say(store, space.id, account, voice)
        if space.is_keeper:
            settle(space)
    _leave_no_log(store)
    return kept


def _leave_no_log(store: Store) -> None:
    if not store.db.conn.in_transaction:
        truncate_wal(store.db)


def _end_codes(space: OpenSpace, account: str) -> None:
    """So that nobody comes back under another name. Who has no account is a parent to be."""
    card = known_card(space.store, account)
    kind = card.kind if card else "guardian"
    if kind in ("guardian", "supporter"):
        end_open(space.store, space.id, kind)


def _resting_on(space: OpenSpace, account: str) -> list[Grant]:
    """All that lets this person read, and all that rests on their signature, under whatever id
    they signed: on paper before they joined, or on their own phone since."""
    known, _failed = all_grants(space.store, space.authority)
    open_ = [g for g in known if g.state in (LIVE, WAITING) and OWNER_GRANT not in g.rights]
    ids = ids_of(space.store, space.id, account)
    named = [g for g in open_ if g.reader in ids or (g.needs and ids & set(g.needs.signers))]
    return [grant for grant in named if not has_ended(space.store, grant.id)]


def _voice(space: OpenSpace, kind: str, *why: str) -> Voice:
    me = space.me
    return Voice(kind, space.store.now, me.account, me.card.agency, *why)
