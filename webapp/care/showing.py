"""A reader's page for one space: every running release with what it shows, each item once."""

from dataclasses import dataclass

from crypto.errors import CannotOpenError
from webapp.care.cards import cards_by_key
from webapp.care.faces import FACE_WORDS
from webapp.care.note_words import TAGS
from webapp.care.release_record import ReleaseRecord
from webapp.care.sights import Sight, sight
from webapp.care.terms import Terms, check_release, record_in, terms_in
from webapp.care.voices import Preference
from webapp.space import kinds
from webapp.space.grants import Grant, Scope
from webapp.space.opening import OpenSpace
from webapp.space.releases import read_release


@dataclass(frozen=True)
class Shown:
    """One release and what it shows."""

    terms: Terms
    sight: Sight


def shown(space: OpenSpace, reader: str, releases: list[tuple[Terms, Scope]]) -> list[Shown]:
    """The page of `reader`, in the order of the releases; an item shared twice stands once."""
    page, seen = [], frozenset()
    for terms, scope in releases:
        seen_now = sight(space, scope, reader, without=seen, alone=terms.alone)
        seen |= seen_now.items
        page.append(Shown(terms, seen_now))
    return page


def releases_read_by(space: OpenSpace) -> list[tuple[Terms, Scope]]:
    """The running releases of whoever opened this space, from his own copies of them.

    A grant without a release that its owner signed shows nothing.
    """
    found = []
    for grant in space.grants:
        try:
            document = read_release(
                space.store, space.me.account, space.me.box, space.id, grant.release
            )
            check_release(document)
            record = record_in(document)
        except CannotOpenError:
            continue
        if record.recipient.account == space.me.account:
            found.append((grant, record))
    return in_order(found)


def in_order(found: list[tuple[Grant, ReleaseRecord]]) -> list[tuple[Terms, Scope]]:
    """The oldest sharing first. Several begin at one midnight: then the one that she signed first;
    the id only makes the order the same every time."""
    found = sorted(found, key=lambda one: (one[0].starts_at, one[1].signed_at, one[0].id))
    return [(terms_in(record, grant.id), grant.scope) for grant, record in found]


def asked(want: Preference) -> str:
    """The question that a preference answers, as her cards put it."""
    card = cards_by_key().get(want.card)
    return str(card.text) if card else ""


def answered(want: Preference) -> list[str]:
    """What she answered: a ready answer, a face's word, her own words."""
    card = cards_by_key().get(want.card)
    pick = str(card.pick_text(want.pick)) if card and want.pick else ""
    face = str(FACE_WORDS.get(want.face, ""))
    return [text for text in (pick, face, want.hers) if text]


PAGE_WORDS = {
    "asked": asked,
    "answered": answered,
    "page_name": kinds.page_name,
    "note_tags": TAGS,
}
"""What the page of a sight calls by name."""
