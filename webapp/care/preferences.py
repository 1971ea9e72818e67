"""How she wants things, kept where only those can read it whom she chose.

Her key keepers hold the section of her voice whole. So a line that nobody may see yet rests
among the pages just for her, whose key never leaves her. Each change of audience moves the
line: it goes from its old place with every version and begins anew under a new id. Whoever
could open the old id holds nothing that opens the new one.
"""

from dataclasses import replace
from datetime import date, timedelta

from webapp.care.cards import STOP_ASKING, Card
from webapp.care.records import leave_no_bytes, records, save, take_out
from webapp.care.voices import Preference
from webapp.database import transaction
from webapp.space.kinds import PRIVATE, VOICE
from webapp.space.opening import OpenSection, OpenSpace
from webapp.space.refused import NotGrantedError, StaleError

NOBODY, KEEPER, READERS = "nobody", "keeper", "readers"
HOMES = {NOBODY: PRIVATE, KEEPER: VOICE, READERS: VOICE}
ASK_AFTER = timedelta(days=90)


def preferences(space: OpenSpace) -> list[Preference]:
    """Every answer in reach, the oldest first."""
    found = [
        preference
        for kind in (PRIVATE, VOICE)
        if kind in space.kinds
        for preference in records(space.section(kind), Preference)
        if preference.is_answered
    ]
    return sorted(found, key=lambda preference: preference.item.written_at)


def the_preference(space: OpenSpace, id_: str) -> Preference:
    """One answer by item id. NotGrantedError when none is in reach."""
    found = next((p for p in preferences(space) if p.id == id_), None)
    if found is None:
        raise NotGrantedError("no such answer in reach")
    return found


def answer_to(space: OpenSpace, card: Card) -> Preference | None:
    """The latest answer to a card; None for a card that is answered anew each time."""
    found = [p for p in preferences(space) if p.card == card.key]
    return found[-1] if found and not card.is_many else None


def mark_of(preference: Preference | None) -> str:
    """What a form carries of the answer it shows, so that a later one is noticed."""
    return f"{preference.id}.{preference.version}" if preference else ""


def shown_line(space: OpenSpace, card: Card, seen: str) -> Preference | None:
    """The answer whose mark a form carries, as it stands now; else the latest to its card."""
    item = seen.partition(".")[0]
    found = next((p for p in preferences(space) if (p.id, p.card) == (item, card.key)), None)
    return found or answer_to(space, card)


def still_there(space: OpenSpace, card: Card, seen: str) -> Preference | None:
    """The answer that a form showed. StaleError when another one took its place meanwhile;
    None when there was none, or it was taken out, so that what was typed begins anew."""
    now = shown_line(space, card, seen)
    if now is not None and mark_of(now) != seen:
        raise StaleError(now.item)
    return now


def keep(
    space: OpenSpace, card: Card, answer: Preference, *, seen: str, witness: bool = False
) -> Preference:
    """Save an answer in the place of its audience; `seen` is the mark the form carried.

    StaleError when another answer is there by now. NotGrantedError for "nobody" without her
    own keys: only she can write there.
    """
    with transaction(space.store.db):
        was = still_there(space, card, seen)
        if was is not None and was.who == answer.who:
            answer = replace(answer, item=was.item, kept=was.kept)
        elif was is not None:
            take_back(space, was)
        kept = save(space, HOMES[answer.who], answer, witness=witness)
    leave_no_bytes(space)
    return kept


def take_back(space: OpenSpace, preference: Preference) -> None:
    """Take an answer out of the place it is in, with every version."""
    take_out(space, place_of(space, preference), preference.id)


def place_of(space: OpenSpace, preference: Preference) -> str:
    """The kind of section an answer rests in."""
    return space.authority.kind_of(preference.item.section)


def said_on(preference: Preference) -> date:
    """The day on which it was last said or found still true."""
    written = preference.item.written_at.date()
    return date.fromisoformat(preference.said_on) if preference.said_on else written


def is_due(preference: Preference, today: date) -> bool:
    """Whether to ask "still true?": 90 days after it was said, or asked last."""
    asked = preference.asked_on and date.fromisoformat(preference.asked_on)
    return today - max(said_on(preference), asked or date.min) >= ASK_AFTER


def still_true(space: OpenSpace, preference: Preference, today: date) -> Preference:
    """Her yes: to "still true?", and to what an advocate typed beside her."""
    day = today.isoformat()
    said = replace(preference, said_on=day, asked_on=day)
    return save(space, place_of(space, said), said, expecting=said.version)


def ask_later(space: OpenSpace, preference: Preference, today: date) -> Preference:
    """Her skip: the words and their day stay; nobody asks for another 90 days."""
    later = replace(preference, asked_on=today.isoformat())
    return save(
        space, place_of(space, later), later,
        expecting=later.version, witness=preference.item.witness,
    )  # fmt: skip


def keep_older(space: OpenSpace, preference: Preference, wanted: bool) -> Preference:
    """Whether older versions of this answer stay past their time."""
    kept = replace(preference, kept=wanted)
    return save(
        space, place_of(space, kept), kept,
        expecting=kept.version, witness=preference.item.witness,
    )  # fmt: skip


def older_words(space: OpenSpace, preference: Preference) -> list[Preference]:
    """What it said before, the latest first; saved again without new words counts once."""
    versions = space.section(place_of(space, preference)).versions(preference.id)
    found, last = [], _words(preference)
    for version in map(Preference.read, versions):
        if _words(version) != last:
            found.append(version)
            last = _words(version)
    return found


def _words(preference: Preference) -> tuple[str, str, str]:
    return preference.hers, preference.face, preference.pick


def items_for_readers(section: OpenSection) -> tuple[str, ...]:
    """The items of her voice that a release may include, one by one. A release never names
    this section whole: that would open what she said to her keeper alone."""
    return tuple(p.id for p in records(section, Preference) if p.who == READERS)


def not_to_ask(section: OpenSection) -> list[Preference]:
    """What people should not ask again, as far as this reader may see it: shown to them
    before they ask anything."""
    return [p for p in records(section, Preference) if p.card == STOP_ASKING]
