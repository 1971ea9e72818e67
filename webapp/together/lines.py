"""What was said beside an advocate, kept as hers once she said that it is right."""

from datetime import date

from webapp.care.cards import cards_by_key
from webapp.care.faces import FACE_WORDS
from webapp.care.filing import files
from webapp.care.preferences import NOBODY, keep, still_there, take_back
from webapp.care.promises import Promise
from webapp.care.readbacks import Spoken, strike
from webapp.care.readers import running_grants
from webapp.care.records import leave_no_bytes, save
from webapp.care.voices import Preference
from webapp.care.writers import only_herself, source_of
from webapp.database import transaction
from webapp.fields import clean
from webapp.space.grants import WRITE
from webapp.space.inbox import Message, post
from webapp.space.kinds import PRIVATE, PROMISES
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.team.names import Names

PRIVATE_LINE = "private-line"
LONGEST = 1000


def keep_spoken(space: OpenSpace, line: Spoken, today: date) -> None:
    """Her "Yes, that's it": signed by the advocate as witness, and asked again on her own
    phone. StaleError when another answer is there by now."""
    said = Preference(
        card=line.card, hers=line.hers, face=line.face, pick=line.pick, who=line.who,
        said_on=today.isoformat(), asked_on=today.isoformat(), typed_by=space.me.card.name,
    )  # fmt: skip
    card = cards_by_key()[line.card]
    with transaction(space.store.db):
        if line.who == NOBODY:
            _seal_for_her(space, said, still_there(space, card, line.seen))
        else:
            keep(space, card, said, seen=line.seen, witness=True)
        strike(space.store, space.me, space.id, line.id)
    leave_no_bytes(space)


def _seal_for_her(space: OpenSpace, said: Preference, was: Preference | None) -> None:
    """The advocate has no key to the pages just for her, so the line is sealed to her own box
    and put there when she next unlocks. From here on the advocate cannot open it either."""
    if not space.authority.handed_over:
        raise NotGrantedError("nobody has a place of their own here yet")
    if was is not None:
        take_back(space, was)
    body = {name: getattr(said, name) for name in ("card", "hers", "face", "pick", "said_on")}
    post(space.store, space.me, space.authority.owner, PRIVATE_LINE, body, space=space.id)


@files(PRIVATE_LINE)
def file_private_line(space: OpenSpace, message: Message) -> None:
    """Put it among the pages just for her, as witnessed words that wait for her own yes.
    Only from somebody whom she let write: anybody else could put words into her mouth."""
    only_herself(space)
    writers = {g.keys for g in running_grants(space) if WRITE in g.rights}
    if message.author.keys not in writers:
        raise NotGrantedError("may not write here")
    body = message.body
    card = cards_by_key()[body["card"]]
    said = Preference(
        card=card.key, hers=clean(body["hers"])[:LONGEST], who=NOBODY,
        face=body["face"] if body["face"] in FACE_WORDS else "",
        pick=body["pick"] if card.pick_text(body["pick"]) else "",
        said_on=date.fromisoformat(body["said_on"]).isoformat(),
        typed_by=message.author.name,
    )  # fmt: skip
    save(space, PRIVATE, said, witness=True)


def promise(space: OpenSpace, text: str, by: date | None) -> Promise:
    """What the advocate says they will do; it stands on her Today."""
    me = space.me
    said = Promise(
        who=me.account, name=Names(space).of(me.account) or me.card.name, text=text,
        by=by.isoformat() if by else "",
    )  # fmt: skip
    return save(space, PROMISES, said, source=source_of(space))
