"""What must go into releases of its own, because other people must sign for it."""

from collections.abc import Callable
from dataclasses import dataclass

from webapp.consent.decisions import Decision
from webapp.consent.matters import PLAIN
from webapp.space import kinds
from webapp.space.grants import Scope
from webapp.space.opening import OpenSpace

Ask = Callable[[Scope], Decision]


@dataclass(frozen=True)
class Bundle:
    """Areas and lines that the same people sign for."""

    areas: tuple[str, ...]
    lines: tuple[str, ...]
    needs_only_her: bool


def bundles(space: OpenSpace, scope: Scope, ask: Ask) -> list[Bundle]:
    """What is picked, by who must sign: hers alone first. A line with words of several people
    goes where all of them are asked. A whole area that falls apart becomes its lines of today.
    What no rule is asked about, as the reader's own promise, holds nothing apart."""
    groups: dict[tuple, list[tuple[str, str, bool]]] = {}
    for kind in (*kinds.AREAS, *kinds.BESIDE):
        section = space.authority.sections[kind]
        if section in scope.parts:
            for area, line, found in _units(space, kind, scope, ask):
                groups.setdefault(who_signs(found), []).append((area, line, found.needs_only_her))
    made = [_bundle(units) for units in groups.values()]
    return sorted(made, key=lambda bundle: not bundle.needs_only_her)


def _units(space: OpenSpace, kind: str, scope: Scope, ask: Ask) -> list[tuple[str, str, Decision]]:
    section = space.authority.sections[kind]
    items = scope.parts[section]
    if items is None:
        whole = ask(Scope({section: None}))
        if len(whole.splits) <= 1:
            return [(kind, "", whole)]
        items = tuple(item.id for item in space.section(kind).items())
    asked = [("", id_, ask(Scope({section: (id_,)}))) for id_ in items]
    return [unit for unit in asked if unit[2].splits]


def who_signs(found: Decision) -> tuple:
    """What two answers have in common where one release can hold both."""
    acts = frozenset((n.who, n.act, n.every, n.eligible) for n in found.required)
    special = found.splits[0].special if found.splits else PLAIN
    return special, found.hold, acts


def _bundle(units: list[tuple[str, str, bool]]) -> Bundle:
    areas = tuple(area for area, _line, _only in units if area)
    lines = tuple(line for _area, line, _only in units if line)
    return Bundle(areas, lines, units[0][2])
