"""After an end she may ask a reader to stop using what he read, and sees what he answered."""

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from crypto.errors import CannotOpenError
from webapp.care.filing import files
from webapp.care.people import KeptRelease
from webapp.care.readers import knows
from webapp.care.records import Record, only_record, records, save, take_out, the_record
from webapp.care.voices import Profile
from webapp.database import Store, transaction
from webapp.fields import clean
from webapp.refusals import NotYoursError
from webapp.space import kinds
from webapp.space.authority import authority_over
from webapp.space.exclusions import is_excluded
from webapp.space.inbox import Message, drop, messages, post
from webapp.space.opening import OpenSpace
from webapp.space.people import Card, Hand
from webapp.space.refused import NotGrantedError

ASK, NO_MORE, ANSWER = "stop-using", "stop-using-no-more", "stop-using-answer"
WILL, CANNOT = "will", "cannot"
LONGEST_REPLY = 300


@dataclass(frozen=True, kw_only=True)
class Recall(Record):
    """One ask about one ended release. It says nothing of who ended it, or why."""

    kind: ClassVar[str] = "recall"
    release: str = ""
    reader: str = ""
    asked_on: str = ""
    answer: str = ""
    reply: str = ""


@dataclass(frozen=True)
class AskedToStop:
    """One ask as its reader sees it: by which name of hers. Several of one space are one."""

    id: str
    called: str
    space: str
    recalls: tuple[str, ...]
    owner: Card


def can_be_asked(space: OpenSpace, reader: Card) -> bool:
    """Somebody at home is never asked: the page of a parent or caregiver shows no live state,
    and an ask that comes or stays away would tell one. Whether somebody is kept away is not
    looked at before her secret words."""
    return reader.kind != "guardian" and knows(space, reader)


def recall_of(space: OpenSpace, release: str) -> Recall | None:
    """What was asked about one release."""
    every = records(space.section(kinds.SHARING), Recall)
    return next((one for one in every if one.release == release), None)


def ask_to_stop_using(space: OpenSpace, kept: KeptRelease, reader: Card, today: date) -> Recall:
    """Asked once for each release. NotGrantedError while it runs, for who is never asked, and
    for who is kept away."""
    is_out = is_excluded(space.store, space.id, reader.account)
    is_his = kept.ended_at and kept.reader == reader.account
    if is_out or not is_his or not can_be_asked(space, reader):
        raise NotGrantedError("nobody to ask")
    asked = Recall(release=kept.release, reader=reader.account, asked_on=today.isoformat())
    called = only_record(space.section(kinds.VOICE), Profile).name_for(reader.account)
    with transaction(space.store.db):
        space.fresh(kinds.SHARING)
        if known := recall_of(space, kept.release):
            return known
        saved = save(space, kinds.SHARING, asked)
        said = {"recall": saved.id, "called": called}
        post(space.store, space.me, reader, ASK, said, space=space.id)
    return saved


def ask_no_more(space: OpenSpace, release: str, reader: Card | None) -> None:
    """She switches it off: the reader finds the ask gone, and no answer counts any more."""
    recall = recall_of(space, release)
    if recall is None:
        return
    with transaction(space.store.db):
        if reader and recall.reader == reader.account and knows(space, reader):
            post(space.store, space.me, reader, NO_MORE, {"recall": recall.id}, space=space.id)
        take_out(space, kinds.SHARING, recall.id)


def asks_for(store: Store, me: Hand) -> list[AskedToStop]:
    """What waits for this reader's answer, one for each space, from its owner and nobody else."""
    found: dict[str, AskedToStop] = {}
    for message in _asks(store, me):
        body = message.body
        was = found.get(message.space)
        about = (*(was.recalls if was else ()), body["recall"])
        owner = message.author
        found[message.space] = AskedToStop(
            message.id, body["called"], message.space, about, owner
        )  # fmt: skip
    return list(found.values())


def ask_for(store: Store, me: Hand, id_: str) -> AskedToStop:
    """One of them. NotGrantedError for any other id."""
    found = next((one for one in asks_for(store, me) if one.id == id_), None)
    if found is None:
        raise NotGrantedError("nothing was asked")
    return found


def answer_ask(store: Store, me: Hand, ask: AskedToStop, answer: str, reply: str = "") -> None:
    """The reader's word goes to her alone; the ask goes from his page."""
    with transaction(store.db):
        for recall in ask.recalls:
            said = {"recall": recall, "answer": answer, "reply": reply}
            post(store, me, ask.owner, ANSWER, said, space=ask.space)
        for message in messages(store, me):
            if message.kind in (ASK, NO_MORE) and message.space == ask.space:
                drop(store, me, message.id)


@files(ANSWER)
def file_answer(space: OpenSpace, message: Message) -> None:
    """The first answer of whoever was asked."""
    body = message.body
    recall = the_record(space.section(kinds.SHARING), Recall, body["recall"])
    if recall.reader != message.author.account or body["answer"] not in (WILL, CANNOT):
        raise NotGrantedError("was not asked")
    if not recall.answer:
        reply = clean(body["reply"])[:LONGEST_REPLY]
        save(space, kinds.SHARING, replace(recall, answer=body["answer"], reply=reply))


def _asks(store: Store, me: Hand) -> list[Message]:
    known = [m for m in messages(store, me) if m.kind in (ASK, NO_MORE) and _is_owners(store, m)]
    gone = {m.body["recall"] for m in known if m.kind == NO_MORE}
    return [m for m in known if m.kind == ASK and m.body["recall"] not in gone]


def _is_owners(store: Store, message: Message) -> bool:
    try:
        owner = authority_over(store, message.space).owner
    except (CannotOpenError, NotYoursError):
        return False
    body = message.body
    is_shaped = isinstance(body, dict) and isinstance(body.get("recall"), str)
    says_who = message.kind == NO_MORE or isinstance(body.get("called"), str)
    return owner.fingerprint == message.author.fingerprint and is_shaped and says_who
