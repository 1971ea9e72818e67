"""Staff enter what the rules need to know of her; she says when it is wrong."""

from dataclasses import replace

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.account.accounts import card_of
from webapp.care.filing import files
from webapp.care.records import only_record, records, save
from webapp.care.writers import is_herself, only_herself, source_of
from webapp.database import transaction
from webapp.space import kinds
from webapp.space.inbox import Message, drop, messages, post
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.space.signatures import Document, read
from webapp.team.facts import ROLE, STAFF, UNLIKE, Entry, Facts, Wrong, known_facts, signed_entry
from webapp.team.keepers import keepers_of
from webapp.team.letting_in import end_needless_codes

ENTERED, DIFFER = "facts-entered", "facts-differ"


def enter(space: OpenSpace, facts: Facts) -> None:
    """Sign an entry. Who keeps the keys puts it in its place at once; anybody else leaves it
    for her and for her keepers, whoever comes first. NotGrantedError for who is no staff."""
    if is_herself(space) or space.me.card.kind not in STAFF:
        raise NotGrantedError("staff enter this")
    signed = signed_entry(space.me, space.id, facts, space.store.now)
    if space.is_keeper:
        _keep(space, signed)
        return
    owner = space.authority.owner
    keepers = [keeper.card for keeper in keepers_of(space)]
    for card in {card.account: card for card in (owner, *keepers)}.values():
        post(space.store, space.me, card, ENTERED, {"signed": signed.dump()}, space=space.id)


def say_wrong(space: OpenSpace) -> None:
    """She says that it is not so. Nobody asks why."""
    only_herself(space)
    with transaction(space.store.db):
        for kind in (kinds.SHARING, kinds.PRIVATE):
            was = only_record(space.section(kind), Wrong)
            save(space, kind, replace(was, at=space.store.now.isoformat()))
        end_needless_codes(space)


def told_unlike(space: OpenSpace) -> bool:
    """Whether word came that two entries are not the same; it is read once."""
    told = [m for m in messages(space.store, space.me) if (m.kind, m.space) == (DIFFER, space.id)]
    for message in told:
        drop(space.store, space.me, message.id)
    return bool(told)


@files(ENTERED)
def file_entry(space: OpenSpace, message: Message) -> None:
    """Keep what somebody signed for herself, for this space."""
    try:
        signed = read(message.body["signed"], Tag.FACTS)
        signed.check(ROLE, message.author.keys.hand)
    except CannotOpenError:
        raise NotGrantedError("not signed by the sender") from None
    said = signed.body
    if (said["space"], said["who"]) != (space.id, message.author.account):
        raise NotGrantedError("not an entry of the sender's own")
    _keep(space, signed)


def _keep(space: OpenSpace, signed: Document) -> None:
    """The newest entry of each person, once, whoever files it."""
    with transaction(space.store.db):
        known = records(space.section(kinds.SHARING), Entry)
        mine = [entry for entry in known if _body(entry).get("who") == signed.body["who"]]
        was = mine[-1] if mine else Entry()
        if mine and _body(was).get("at", "") >= signed.body["at"]:
            return
        save(space, kinds.SHARING, replace(was, signed=signed.dump()), source=source_of(space))
        _tell_if_unlike(space)
        end_needless_codes(space)


def _tell_if_unlike(space: OpenSpace) -> None:
    """Both are told that neither counts; what the other wrote is told to nobody."""
    known = known_facts(space)
    for said in known.entries if known.stands == UNLIKE else ():
        if said.who != space.me.account:
            post(space.store, space.me, card_of(space.store, said.who), DIFFER, {}, space=space.id)


def _body(entry: Entry) -> dict:
    try:
        return read(entry.signed, Tag.FACTS).body
    except (CannotOpenError, ValueError):
        return {}
