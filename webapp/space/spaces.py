"""A space begins with its founder and becomes the youth's by one signed hand-over."""

from contextlib import suppress
from dataclasses import dataclass, replace

from crypto.box import BoxKey
from crypto.errors import CannotOpenError
from crypto.section import SectionKey
from webapp.database import Store, transaction, truncate_wal
from webapp.space import kinds, trail
from webapp.space.authority import (
    Authority,
    add_entry,
    authority_over,
    charter,
    hand_over_entry,
)
from webapp.space.damage import begin_anew, damage_in, take_out_damage
from webapp.space.grant_rows import add_owner_row
from webapp.space.grants import Grant, one_grant, owner_grant
from webapp.space.lists import SectionList, save_list
from webapp.space.memberships import remember_space
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Card, Hand, Signer
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.rekey import rekey, rekey_each
from webapp.space.signatures import Document
from webapp.space.wraps import add_wrap
from webapp.space.writing import Put, forget_versions, write

NEEDED = {kinds.VOICE, kinds.SHARING, kinds.LOG}
"""Without these nobody can be told who she is, whom she knows and who looked."""


def found(store: Store, founder: Signer) -> OpenSpace:
    """A new space with its sections, owned by its founder until the hand-over."""
    with transaction(store.db):
        id_, entry = charter(founder, store.now.isoformat())
        log = BoxKey.generate()
        today = store.now.date().isoformat()
        store.db.execute("insert into spaces values (?, ?, ?)", [id_, log.public, today])
        add_entry(store, id_, entry)
        authority = authority_over(store, id_)
        grant = _owner_row(store, authority)
        for section in authority.sections.values():
            _new_section(store, founder, grant, section)
        remember_space(store, founder.account, id_, founder.card.kind)
        trail.note(store, id_, founder, "founded")
        space = open_space(store, founder, id_)
        write(space, kinds.LOG, Put(kinds.LOG_KEY_ITEM, {"seed": log.seed.hex()}))
    return space


def _owner_row(store: Store, authority: Authority) -> Grant:
    return one_grant(store, authority, add_owner_row(store, authority))


def _new_section(store: Store, owner: Hand, grant: Grant, section: str) -> None:
    store.db.execute("insert into sections values (?, ?, 1, null)", [section, grant.space])
    save_list(store, owner, SectionList(grant.space, section, 1, 1, {}))
    add_wrap(store, owner, grant, SectionKey.generate(grant.space, section, 1))


def log_box(space: OpenSpace) -> BoxKey:
    """The key that opens the trail, for those who hold the log section."""
    return BoxKey(bytes.fromhex(_log_item(space).body["seed"]))


def _log_item(space: OpenSpace):
    items = space.section(kinds.LOG).items()
    found = next((item for item in items if item.kind == kinds.LOG_KEY_ITEM), None)
    if found is None:
        raise ChangedBehindError("the key of the log is gone")
    return found


def mend_log_key(space: OpenSpace) -> bool:
    """Put the key that lines are sealed to in its place again, where it is another than the owner
    holds. It stands in clear, for anybody to append: who writes rows can put their own there, and
    reads from then on what she can't. Whether that was so."""
    if not space.is_owner:
        return False
    store, hers = space.store, log_box(space).public
    with transaction(store.db):
        row = store.db.execute("select log_key from spaces where id = ?", [space.id]).fetchone()
        if row is None or row[0] == hers:
            return False
        store.db.execute("update spaces set log_key = ? where id = ?", [hers, space.id])
        trail.note(store, space.id, space.me, "log-key-put-back")
    return True


@dataclass(frozen=True)
class Offer:
    """A hand-over signed by the founder, waiting for the youth's own signature."""

    space: str
    document: Document


def offer_hand_over(space: OpenSpace, founder: Signer, youth: Card) -> Offer:
    """The founder's half, after both compared the six words: keys wrapped, entry signed.
    NotGrantedError once it is hers: from then on nobody else wraps a key for anybody."""
    store = space.store
    entry = hand_over_entry(space.id, founder, youth, store.now.isoformat())
    with transaction(store.db):
        if authority_over(store, space.id).handed_over:
            raise NotGrantedError("handed over already")
        grant = _as_owner_grant(space.authority, entry, youth)
        for kind in space.kinds:
            with suppress(ChangedBehindError, NotGrantedError):  # A shut part stays behind.
                add_wrap(store, founder, grant, space.fresh(kind).key)
        trail.note(store, space.id, founder, "offered-hand-over")
    return Offer(space.id, entry)


def take_over(store: Store, youth: Signer, offer: Offer) -> OpenSpace:
    """The youth's half: she signs, becomes the owner, and everything is re-keyed to her alone.

    Custody grants that she wants to keep are signed and wrapped after this. A section that
    somebody changed behind them keeps nothing up: it stays shut, or begins empty where she
    cannot do without it. CannotOpenError when the entry is not valid; a second hand-over changes
    nothing and is refused the same.
    """
    entry = offer.document.signed_by("owner", youth.identity)
    with transaction(store.db):
        before = authority_over(store, offer.space)
        add_entry(store, offer.space, entry)
        authority = authority_over(store, offer.space)
        if not authority.is_owner(youth.account) or before.handed_over:
            raise CannotOpenError
        grant = _owner_row(store, authority)
        space = OpenSpace(store, youth, authority, [grant], owner_grant(before))
        _take_out_of_other_hands(store, space, grant)
    truncate_wal(store.db)
    return open_space(store, youth, offer.space)


def _take_out_of_other_hands(store: Store, space: OpenSpace, grant: Grant) -> None:
    youth = space.me
    _failed, stuck = rekey_each(space, list(space.authority.sections)[:-1])
    for kind in stuck:
        _go_on_without(space, kind)
    _new_section(store, youth, grant, space.authority.sections[kinds.PRIVATE])
    change_log_key(space)
    remember_space(store, youth.account, space.id, youth.card.kind)
    trail.note(store, space.id, youth, "handed-over")


def _go_on_without(space: OpenSpace, kind: str) -> None:
    """A false line goes, and the rest is hers; a section that opens for nobody stays shut."""
    damage = damage_in(space, kind)
    if damage and not damage.is_closed:
        take_out_damage(space, damage)
        rekey(space, [kind])
    elif damage and kind in NEEDED:
        begin_anew(space, kind)


def change_log_key(space: OpenSpace) -> None:
    """A new key for the trail, so that a reader of it who left reads no further."""
    old, new, item = log_box(space), BoxKey.generate(), _log_item(space).id
    with transaction(space.store.db):
        trail.reseal(space.store, space.id, old, new.public)
        write(space, kinds.LOG, Put(kinds.LOG_KEY_ITEM, {"seed": new.seed.hex()}, item))
        forget_log_key(space, item)


def forget_log_key(space: OpenSpace, item: str) -> None:
    """Drop the older versions of the log key: they opened the trail for somebody who left."""
    old = [(i, v) for i, v in space.section(kinds.LOG).list.entries if i == item]
    forget_versions(space, kinds.LOG, sorted(old)[:-1])


def _as_owner_grant(authority: Authority, entry: Document, youth: Card) -> Grant:
    """The owner row as it will be once she has signed: same hash, so the wraps fit it."""
    after = replace(authority, owner=youth, entry=entry, handed_over=True)
    return owner_grant(after)
