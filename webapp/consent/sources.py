"""Whose records are among what is shared, which laws follow them, and what must stand alone."""

from collections.abc import Iterable
from contextlib import suppress

from webapp.account.accounts import NoSuchAccountError, card_of
from webapp.care.promises import Promise
from webapp.care.release_record import LEGAL_PROCEEDINGS, WHOEVER_WRITES, Source, notes_in
from webapp.care.writers import UNNAMED, written_by
from webapp.consent.limits import Limits
from webapp.i18n import local_day
from webapp.refusals import RefusalError
from webapp.space import kinds
from webapp.space.grants import Scope
from webapp.space.items import HERS, Item
from webapp.space.opening import OpenSpace
from webapp.team.agencies import regimes_by_name

COURT = "court"
"""The purpose that makes a release one for legal proceedings."""


class MustBeAloneError(RefusalError):
    """The law wants a release of its own for some of it (42 CFR 2.31(b), 45 CFR 164.508(b)(3))."""


def plan_items(space: OpenSpace, scope: Scope) -> list[tuple[str, Item]]:
    """(area, item) of every line of the plan inside a scope."""
    return [
        (kind, item)
        for kind in kinds.AREAS
        if space.authority.sections[kind] in scope.parts
        for item in space.section(kind).items()
        if scope.covers(item.section, item.id)
    ]


def items_in(space: OpenSpace, scope: Scope, reader: str) -> list[tuple[str, Item]]:
    """(kind, item) of all that a scope tells this reader: of the plan, and what goes along. What he
    himself promised tells him nothing."""
    beside = [
        (kind, item)
        for kind in kinds.BESIDE
        for item in space.section(kind).items()
        if scope.covers(item.section, item.id) and not is_own_promise(space, item, reader)
    ]
    return plan_items(space, scope) + beside


def is_own_promise(space: OpenSpace, item: Item, reader: str) -> bool:
    """Whether the reader said it himself, of himself, and wrote it here. What somebody else wrote
    down for him may say more than he did."""
    if item.kind != Promise.kind or not reader or item.body.get("who") != reader:
        return False
    return space.section(kinds.PROMISES).first(item.id).author == reader


def sources_in(space: OpenSpace, scope: Scope, reader: str) -> tuple[Source, ...]:
    """The agencies whose words are inside, each with the laws it is under today and with those of
    its people who wrote them, where they are known."""
    regimes, found = regimes_by_name(space.store), {}
    for kind, item in items_in(space, scope, reader):
        for name in written_by(item) - {UNNAMED}:
            found.setdefault(name, set()).update(_people(space, kind, item, name))
    return tuple(
        Source(name, regimes.get(name, ()), tuple(sorted(found[name]))) for name in sorted(found)
    )


def _people(space: OpenSpace, kind: str, item: Item, agency: str) -> set[str]:
    """Whoever of this agency wrote the line last: her own answer may have come after."""
    authors = (version.author for version in space.section(kind).versions(item.id))
    for author in dict.fromkeys(authors):
        with suppress(NoSuchAccountError):
            card = card_of(space.store, author)
            if card.agency == agency:
                return {card.name}
    return set()


def own_words_in(space: OpenSpace, scope: Scope, reader: str) -> bool:
    """Whether anything inside is in her own words, how she wants things among it."""
    return any(is_her_word(kind, item) for kind, item in items_in(space, scope, reader))


def is_her_word(kind: str, item: Item) -> bool:
    """Whether she says something in it. How she wants things is hers, whoever typed it."""
    return kind == kinds.VOICE or item.source == HERS or bool(item.body.get("hers"))


def later_in(space: OpenSpace, scope: Scope) -> str:
    """Who discloses what is written later into a whole part."""
    whole = (scope.parts.get(space.authority.sections[kind], ()) is None for kind in kinds.AREAS)
    return WHOEVER_WRITES if any(whole) else ""


def labels_in(space: OpenSpace, scope: Scope, kind: str) -> tuple[str, ...]:
    """HL7 codes: those of the area, then what single lines of it carry beside."""
    own = kinds.LABELS.get(kind, ())
    said = {
        label
        for area, item in plan_items(space, scope)
        if area == kind
        for label in item.body.get("labels") or ()
    }
    return (*own, *sorted(said - set(own)))


def since_in(space: OpenSpace, scope: Scope, kind: str) -> str:
    """The day on which the oldest line inside was first written; empty where there is none. It
    says how it is, and keeps nothing out: a section's key opens every line of it."""
    section = space.section(kind)
    inside = (item.id for item in section.items() if scope.covers(item.section, item.id))
    first = min((section.first(id_).written_at for id_ in inside), default=None)
    return local_day(first).isoformat() if first else ""


def alone_in(space: OpenSpace, scope: Scope, purpose: str, limits: Limits) -> tuple[str, ...]:
    """What makes this a release of its own. MustBeAloneError when it is mixed with anything."""
    notes = notes_alone(item for _kind, item in plan_items(space, scope))
    legal = (LEGAL_PROCEEDINGS,) if purpose == COURT or limits.warns_court else ()
    return (*legal, *notes)


def notes_alone(items: Iterable[Item]) -> tuple[str, ...]:
    """The one kind of notes that all of these are; empty when none of them is a note."""
    kinds_of_notes = {frozenset(notes_in(item.body)) for item in items} or {frozenset()}
    first, *others = kinds_of_notes
    if others or len(first) > 1:
        raise MustBeAloneError("notes need a release of their own")
    return tuple(first)
