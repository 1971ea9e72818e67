"""What reached the advocate: calls for help, and shares with a parent or caregiver."""

from dataclasses import dataclass
from datetime import datetime

from crypto.errors import CannotOpenError
from webapp.account.accounts import card_of
from webapp.care.talks import TALK, TALK_SEEN, Talk
from webapp.care.upsets import UPSET, Upset
from webapp.database import Store, transaction
from webapp.i18n import lazy_gettext as _
from webapp.space.authority import authority_over
from webapp.space.books import open_book
from webapp.space.grants import all_grants
from webapp.space.inbox import Message, drop, messages, post
from webapp.space.people import Hand
from webapp.space.refused import NotGrantedError
from webapp.team.asks import SAID_NO
from webapp.team.keepers import KEEPER_GONE
from webapp.team.signer_news import signer_news

CALL, SEEN, GUARDIAN_SHARE = "not-safe", "seen", "guardian-share"
WORDS = (GUARDIAN_SHARE, SAID_NO, UPSET)
ANSWERED_BY = {CALL: SEEN, TALK: TALK_SEEN}
REACH = {
    "here": _("Write here"),
    "call": _("Call"),
    "person": _("Come and talk, alone"),
    "none": _("Don't make contact. Just know."),
}


@dataclass(frozen=True)
class Call:
    """Who called, in their words, and how to reach them first."""

    id: str
    name: str
    space: str
    words: str
    how: str
    reach: str
    at: datetime


@dataclass(frozen=True)
class GuardianShare:
    """She lets a parent or caregiver see something from `starts` on: time to ask her, by her
    safe way, whether that is what she wants."""

    id: str
    name: str
    space: str
    person: str
    starts: datetime


@dataclass(frozen=True)
class SaidNo:
    """She said no to what somebody asked; what that was is not said."""

    id: str
    name: str
    person: str


@dataclass(frozen=True)
class KeeperGone:
    """`person` kept the keys of `name` too, and was told to stop."""

    id: str
    name: str
    person: str


def calls(store: Store, me: Hand) -> list[Call]:
    """Urgent ones that nobody has answered from here, oldest first."""
    book = open_book(store, me)
    return [_call(message, book) for message in _waiting(store, me, CALL)]


def talks(store: Store, me: Hand) -> list[Talk]:
    """Who wants to talk and was not answered from here, oldest first."""
    found = [_call(message, open_book(store, me)) for message in _waiting(store, me, TALK)]
    return [Talk(one.id, one.name, one.how, one.reach, one.at) for one in found]


def guardian_shares(store: Store, me: Hand) -> list[GuardianShare]:
    """Shares with a parent or caregiver that this advocate has not put away."""
    book = open_book(store, me)
    return [
        GuardianShare(
            message.id, book.get(message.space, {}).get("name", ""), message.space,
            message.body["person"], datetime.fromisoformat(message.body["starts"]),
        )
        for message in _waiting(store, me, GUARDIAN_SHARE)
    ]  # fmt: skip


def answers_no(store: Store, me: Hand) -> list[SaidNo]:
    """Whom a youth told no, each said once."""
    book = open_book(store, me)
    return [
        SaidNo(m.id, book.get(m.space, {}).get("name", ""), m.body["person"])
        for m in _waiting(store, me, SAID_NO)
    ]


def keepers_gone(store: Store, me: Hand) -> list[KeeperGone]:
    """Who kept a plan with a youth, beside this advocate, and ended that."""
    book, found = open_book(store, me), [m for m in messages(store, me) if m.kind == KEEPER_GONE]
    return [
        KeeperGone(m.id, book.get(m.space, {}).get("name", ""), m.author.name)
        for m in found
        if _has_kept(store, m)
    ]


def _has_kept(store: Store, message: Message) -> bool:
    """Only whose own grant was there and has ended says so."""
    try:
        known, _failed = all_grants(store, authority_over(store, message.space))
    except (NotGrantedError, CannotOpenError):
        return False
    own = [grant for grant in known if grant.keys == message.author.keys]
    return any(grant.ended_at and not grant.release for grant in own)


def spaces_with_yeses(store: Store, me: Hand) -> list[tuple[str, str]]:
    """Where somebody was asked for a yes and there is word of it: the space and her name."""
    book = open_book(store, me)
    spaces = dict.fromkeys(news.space for news in signer_news(store, me))
    return [(space, book.get(space, {}).get("name", "")) for space in spaces]


def upsets(store: Store, me: Hand) -> list[Upset]:
    """Who is upset about what was told without their OK, oldest first."""
    book = open_book(store, me)
    return [
        Upset(
            message.id, book.get(message.space, {}).get("name", ""), message.space,
            datetime.fromisoformat(message.body["told"]), message.body.get("was_opened") is True,
        )
        for message in _waiting(store, me, UPSET)
    ]  # fmt: skip


def put_away(store: Store, me: Hand, id_: str) -> None:
    """Take a word that was read off the page. NotGrantedError when absent."""
    words = {m.id for kind in WORDS for m in _waiting(store, me, kind)}
    if id_ not in words | {one.id for one in keepers_gone(store, me)}:
        raise NotGrantedError("no such word")
    drop(store, me, id_)


def answer(store: Store, me: Hand, id_: str) -> None:
    """Say back that it was seen, and take it off the page. NotGrantedError when absent."""
    every = [m for kind in ANSWERED_BY for m in _waiting(store, me, kind)]
    found = next((m for m in every if m.id == id_), None)
    if found is None:
        raise NotGrantedError("no such call")
    with transaction(store.db):
        back = ANSWERED_BY[found.kind]
        post(store, me, card_of(store, found.author.account), back, {}, space=found.space)
        drop(store, me, id_)


def _waiting(store: Store, me: Hand, kind: str) -> list[Message]:
    every = [m for m in messages(store, me) if m.kind == kind]
    return [m for m in every if _is_from_owner(store, m)]


def _is_from_owner(store: Store, message: Message) -> bool:
    """Only whose space it is can call from it: nobody else can send the advocate running."""
    try:
        return authority_over(store, message.space).owner.keys == message.author.keys
    except (NotGrantedError, CannotOpenError):
        return False


def _call(message: Message, book: dict) -> Call:
    said = message.body
    name = book.get(message.space, {}).get("name") or said.get("called", "")
    return Call(
        message.id, name, message.space, said.get("words", ""), said.get("how", ""),
        REACH.get(said.get("reach"), REACH["here"]), message.written_at,
    )  # fmt: skip
