"""What a release says to whoever reads it: by which name, what for, until when."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from crypto.errors import CannotOpenError
from webapp.care.release_record import COPY, SEE, TALK, ReleaseRecord
from webapp.i18n import lazy_gettext as _
from webapp.i18n import local_day
from webapp.space.signatures import Document

OWN_WORDS = "own-words"

PURPOSES = {
    "visits": _("to book visits"),
    "health": _("to look after my health"),
    "school": _("to help me at school"),
    "home": _("to find me a good place to live"),
    "papers": _("to help with papers and money"),
    "court": _("to help me in court"),
    "safe": _("to help me stay safe"),
    "know-me": _("to know how to be around me"),
}
"""What sharing can be for, as she picks it; the code is what is signed beside the words."""

PURPOSES_READ = {
    "visits": _("It is to book visits."),
    "health": _("It is to look after health."),
    "school": _("It is to help at school."),
    "home": _("It is to find a good place to live."),
    "papers": _("It is to help with papers and money."),
    "court": _("It is to help in court."),
    "safe": _("It is to help with staying safe."),
    "know-me": _("It is to know how to be around %(name)s."),
}
"""The same, as its reader reads it."""


REASONS = {
    "visits": "COC",
    "health": "TREAT",
    "school": "SUPNWK",
    "home": "COC",
    "papers": "ELIGDTRM",
    "court": "HLEGAL",
    "safe": "SUPNWK",
    "know-me": "SUPNWK",
    OWN_WORDS: "PATRQT",
}
"""The same in the words of HL7 v3 ActReason, for machines."""

ACTS = {
    TALK: _("Talk about it in a meeting"),
    COPY: _("Copy it"),
}
"""What she may allow beside reading."""


def purpose_read(code: str, called: str) -> str:
    """One of them. A name like "M." at the end of a sentence has its dot already."""
    return str(PURPOSES_READ[code]) % {"name": called.removesuffix(".")}


@dataclass(frozen=True)
class Terms:
    """One running release, as it stands above what it shares. `last_day` is its last whole day;
    `parts` are kinds of section with how many single lines, None for all; `alone` names the
    notes that this release is about, and no other release shows."""

    grant: str
    called: str
    purpose: str
    own_words: str
    last_day: date
    acts: tuple[str, ...] = (SEE,)
    parts: tuple[tuple[str, int | None], ...] = ()
    alone: tuple[str, ...] = ()

    def said_purpose(self) -> str:
        """One sentence on what for."""
        if self.purpose in PURPOSES_READ:
            return purpose_read(self.purpose, self.called)
        return str(_("It is for this: %(words)s", words=self.own_words))

    def said_to_her(self) -> str:
        """The same on her own pages, which do not speak of her by name."""
        if self.purpose == "know-me":
            return str(_("It is to know how to be around you."))
        return self.said_purpose()


def terms_of(document: Document, grant: str) -> Terms:
    """What a release says. The caller has checked its signature, or she is about to sign it."""
    return terms_in(record_in(document), grant)


def record_in(document: Document) -> ReleaseRecord:
    """Everything a release says. CannotOpenError when it says less than a release must."""
    try:
        return ReleaseRecord.of(document.body)
    except (KeyError, TypeError, ValueError):
        raise CannotOpenError from None


def terms_in(record: ReleaseRecord, grant: str = "") -> Terms:
    """The part of a release that stands above what it shows."""
    parts = tuple((part.kind, part.many) for part in record.what)
    purpose = record.purpose
    return Terms(
        grant, record.called, purpose.code, purpose.words, last_day(record.ends_at),
        record.acts, parts, record.alone,
    )  # fmt: skip


def check_release(document: Document) -> None:
    """CannotOpenError unless the key that the release itself names signed it. That key counts
    because the running grant, signed by today's owner, names the hash of the whole text: so a
    release goes on when its owner gets new keys."""
    document.check("owner", bytes.fromhex(document.body["discloser"]["identity"]))


def last_day(ends_at: datetime) -> date:
    """The day whose midnight ends it, in the time zone it was signed in."""
    return (ends_at - timedelta(seconds=1)).date()


def last_day_here(ends_at: datetime) -> date:
    """The last day of what ends with a moment that nobody's time zone was written beside."""
    return local_day(ends_at - timedelta(seconds=1))
