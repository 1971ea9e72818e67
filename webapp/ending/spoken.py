"""She told a member of staff whom to stop: a name is typed, and what is shared with it ends."""

import unicodedata
from collections.abc import Iterable
from contextlib import suppress

from crypto.errors import CannotOpenError
from webapp.account.accounts import NoSuchAccountError, card_of, known_signed_card
from webapp.care.readers import names_in
from webapp.care.spoken_stops import SAID_STOP
from webapp.care.withdrawals import SPOKEN, withdrawal_of
from webapp.database import transaction
from webapp.space import trail
from webapp.space.grants import Grant, all_grants
from webapp.space.inbox import post
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError
from webapp.space.stops import stop_without_keys
from webapp.team.keepers import end_keeping
from webapp.throttle import count_act

TRIES = ((5, 600), (12, 3600))
"""Names that one person may type about one space: (how many, within how many seconds)."""

TITLES = frozenset(
    {"coach", "det", "detective", "dr", "judge", "miss", "mr", "mrs", "ms", "mx", "officer", "prof"}
)


def count_name(space: OpenSpace) -> None:
    """Every name counts, whoever it is of: else a person could type through a list of names.
    TooManyTriesError when that is too many."""
    count_act("said stop", f"{space.me.account} {space.id}", TRIES)


def end_for(space: OpenSpace, name: str) -> None:
    """End everything that is shared with anybody of this name, and tell her what was typed.

    She is told in the same way when nobody has the name: what is done must not differ. Who keeps
    the plan with her is never ended by another's word, because that would cut her off from who
    helps her: there, she is only told. Their own word about themselves ends it.
    """
    meant, now = _meant(space, name), space.store.now.isoformat()
    papers, kept = [], _own_keeping(space, name)
    with transaction(space.store.db):
        trail.note(space.store, space.id, space.me, SAID_STOP)
        for grant in meant:
            stop_without_keys(space.store, space.id, grant.id, why="spoken", actor=space.me)
            paper = withdrawal_of(
                space.id, grant.release, grant.id, space.me, how=SPOKEN, at=now
            )  # fmt: skip
            papers.append(paper.dump())
        card = known_signed_card(space.store, space.me.account)
        end_keeping(space, kept)
        said = {"name": name, "papers": papers, "card": card, "kept": [one.id for one in kept]}
        post(space.store, space.me, space.authority.owner, SAID_STOP, said, space=space.id)


def _meant(space: OpenSpace, name: str) -> list[Grant]:
    """What runs, waits or is about to begin, with a release of hers, for somebody of this name.
    A family name is enough: what ended by mistake is undone by her words."""
    store, now, typed = space.store, space.store.now, folded(name)
    known, _failed = all_grants(store, space.authority)
    open_ = [g for g in known if g.release and not g.ended_at and g.ends_at > now]
    hers = names_kept(space)
    return [
        grant
        for grant in open_
        if is_called(typed, (card_name(space, grant.reader), hers.get(grant.reader, "")))
    ]


def _own_keeping(space: OpenSpace, name: str) -> list[Grant]:
    """What lets the person asking keep the plan with her, where it is their own name. Not the
    founder's before she takes over: without that, nobody would hold a key."""
    me = space.me.account
    if space.authority.is_owner(me) or not is_called(
        folded(name), (space.me.card.name, names_kept(space).get(me, ""))
    ):
        return []
    known, _failed = all_grants(space.store, space.authority)
    mine = [grant for grant in known if grant.reader == me and not grant.release]
    return [g for g in mine if not g.ended_at and g.ends_at > space.store.now]


def names_kept(space: OpenSpace) -> dict[str, str]:
    """What she calls them; nothing where that part was changed from outside. Then a name on a card
    has to do: a stop never waits for a row."""
    with suppress(ChangedBehindError):
        return names_in(space)
    return {}


def is_called(typed: frozenset[str], names: Iterable[str]) -> bool:
    """Whether every word that was typed is a word of one of the names."""
    return bool(typed) and any(typed <= folded(name) for name in names)


def folded(name: str) -> frozenset[str]:
    """The words of a name without case, accents, signs and titles. A title alone is a name."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    words = frozenset(letters.split())
    return (words - TITLES) or words


def card_name(space: OpenSpace, account: str) -> str:
    """How this account introduces itself; empty when there is none."""
    try:
        return card_of(space.store, account).name
    except (NoSuchAccountError, CannotOpenError):
        return ""
