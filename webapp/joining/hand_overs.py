"""A space begins with an advocate and becomes the youth's, with only what she says kept."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from crypto.labels import Tag
from webapp.account.accounts import card_of, update_facts
from webapp.account.unlocking import sign_slots
from webapp.care.people import COMPARED, Person, proof_of
from webapp.care.promises import Promise
from webapp.care.records import only_record, save
from webapp.care.voices import Profile
from webapp.care.writers import source_of
from webapp.database import Store, transaction, truncate_wal
from webapp.space import kinds
from webapp.space.authority import authority_over
from webapp.space.books import note_in_book
from webapp.space.damage import damages
from webapp.space.emergencies import at_work
from webapp.space.emergency import allow
from webapp.space.grants import EMERGENCY, REKEY, SEE, WRITE, Scope, all_grants, sign_grant
from webapp.space.links import change_link, link_in
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Card, Signer
from webapp.space.sharing import grant_to
from webapp.space.signatures import read
from webapp.space.spaces import Offer, found, offer_hand_over, take_over
from webapp.space.wraps import drop_wraps
from webapp.team.holds import follow
from webapp.team.introductions import introduce
from webapp.team.invites import (
    JOINED,
    NOT_THEM,
    SAME,
    Invite,
    InviteGoneError,
    change,
    finish,
    invite_of,
    number_of,
)
from webapp.team.staff import freeze_at_once
from webapp.team.vouches import vouch

POWERS = (REKEY, EMERGENCY)
"""What is ticked one by one. The last is a grant of its own: it opens nothing on other days."""

KEPT_FOR = timedelta(days=365)


class OtherWordsError(InviteGoneError):
    """The keys are not those whose words were on the page."""


@dataclass(frozen=True)
class Wanted:
    """What she says at the hand-over: `parts` her advocate may see and write in, `powers`
    ticked one by one; both empty means nobody for now."""

    called: str = ""
    hue: str = "sea"
    picture: str = "leaf"
    parts: tuple[str, ...] = ()
    powers: tuple[str, ...] = ()


def begin_space(
    store: Store, founder: Signer, name: str, picture: str, will: str, by: date | None
) -> OpenSpace:
    """A space for somebody who sits beside the advocate, her name for it in the address book,
    and the first promise."""
    with transaction(store.db):
        space = found(store, founder)
        note_in_book(store, founder, space.id, name=name, picture=picture)
        if will:
            promise_to(space, founder.card, will, by)
    return space


def promise_to(space: OpenSpace, card: Card, will: str, by: date | None) -> Promise:
    """What this adult said they would do for her."""
    said = Promise(who=card.account, name=card.name, text=will, by=by.isoformat() if by else "")
    return save(space, kinds.PROMISES, said, source=source_of(space))


def say_same(store: Store, invite: Invite, signer: Signer, seen: int) -> Invite:
    """The words were the same: the founder's half of the hand-over, or a vouch.

    OtherWordsError when the keys changed since the words were shown (`seen`).
    """
    card = card_of(store, invite.account)
    if invite.state != JOINED or number_of(invite, signer.card, card) != seen:
        raise OtherWordsError("not what was compared")
    with transaction(store.db):
        if invite.kind == "youth":
            space = open_space(store, signer, invite.space)
            offer = offer_hand_over(space, signer, card).document.dump()
            return change(store, invite, SAME, offer=offer)
        vouch(store, signer, card)
        if invite.space and invite.link:
            link = link_in(store, invite.space, invite.link)
            if link.account not in ("", card.account):
                raise InviteGoneError("somebody came for this person by another code")
            change_link(store, link, account=card.account)
            follow(store, invite.space, link.id, card.account)
        if invite.space:
            owner = authority_over(store, invite.space).owner
            introduce(store, signer, owner, card, space=invite.space)
        return finish(store, invite)


def say_not_them(store: Store, invite: Invite) -> None:
    """Somebody else joined: the account is frozen, and what was wrapped for it goes."""
    if invite.state not in (JOINED, SAME):
        raise InviteGoneError("nobody joined")
    with transaction(store.db):
        if invite.offer:
            drop_wraps(store, read(invite.offer, Tag.HANDOVER).hash.hex()[:32])
        change(store, invite, NOT_THEM, phone="", offer="")
        update_facts(store, invite.account, frozen=True)
    freeze_at_once(store, invite.account)


def readers_before(store: Store, space: str) -> list[str]:
    """Who else could open a part until now: it ends with the hand-over, and she is told."""
    authority = authority_over(store, space)
    known, _failed = all_grants(store, authority)
    running = [g for g in known if g.is_running(store.now) and at_work(store, g)]
    readers = {grant.reader for grant in running} - {authority.owner.account}
    return sorted(card_of(store, reader).name for reader in readers)


def take(store: Store, youth: Signer, invite: Invite, wanted: Wanted) -> OpenSpace:
    """She signs: the space is hers, re-keyed, and only what she ticked is opened again."""
    with transaction(store.db):
        if invite.state != SAME or invite_of(store, youth.account) != invite:
            raise InviteGoneError("nothing to take over")
        offer = Offer(invite.space, read(invite.offer, Tag.HANDOVER))
        space = take_over(store, youth, offer)
        keeper = space.authority.founder
        _save_profile(space, wanted)
        _pin(space, youth, keeper)
        if wanted.parts:
            _keep_keeper(store, youth, space, keeper, wanted)
        if wanted.parts and EMERGENCY in wanted.powers:
            _let_open(youth, space, keeper)
        finish(store, invite)
        sign_slots(store, youth)
    truncate_wal(store.db)
    return space


def _save_profile(space: OpenSpace, wanted: Wanted) -> None:
    profile = only_record(space.section(kinds.VOICE), Profile)
    called = wanted.called or profile.called
    new = replace(profile, called=called, hue=wanted.hue, picture=wanted.picture)
    save(space, kinds.VOICE, new, source="hers")


def _pin(space: OpenSpace, youth: Signer, keeper: Card) -> None:
    person = Person(
        account=keeper.account, name=keeper.name, card=keeper.as_body(),
        fingerprint=keeper.fingerprint, how=COMPARED, proof=proof_of(youth, space.id, keeper),
    )  # fmt: skip
    save(space, kinds.SHARING, person)


def _keep_keeper(
    store: Store, youth: Signer, space: OpenSpace, keeper: Card, wanted: Wanted
) -> None:
    sections = space.authority.sections
    shut = _shut(space)
    allowed = [k for k in kinds.SHARED_WITH_KEEPER if k in wanted.parts and k not in shut]
    document = sign_grant(
        youth, space.authority, keeper, Scope({sections[kind]: None for kind in allowed}),
        rights=frozenset({SEE, WRITE} | ({REKEY} & {*wanted.powers})),
        starts_at=store.now, ends_at=store.now + KEPT_FOR,
        purpose_hash="", release="", now=store.now,
    )  # fmt: skip
    grant_to(space, keeper, document)


def _let_open(youth: Signer, space: OpenSpace, keeper: Card) -> None:
    """The very private parts take a tick of their own, on that person's page, on any day."""
    whole = [kind for kind in kinds.FIRST_IN_EMERGENCIES if kind not in _shut(space)]
    if whole:
        allow(space, youth, keeper, whole, "")


def _shut(space: OpenSpace) -> set[str]:
    return {damage.kind for damage in damages(space) if damage.is_closed}
