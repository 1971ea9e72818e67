"""What one signer was asked and answered, as the pages say it: it hangs on nothing else."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from crypto.errors import CannotOpenError
from webapp.care.release_record import ReleaseRecord
from webapp.care.terms import ACTS, Terms, check_release, record_in, terms_in
from webapp.database import Store
from webapp.i18n import gettext as _
from webapp.i18n import language, local_day
from webapp.signing.texts import (
    LEVEL,
    ON_SCREEN,
    TEXT_VERSION,
    Sentence,
    codes_for,
    hash_of,
    lacking,
    said,
)
from webapp.space.authority import authority_over
from webapp.space.cosigning import Asked, answered_by, waiting_for
from webapp.space.kinds import VOICE, page_name
from webapp.space.people import Card, Hand
from webapp.space.refused import NotGrantedError
from webapp.space.signers import WITHDRAWN, YES
from webapp.team.called_names import names_told
from webapp.team.jobs import job_of

NOT_ASKED, RIGHT, EXPLAINED = "not-asked", "right", "explained"


@dataclass(frozen=True)
class Ask:
    """One of them. `called` is the name that this signer may see."""

    asked: Asked
    record: ReleaseRecord
    called: str

    @property
    def offer(self) -> str:
        """What it is addressed by."""
        return self.asked.offer

    @property
    def reader(self) -> Card:
        """Who would read it."""
        return self.record.recipient

    @property
    def who(self) -> str:
        """Name and job; never where they work, which is a place."""
        return ", ".join(filter(None, (self.reader.name, str(job_of(self.reader)))))

    @property
    def terms(self) -> Terms:
        """What for and until when, under the name that this signer may see."""
        return replace(terms_in(self.record), called=self.called)

    @property
    def what(self) -> list[tuple[str, int | None]]:
        """Parts by name with how many lines, None for all; never a word of them."""
        return [(self._named(part.kind), part.many) for part in self.record.what]

    def _named(self, kind: str) -> str:
        if kind == VOICE:
            return _("How %(name)s wants things") % {"name": self.called}
        return str(page_name(kind))

    @property
    def acts(self) -> list[str]:
        """What the reader may do beside reading."""
        return [str(ACTS[act]) for act in self.record.acts if act in ACTS]

    @property
    def first_day(self) -> date | None:
        """The first day, where that is still to come."""
        day = local_day(self.record.starts_at)
        return day if day > local_day(self.record.signed_at) else None

    @property
    def has_stopped(self) -> bool:
        """Whether this person took the yes back."""
        return self.asked.answer == WITHDRAWN

    @property
    def answered_at(self) -> datetime | None:
        """When."""
        return self.asked.answered_at

    def sentences(self) -> list[Sentence]:
        """What is said about it."""
        return said(codes_for(self.record.statements), self.reader.name, self.called)

    def on_screen(self) -> list[Sentence]:
        """What is said about signing on a screen."""
        return said(ON_SCREEN, self.reader.name, self.called)

    def shown(self) -> dict:
        """What stood on the page, as it is signed: version, language, and every sentence."""
        every = [*self.sentences(), *self.on_screen()]
        return {
            "version": TEXT_VERSION, "language": language(), "level": LEVEL,
            "hash": hash_of(every), "statements": [one.code for one in every],
            "in_english": lacking(every),
        }  # fmt: skip


def waiting(store: Store, me: Hand) -> list[Ask]:
    """What waits for this person, oldest first."""
    return _asks(store, me, waiting_for(store, me))


def copies(store: Store, me: Hand) -> list[Ask]:
    """What this person signed, newest first, also what they took back."""
    signed = [one for one in answered_by(store, me) if one.answer in (YES, WITHDRAWN)]
    return _asks(store, me, signed)


def waiting_one(store: Store, me: Hand, offer: str) -> Ask:
    """NotGrantedError unless it waits for this person."""
    return _one(waiting(store, me), offer)


def copy(store: Store, me: Hand, offer: str) -> Ask:
    """NotGrantedError unless this person signed it."""
    return _one(copies(store, me), offer)


def _one(asks: list[Ask], offer: str) -> Ask:
    found = next((ask for ask in asks if ask.offer == offer), None)
    if found is None:
        raise NotGrantedError("nothing of theirs")
    return found


def _asks(store: Store, me: Hand, asked: list[Asked]) -> list[Ask]:
    names = names_told(store, me) if asked else {}
    found = (_ask(store, one, names) for one in asked)
    return [ask for ask in found if ask]


def _ask(store: Store, asked: Asked, names: dict[str, str]) -> Ask | None:
    """None for a release that is not the owner's own word."""
    try:
        check_release(asked.release)
        record = record_in(asked.release)
        authority = authority_over(store, asked.space)
    except (CannotOpenError, NotGrantedError):
        return None
    owners = {card.keys.identity.hex() for card in (authority.owner, *authority.earlier)}
    if record.discloser.identity not in owners or record.space != asked.space:
        return None
    return Ask(asked, record, names.get(asked.space) or _("Somebody"))
