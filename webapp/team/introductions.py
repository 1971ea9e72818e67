"""An advocate introduces somebody to a young person; she pins the card, and nobody else can."""

from dataclasses import replace

from crypto.errors import CannotOpenError
from webapp.account.accounts import NoSuchAccountError, card_of, known_account
from webapp.care.filing import files
from webapp.care.people import COMPARED, VOUCHED, Person, proof_of
from webapp.care.readers import running_grants
from webapp.care.records import records, save
from webapp.space import kinds
from webapp.space.inbox import Message, post
from webapp.space.opening import OpenSpace
from webapp.space.people import Card, Hand, Signer
from webapp.space.refused import NotGrantedError
from webapp.team.trusted import SUPPORTER, came_in
from webapp.team.vouches import vouches_for

INTRODUCTION = "introduction"
KNOWN_KINDS = ("member", "advocate", "coordinator", "supporter", "guardian")


def introduce(store, advocate: Hand, youth: Card, who: Card, *, space: str) -> str:
    """Leave a card in her inbox; she meets it under "my people" after her next sign-in."""
    return post(store, advocate, youth, INTRODUCTION, {"card": who.as_body()}, space=space)


@files(INTRODUCTION)
def file_introduction(space: OpenSpace, message: Message) -> None:
    """Keep the card if it is the one this account really has, and an advocate on her team left
    it. Whether the card was checked is read from signed vouches."""
    if not space.is_owner:
        raise NotGrantedError("only the owner keeps people")
    if not _is_on_her_team(space, message.author):
        raise NotGrantedError("introduces nobody here")
    said = Card.of(message.body["card"])
    try:
        card = card_of(space.store, said.account)
    except (NoSuchAccountError, CannotOpenError):
        raise NotGrantedError("no such account") from None
    if card != said or card.kind not in KNOWN_KINDS:
        raise NotGrantedError("not the card this account has")
    if card.kind == SUPPORTER:
        came_in(space, card)
    meet(space, card, vouched_by=message.author)


def _is_on_her_team(space: OpenSpace, author: Card) -> bool:
    """An advocate who can open something of hers today. That she pinned somebody once is not
    enough: whoever she dismissed puts nobody among her people, with no word to her about it."""
    keys = {grant.keys for grant in running_grants(space)}
    account = known_account(space.store, author.account)
    return author.keys in keys and account is not None and account.kind == "advocate"


def meet(space: OpenSpace, card: Card, *, vouched_by: Card | None = None) -> Person:
    """Keep somebody among her people. Whoever is checked already stays checked; a card with
    new keys is one that nobody has checked. A vouch counts by the keys of the card given, which
    she knows: those in the voucher's account today may be somebody else's."""
    was = person_with(space, card.account)
    if was and was.fingerprint == card.fingerprint and was.is_checked:
        return was
    vouches = vouches_for(space.store, card.account) if vouched_by else []
    known = [vouch for vouch in vouches if vouch.by.keys == vouched_by.keys]
    how, by = (VOUCHED, known[0].by.name) if known else ("", "")
    person = replace(
        was or Person(account=card.account, name=card.name),
        card=card.as_body(), fingerprint=card.fingerprint, how=how, by=by,
    )  # fmt: skip
    return save(space, kinds.SHARING, person)


def compared(space: OpenSpace, person: Person, card: Card, owner: Signer) -> Person:
    """She compared the six words in person: this card is pinned as theirs, by her signature."""
    pinned = replace(
        person, card=card.as_body(), fingerprint=card.fingerprint, how=COMPARED, by="",
        proof=proof_of(owner, space.id, card),
    )  # fmt: skip
    return save(space, kinds.SHARING, pinned)


def person_with(space: OpenSpace, account: str) -> Person | None:
    """One of her people by account id."""
    people = records(space.section(kinds.SHARING), Person)
    return next((person for person in people if person.account == account), None)
