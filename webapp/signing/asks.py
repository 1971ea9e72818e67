"""What one signer was asked and answered, as the pages say it: it hangs on nothing else."""

from dataclasses import dataclass
from datetime import datetime

from crypto.errors import CannotOpenError
from webapp.care.release_record import Text
from webapp.care.signed_texts import SIGNER, Sentence, Told, told
from webapp.care.terms import check_release, record_in
from webapp.database import Store
from webapp.i18n import gettext as _
from webapp.signing.readings import Reading
from webapp.signing.texts import ON_SCREEN, STATEMENTS, said
from webapp.space.authority import authority_over
from webapp.space.cosigning import Asked, answered_by, waiting_for
from webapp.space.people import Hand
from webapp.space.refused import NotGrantedError
from webapp.space.signers import WITHDRAWN, YES
from webapp.team.called_names import names_told


@dataclass(frozen=True, kw_only=True)
class Ask(Reading):
    """One of them."""

    asked: Asked

    @property
    def offer(self) -> str:
        """What it is addressed by."""
        return self.asked.offer

    @property
    def has_stopped(self) -> bool:
        """Whether this person took the yes back."""
        return self.asked.answer == WITHDRAWN

    @property
    def answered_at(self) -> datetime | None:
        """When."""
        return self.asked.answered_at

    @property
    def was_on_paper(self) -> bool:
        """Whether a witness wrote the yes down."""
        return "paper" in self.asked.about

    def on_screen(self) -> list[Sentence]:
        """What is said about signing on a screen."""
        return said(ON_SCREEN, self.reader.name, self.called)

    def every(self) -> list[Sentence]:
        """What stood on the pages before the yes."""
        return [*self.sentences(), *self.on_screen()]

    def told(self) -> Told:
        """What this person was told before the yes, by what was signed with it."""
        about = self.asked.about
        text = Text(*(about.get(name, "") for name in ("version", "hash", "language")))
        codes = about.get("statements") or [one.code for one in self.every()]
        today = said((c for c in codes if c in STATEMENTS), self.reader.name, self.called)
        names = {"name": self.reader.name, "called": self.called}
        return told(SIGNER, text, codes, names, today)


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
    called = names.get(asked.space) or _("Somebody")
    return Ask(record=record, called=called, roles=asked.roles, asked=asked)
