"""What is read before somebody signs for her, on a screen or aloud: nothing beyond the release."""

from dataclasses import dataclass, replace
from datetime import date

from flask import render_template
from markupsafe import Markup

from webapp.care.left_out import said_to_signer
from webapp.care.release_record import ReleaseRecord
from webapp.care.signed_texts import Sentence, hash_of
from webapp.care.terms import ACTS, Terms, terms_in
from webapp.i18n import gettext as _
from webapp.i18n import language, local_day, noting_gaps, speaking
from webapp.signing.texts import (
    LEVEL,
    ON_PAPER,
    TEXT_VERSION,
    codes_for,
    lacking,
    said,
)
from webapp.space.kinds import VOICE, page_name
from webapp.space.people import Card
from webapp.team.jobs import job_of

TERMS = "terms"
"""Stands for a word of who, what, what for and until when, where it is only in English."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One release. `called` is the name that this signer may see; `roles` what they are to her."""

    record: ReleaseRecord
    called: str
    roles: tuple[str, ...] = ()

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
        return [(self._called(part.kind), part.many) for part in self.record.what]

    def _called(self, kind: str) -> str:
        """Her pages say "I" where this one says her name."""
        hers = _("How %(name)s wants things", name=self.called)
        return hers if kind == VOICE else str(page_name(kind))

    @property
    def left_out(self) -> list[str]:
        """What is never part of one like this, as far as it tells this signer nothing of her."""
        return said_to_signer(self.record)

    @property
    def acts(self) -> list[str]:
        """What the reader may do beside reading."""
        return [str(ACTS[act]) for act in self.record.acts if act in ACTS]

    @property
    def first_day(self) -> date | None:
        """The first day, where that is still to come."""
        day = local_day(self.record.starts_at)
        return day if day > local_day(self.record.signed_at) else None

    def sentences(self) -> list[Sentence]:
        """What is said about it."""
        return said(codes_for(self.record.statements, self.roles), self.reader.name, self.called)

    def every(self) -> list[Sentence]:
        """All that is signed with the yes."""
        return self.sentences()

    def in_english(self) -> list[str]:
        """Codes of what the language of the page has no words for yet."""
        with noting_gaps() as gaps:
            render_template("signing/terms.html", ask=self)
        return [*lacking(self.every()), *([TERMS] if gaps else [])]

    def shown(self) -> dict:
        """What stood on the page, as it is signed: version, language, and every sentence."""
        every = self.every()
        return {
            "version": TEXT_VERSION, "language": language(), "level": LEVEL,
            "hash": hash_of(one.text for one in every), "statements": [one.code for one in every],
            "in_english": self.in_english(),
        }  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Aloud(Reading):
    """The same, read out beside one of staff to somebody who signs on paper. `read_in` is the
    language of the sheet, whatever the page around it speaks."""

    read_in: str

    def sentences(self) -> list[Sentence]:
        """What is read out."""
        codes = codes_for(self.record.statements, self.roles, ON_PAPER)
        return said(codes, self.reader.name, self.called)

    def shown(self) -> dict:
        """What was read, in the language in which it was read."""
        with speaking(self.read_in):
            return super().shown()

    def words(self) -> Markup:
        """All that is read out, ready to be put on a page."""
        return self._put("signing/aloud.html")

    def to_print(self) -> Markup:
        """The same with lines to sign on."""
        return self._put("signing/to_print.html")

    def _put(self, template: str) -> Markup:
        with speaking(self.read_in):
            return Markup(render_template(template, ask=self))
