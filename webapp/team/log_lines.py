"""Trail lines in plain words: who opened, who tried, what was shared and stopped."""

from dataclasses import dataclass
from datetime import datetime, time
from itertools import islice

from webapp.account.accounts import known_card
from webapp.i18n import gettext as _
from webapp.i18n import local_day, time_zone
from webapp.space.ends import NOT_SIGNED, REPLACED
from webapp.space.grants import EMERGENCY
from webapp.space.kinds import AREAS
from webapp.space.opening import OpenSpace
from webapp.space.proofs import prove, true_lines
from webapp.space.trail import SERVER, Line
from webapp.team.look_scope import was_at
from webapp.team.names import Names

PAGE = 60
LOOKED_BACK = 400
"""How many of the newest lines are read for the page of one item."""
SHOWN = {
    "opened", "tried", "granted", "stopped", "handed-over", "visited", "keys-changed",
    "words-renewed", "found-damage", "log-lost", "began-anew", "stops-cut", "asked-to-sign",
    "signed", "signed-on-paper", "told-without-ok", "opened-in-emergency", "emergency-refused",
    "emergency-reviewed", "keeper-closed", "found-able", "confided", "put-right",
}  # fmt: skip

LOOKS = {"opened", "opened-in-emergency", "emergency-refused"}
"""What stands on the page of a line: every look at it, and every try in an emergency."""

OTHERS_WORD = ("declined", "withdrawn", "signer-excluded", "signature-gone")
"""What became of a yes of somebody who was asked to sign: nobody reads there who it was."""

BY_DAY = ("ended", NOT_SIGNED)
"""What ended by itself did so as a day began. A hold of staff ends things at any hour, and must
not be known by it: of both only the day is said."""


@dataclass(frozen=True)
class Told:
    """One line as the page says it; `parts` are the areas of the plan it is about, `grants` the
    yeses that it was under. Of some only the day is said: then `at` is its beginning."""

    text: str
    at: datetime
    kind: str
    parts: tuple[str, ...]
    is_by_day: bool = False
    grants: tuple[str, ...] = ()


@dataclass(frozen=True)
class Log:
    """The lines, newest first, and whether they are true: the chain holds, everybody signed
    their own, and no part and no share is older than they say. `earlier` is what `log_of` takes
    as `before` to go on; None at the end."""

    lines: list[Told]
    is_whole: bool
    earlier: int | None


@dataclass(frozen=True)
class Looks:
    """Who looked at one item; `are_all` is False where older lines were not read."""

    lines: list[Told]
    are_all: bool


def log_of(space: OpenSpace, names: Names, before: int | None = None) -> Log:
    """The newest lines of her trail, of those before the line with this number where one is
    given. Only a holder of the log section gets this far."""
    proof = prove(space)
    first = _first_openings(proof.reading.lines)
    until = [line for line in proof.reading.lines if before is None or line.number < before]
    shown = list(islice((line for line in until if _is_shown(space, line)), PAGE + 1))
    page = shown[:PAGE]
    told = [_told(space, line, names, is_first=line.number in first) for line in page]
    earlier = page[-1].number if len(shown) > PAGE else None
    return Log(sorted(told, key=lambda one: one.at, reverse=True), proof.holds, earlier)


def _is_shown(space: OpenSpace, line: Line) -> bool:
    return line.kind in SHOWN and not _is_a_guardians_try(space, line)


def _is_a_guardians_try(space: OpenSpace, line: Line) -> bool:
    """Kept for that person's own page, behind her words: a parent with her phone in hand, whose
    old links are tries only while he is kept away, would read here that he is."""
    if line.kind != "tried":
        return False
    card = known_card(space.store, line.actor)
    return card is not None and card.kind == "guardian"


def _first_openings(lines: list[Line]) -> set[int]:
    """The number of each person's first look; `lines` come newest first."""
    return set({line.actor: line.number for line in lines if line.kind == "opened"}.values())


def looks_at(space: OpenSpace, names: Names, section: str, item: str, most: int) -> Looks:
    """Who opened one item lately: views of it alone, and views of its whole section."""
    lines = true_lines(space, newest=LOOKED_BACK)
    about = [
        line
        for line in lines
        if line.kind in LOOKS and section in line.sections and was_at(space, line, section, item)
    ]
    told = [_told(space, line, names) for line in about[:most]]
    is_whole = bool(lines) and lines[-1].number == 1
    return Looks(told, is_whole and len(about) <= most)


def _told(space: OpenSpace, line: Line, names: Names, *, is_first: bool = False) -> Told:
    parts = tuple(
        str(AREAS[kind])
        for kind, id_ in space.authority.sections.items()
        if kind in AREAS and id_ in line.sections
    )
    if is_first and not space.authority.is_owner(line.actor):
        text = _("%(name)s opened this. It was the first time.", name=names.of(line.actor))
    else:
        text = _sentence(space, line, names)
    by_day = line.actor == SERVER and line.about.get("why") in BY_DAY
    at, under = day_of(line.at) if by_day else line.at, tuple(line.about.get("grants", ()))
    return Told(text, at, line.kind, parts, by_day, under if line.kind == "opened" else ())


def day_of(moment: datetime) -> datetime:
    """The beginning of its day."""
    return datetime.combine(local_day(moment), time.min, time_zone())


def _sentence(space: OpenSpace, line: Line, names: Names) -> str:
    by_owner = space.authority.is_owner(line.actor)
    name = names.of(line.actor) if line.actor != SERVER else ""
    reader = names.of(line.about.get("reader", "")) if "reader" in line.about else ""
    match line.kind:
        case "opened":
            return _("%(name)s opened this.", name=name)
        case "tried":
            return _("%(name)s tried to open this. It stayed shut.", name=name)
        case "granted" if _is_for_emergencies(line):
            return _("You let %(name)s open this in an emergency.", name=reader)
        case "granted":
            return _("You let %(name)s see this.", name=reader)
        case "stopped" if by_owner and _is_for_emergencies(line):
            return _("You took it back. %(name)s opens nothing in an emergency.", name=reader)
        case "stopped":
            return _stopped(line, by_owner, name, reader)
        case "visited":
            return _("You opened Daybook.") if by_owner else _("%(name)s was here.", name=name)
        case "keys-changed" | "words-renewed":
            return _renewed(line)
        case "found-damage" | "began-anew" | "stops-cut" | "put-right":
            return _changed_from_outside(line)
        case "keeper-closed":
            return _("The account of %(name)s was closed. They can't sign in.", name=name)
        case "found-able":
            return _("%(name)s noted that your own yes can count that day.", name=name)
        case "confided":
            return _("%(name)s noted that your own yes can count.", name=name)
        case "log-lost":
            return _("What stood here before can't be read any more.")
        case "asked-to-sign" | "signed" | "signed-on-paper":
            return _signed(line, name)
        case "told-without-ok" | "opened-in-emergency" | "emergency-refused" | "emergency-reviewed":
            return _without_her_ok(line, name)
        case _:
            return _("This became yours.")


def _changed_from_outside(line: Line) -> str:
    """What was put right is not named: her log must not say that somebody is kept away."""
    match line.kind:
        case "found-damage":
            return _("You took out what was changed or lost.")
        case "began-anew":
            return _("A part was shut. It began again, empty.")
        case "stops-cut":
            return _("The list of what you stopped was changed from outside.")
    return _("Something was changed from outside. We put it right.")


def _renewed(line: Line) -> str:
    if line.kind == "keys-changed":
        return _("You changed all your keys.")
    return _("You came back with your backup code.")


def _signed(line: Line, name: str) -> str:
    """Whose yes it is stands in her own copy alone."""
    match line.kind:
        case "asked-to-sign":
            return _("What you want to share waits for one more yes.")
        case "signed-on-paper":
            return _("%(name)s noted a yes on paper.", name=name)
    return _("One more yes is there.")


def _without_her_ok(line: Line, name: str) -> str:
    match line.kind:
        case "told-without-ok":
            return _("%(name)s had to tell something without your OK.", name=name)
        case "opened-in-emergency":
            return _("%(name)s opened this in an emergency.", name=name)
        case "emergency-refused":
            return _("%(name)s tried an emergency opening. It stayed shut.", name=name)
    return _("%(name)s looked back on an emergency.", name=name)


def _is_for_emergencies(line: Line) -> bool:
    """Whether the line is about a permission that opens nothing on an ordinary day."""
    return line.about.get("only") == EMERGENCY


def _stopped(line: Line, by_owner: bool, name: str, reader: str) -> str:
    if line.about.get("why") == REPLACED:
        return _("A new sharing with %(name)s took the place of the old one.", name=reader)
    if by_owner:
        return _("You stopped sharing with %(name)s.", name=reader)
    if line.about.get("why") == "outside":
        return _("%(name)s knows you from outside of work. The sharing stopped.", name=reader)
    if line.about.get("why") == "ended":
        return _("Sharing with %(name)s came to its end.", name=reader)
    if line.about.get("why") == "not-signed":
        return _("Sharing with %(name)s did not begin. A yes was missing.", name=reader)
    if line.about.get("why") in OTHERS_WORD:
        return _("Sharing with %(name)s stopped.", name=reader)
    if name and name != reader:
        return _("%(name)s stopped sharing with %(reader)s.", name=name, reader=reader)
    return _("Sharing with %(name)s stopped.", name=reader)
