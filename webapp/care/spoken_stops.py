"""Somebody of her team wrote down that she said stop: she is told, and asked whether she did."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.care.filing import files
from webapp.care.people import KeptRelease
from webapp.care.records import Record, records, save, take_out, the_record
from webapp.fields import clean
from webapp.space import kinds
from webapp.space.grants import one_grant
from webapp.space.inbox import Message
from webapp.space.opening import OpenSpace
from webapp.space.signatures import Document, read

SAID_STOP = "said-stop"
"""The kind of message that brings it to her."""

LONGEST_NAME = 80
TIME_TO_UNDO = timedelta(minutes=10)


@dataclass(frozen=True, kw_only=True)
class SpokenStop(Record):
    """`by` wrote it down, `name` is what was typed, `grants` what ended by it; `denied_at` is
    the moment in which she said that she never said so. `was_keeper` says that `by` kept the plan
    with her until then, and ended that."""

    kind: ClassVar[str] = "spoken-stop"
    by: str = ""
    name: str = ""
    grants: tuple[str, ...] | list[str] = ()
    at: str = ""
    denied_at: str = ""
    was_keeper: bool = False


@files(SAID_STOP)
def file_spoken_stop(space: OpenSpace, message: Message) -> None:
    """The signed words of whoever wrote it go to each copy that they are about."""
    papers = [_paper(space, message, text) for text in message.body["papers"]]
    about = {paper.body["grant"]: paper for paper in papers if paper}
    writer, kept_until_then = _signed_card(message), _own_ended(space, message)
    for kept in records(space.section(kinds.SHARING), KeptRelease):
        paper = about.get(kept.grant)
        if paper and paper.body["release"] == kept.release and not kept.withdrawal:
            save(space, kinds.SHARING, replace(kept, withdrawal=paper.dump(), writer=writer))
    said = SpokenStop(
        by=message.author.account, name=clean(message.body["name"])[:LONGEST_NAME],
        grants=(*about, *kept_until_then), at=message.written_at.isoformat(),
        was_keeper=bool(kept_until_then),
    )  # fmt: skip
    save(space, kinds.SHARING, said)


def _paper(space: OpenSpace, message: Message, text: str) -> Document | None:
    try:
        document = read(text, Tag.WITHDRAWAL)
        document.check("hand", message.author.keys.hand)
    except CannotOpenError:
        return None
    said = document.body
    return document if said["space"] == space.id and "grant" in said else None


def _own_ended(space: OpenSpace, message: Message) -> list[str]:
    """What let the writer keep the plan with her, and has ended."""
    named = [one_grant(space.store, space.authority, id_) for id_ in message.body.get("kept", [])]
    own = [grant for grant in named if grant and grant.reader == message.author.account]
    return [grant.id for grant in own if grant.ended_at and not grant.release]


def _signed_card(message: Message) -> str:
    """The card of whoever wrote it, as that person signed it: her copy takes it along."""
    text = message.body.get("card", "")
    try:
        document = read(text, Tag.CARD)
        document.check("self", message.author.keys.identity)
    except CannotOpenError:
        return ""
    return text if document.body == message.author.as_body() else ""


def first_spoken(space: OpenSpace) -> SpokenStop | None:
    """The oldest one that she has not answered."""
    every = records(space.section(kinds.SHARING), SpokenStop)
    return next((said for said in every if not said.denied_at), None)


def confirm_spoken(space: OpenSpace, id_: str) -> None:
    """It was her, or she knows of it: there is nothing more to say."""
    the_record(space.section(kinds.SHARING), SpokenStop, id_)
    take_out(space, kinds.SHARING, id_)


def deny_spoken(space: OpenSpace, id_: str) -> SpokenStop:
    """It was not her. It stays ended; for a while she can undo it with her secret words, and
    saying it once more does not begin that while anew."""
    found = the_record(space.section(kinds.SHARING), SpokenStop, id_)
    if found.denied_at:
        return found
    at = space.store.now.isoformat()
    return save(space, kinds.SHARING, replace(found, denied_at=at))


def undo_until(space: OpenSpace, kept: KeptRelease) -> datetime | None:
    """Until when an end can be undone: one of her own, or one that she never spoke. None for
    every other end, when the time is over, and when it was undone already."""
    if not kept.ended_at or kept.release in gone_on_from(space):
        return None
    ends = [_after(kept.ended_at)] if _is_her_own(space, kept) else []
    for said in records(space.section(kinds.SHARING), SpokenStop):
        if kept.grant in said.grants and said.denied_at:
            ends.append(_after(said.denied_at))
    last = max(ends, default=None)
    return last if last and space.store.now < last else None


def gone_on_from(space: OpenSpace) -> set[str]:
    """Releases that a later one goes on from."""
    kept = records(space.section(kinds.SHARING), KeptRelease)
    return {read(one.document, Tag.RELEASE).body.get("supersedes", "") for one in kept}


def _is_her_own(space: OpenSpace, kept: KeptRelease) -> bool:
    return kept.why == "stopped" and space.authority.is_owner(kept.ended_by)


def _after(moment: str) -> datetime:
    return datetime.fromisoformat(moment) + TIME_TO_UNDO
