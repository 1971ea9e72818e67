"""Who may ask her for something: she tells a member of her team one name, and asks may come."""

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import ClassVar

from crypto.errors import CannotOpenError
from webapp.account.accounts import known_card
from webapp.care.people import COMPARED, Person
from webapp.care.records import Record, only_record, records, save
from webapp.care.voices import Profile
from webapp.database import Store, transaction
from webapp.space import kinds
from webapp.space.authority import authority_over
from webapp.space.books import note_in_book, open_book
from webapp.space.exclusions import is_excluded
from webapp.space.inbox import Message, drop, messages, post
from webapp.space.opening import OpenSpace
from webapp.space.people import Card, Hand
from webapp.space.refused import NotGrantedError
from webapp.team.introductions import person_with

INTRODUCED = "introduced"
ASKERS = ("member",)


@dataclass(frozen=True, kw_only=True)
class Door(Record):
    """Whether one person's questions reach her. It lies among what only she can open, so that
    nobody who keeps the keys with her opens it for somebody."""

    kind: ClassVar[str] = "door"
    account: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class Introduced:
    """A space that a member knows of, by the name he was told; `asked_on` is his own last day
    of asking. Nothing here changes by what she does later."""

    space: str
    called: str
    asked_on: str = ""


def may_ask(space: OpenSpace, account: str) -> bool:
    """Whether what this person asks comes before her."""
    door = _door(space, account)
    return bool(door and door.is_open) and not is_excluded(space.store, space.id, account)


def door_shown(space: OpenSpace, account: str) -> str:
    """What her page about a person offers: "open", "shut", or nothing for who can't be let ask.
    That somebody is kept away must not show there, so it is not looked at."""
    door = _door(space, account)
    if door and door.is_open:
        return "open"
    person = person_with(space, account)
    return "shut" if person and _true_card(space, person) else ""


def let_ask(space: OpenSpace, account: str) -> None:
    """He learns the name he may use, once; then his questions reach her. NotGrantedError for
    somebody who is no member, or whose card is not the one that was checked."""
    person = person_with(space, account)
    card = _true_card(space, person) if person else None
    if card is None:
        raise NotGrantedError("nobody who can ask")
    door = _door(space, account)
    with transaction(space.store.db):
        if door is None and not is_excluded(space.store, space.id, account):
            profile = only_record(space.section(kinds.VOICE), Profile)
            said = {"called": profile.name_for(account)}
            post(space.store, space.me, card, INTRODUCED, said, space=space.id)
        save(space, kinds.PRIVATE, replace(door or Door(account=account), is_open=True))


def ask_no_more(space: OpenSpace, account: str) -> None:
    """What this person asks from now on goes nowhere, and he is not told."""
    door = _door(space, account)
    if door is not None:
        save(space, kinds.PRIVATE, replace(door, is_open=False))


def introduced_to(store: Store, me: Hand) -> list[Introduced]:
    """The spaces a member was told of, by name. What arrived is kept in his own book."""
    for message in messages(store, me):
        if message.kind == INTRODUCED:
            _note(store, me, message)
    book = open_book(store, me)
    known = [
        Introduced(space, said["called"], said.get("asked_on", ""))
        for space, said in book.items()
        if "called" in said
    ]
    return sorted(known, key=lambda one: (one.called.casefold(), one.space))


def the_introduction(store: Store, me: Hand, space: str) -> Introduced:
    """One of them. NotGrantedError for a space he was never told of, there or not."""
    found = next((one for one in introduced_to(store, me) if one.space == space), None)
    if found is None:
        raise NotGrantedError("never told of it")
    return found


def note_asked(store: Store, me: Hand, space: str) -> None:
    """He asked today: the days until he may ask again run from his own asking alone."""
    note_in_book(store, me, space, asked_on=store.now.isoformat())


def _note(store: Store, me: Hand, message: Message) -> None:
    with transaction(store.db):
        with suppress(NotGrantedError, CannotOpenError, KeyError, TypeError):
            # Only whose space it is says a name for it.
            if authority_over(store, message.space).owner.keys == message.author.keys:
                note_in_book(store, me, message.space, called=str(message.body["called"]))
        drop(store, me, message.id)


def _door(space: OpenSpace, account: str) -> Door | None:
    doors = records(space.section(kinds.PRIVATE), Door)
    return next((door for door in doors if door.account == account), None)


def _true_card(space: OpenSpace, person: Person) -> Card | None:
    """The card of today, if it is the one that was checked."""
    card = known_card(space.store, person.account)
    if card is None:
        return None
    held = person.how != COMPARED or person.is_proven(space.id, space.authority.owner)
    is_same = card.fingerprint == person.fingerprint and not person.says_anew(card)
    is_one = card.kind in ASKERS and person.is_checked and held and is_same
    return card if is_one else None
