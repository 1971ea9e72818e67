"""A yes taken back is a signed record of its own: which release, when, by whom, and how."""

from dataclasses import replace

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.care.filing import files
from webapp.care.people import KeptRelease
from webapp.care.records import records, save
from webapp.space import kinds
from webapp.space.grants import Grant
from webapp.space.inbox import Message, post
from webapp.space.opening import OpenSpace
from webapp.space.people import Hand
from webapp.space.signatures import Document, read, write

WITHDRAWAL = "withdrawal"
"""The kind of message that brings her one that she said aloud to somebody."""

ON_SCREEN, SPOKEN = "screen", "spoken"


def withdrawal_of(space: str, release: str, grant: str, by: Hand, *, how: str, at: str) -> Document:
    """Signed by the hand of whoever wrote it down. It counts from its own second; a spoken one
    counts the same, and this is its written follow-up."""
    body = {
        "space": space, "release": release, "grant": grant, "by": by.account,
        "hand": by.card.keys.hand.hex(), "how": how, "at": at,
    }  # fmt: skip
    return write(Tag.WITHDRAWAL, body).signed_by("hand", by.hand)


def write_down_spoken(space: OpenSpace, grant: Grant) -> None:
    """She told a reader to stop: his signed word on it goes to her."""
    if grant.release:
        now = space.store.now.isoformat()
        document = withdrawal_of(space.id, grant.release, grant.id, space.me, how=SPOKEN, at=now)
        said = {"document": document.dump()}
        post(space.store, space.me, space.authority.owner, WITHDRAWAL, said, space=space.id)


@files(WITHDRAWAL)
def keep_with_the_release(space: OpenSpace, message: Message) -> None:
    """Only what its writer signed, about a release that he read."""
    try:
        document = read(message.body["document"], Tag.WITHDRAWAL)
        document.check("hand", message.author.keys.hand)
    except CannotOpenError:
        return
    for kept in records(space.section(kinds.SHARING), KeptRelease):
        said = document.body
        named = (said["release"], said["grant"]) == (kept.release, kept.grant)
        if named and kept.reader == message.author.account and not kept.withdrawal:
            save(space, kinds.SHARING, replace(kept, withdrawal=document.dump()))
