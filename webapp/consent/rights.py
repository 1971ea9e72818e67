"""The list of rights in care: whom the law gives it to, and her word that she got it.

42 USC 675a(b): the plan of who is 14 or older and in foster care holds the list, and a signed
word that it was given and explained.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from flask import current_app

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.account.accounts import NoSuchAccountError, card_of
from webapp.care.records import Record, only_record, records, save, take_out
from webapp.care.signed_texts import RIGHTS as LIST
from webapp.care.signed_texts import hash_of, wordings
from webapp.care.writers import only_herself
from webapp.consent.enabling import rules_here
from webapp.consent.facts import facts_of
from webapp.consent.rights_words import VERSION, Subject, whole_text
from webapp.consent.rule_rows import RIGHTS
from webapp.i18n import language, local_day
from webapp.space import kinds
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.space.signatures import read, write

ROLE = "youth"


@dataclass(frozen=True, kw_only=True)
class Acknowledgement(Record):
    """Her signed word, beside her people: she and who keeps the keys with her read it."""

    kind: ClassVar[str] = "rights"
    signed: str = ""


@dataclass(frozen=True)
class Acknowledged:
    """What she signed: which text, by version and hash, in which language, and who explained it."""

    item: str
    at: datetime
    version: str
    hash: str
    language: str
    explained_by: str

    @property
    def is_of_today(self) -> bool:
        """Whether the list still reads as it did then."""
        return self.version == VERSION


def is_due(space: OpenSpace) -> bool:
    """Whether a law that somebody here enabled gives her the list, on what two staff entered."""
    demo = current_app.config["SETTINGS"].demo
    facts, today = facts_of(space, demo), local_day(space.store.now)
    rows = (rule for rule in rules_here(space.store, demo) if rule.kind == RIGHTS)
    return any(
        rule.is_live(today) and rule.fits_age(facts.age(today)) and rule.fits(facts, today)
        for rule in rows
    )


def acknowledge(space: OpenSpace, explained_by: str) -> None:
    """She says that she got the list as it reads now, and that somebody explained it. Once: a
    newer word takes the place of the older one. NotHersError for everybody else."""
    only_herself(space)
    body = {
        "space": space.id, "who": space.me.account, "at": space.store.now.isoformat(),
        "version": VERSION, "hash": hash_now(), "language": language(),
        "explained_by": explained_by,
    }  # fmt: skip
    signed = write(Tag.RIGHTS, body).signed_by(ROLE, space.me.hand).dump()
    was = only_record(space.section(kinds.SHARING), Acknowledgement)
    save(space, kinds.SHARING, Acknowledgement(signed=signed, item=was.item))


def take_back(space: OpenSpace) -> None:
    """Her word goes with every version of it. NotGrantedError where there is none."""
    only_herself(space)
    kept = records(space.section(kinds.SHARING), Acknowledgement)
    if not kept:
        raise NotGrantedError("nothing signed")
    for one in kept:
        take_out(space, kinds.SHARING, one.id)


def acknowledged(space: OpenSpace) -> Acknowledged | None:
    """Her word, where it holds: signed with the keys her account has, for this space."""
    kept = records(space.section(kinds.SHARING), Acknowledgement)
    return next(filter(None, (_read(space, one) for one in reversed(kept))), None)


def hash_now() -> str:
    """Names the whole list as it reads now, in the language of the page."""
    return hash_of(whole_text())


def list_signed(word: Acknowledged) -> list[Subject] | None:
    """The list as it read when she signed, to the letter; None where that is not kept."""
    for wording in wordings(LIST, word.version, word.language):
        lists = {key: lines for key, (lines, _language) in wording.items()}
        if hash_of(line for lines in lists.values() for line in lines) == word.hash:
            return [Subject(key, title, tuple(says)) for key, (title, *says) in lists.items()]
    return None


def _read(space: OpenSpace, kept: Acknowledgement) -> Acknowledged | None:
    try:
        owner = card_of(space.store, space.authority.owner.account)
        signed = read(kept.signed, Tag.RIGHTS)
        signed.check(ROLE, owner.keys.hand)
        body = signed.body
        at = datetime.fromisoformat(body["at"])
        words = [body[name] for name in ("version", "hash", "language", "explained_by")]
        is_hers = (body["space"], body["who"]) == (space.id, owner.account)
    except (CannotOpenError, NoSuchAccountError, KeyError, TypeError, ValueError):
        return None
    if not is_hers or at.tzinfo is None or not all(isinstance(word, str) for word in words):
        return None
    return Acknowledged(kept.id, at, *words)
