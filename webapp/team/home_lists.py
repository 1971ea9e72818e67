"""What home needs to know: offered once for each person at home, never again after a skip."""

from dataclasses import dataclass, replace
from typing import ClassVar

from webapp.care.people import Person
from webapp.care.plans import Line
from webapp.care.records import Record, records, save
from webapp.database import transaction
from webapp.i18n import lazy_gettext as _
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.links import AT_HOME, links_of
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.team.introductions import person_with

TOPICS = {
    "allergies": ("body", _("Allergies"), _("Allergies: %(words)s")),
    "medicines": ("body", _("Medicines"), _("Medicines: %(words)s")),
    "food": ("food", _("Food I don't eat"), _("Food I don't eat: %(words)s")),
    "pick-up": ("school", _("Who may pick me up"), _("Who may pick me up: %(words)s")),
    "nights": ("housing", _("What helps at night"), _("What helps at night: %(words)s")),
}
"""Each with the part of her plan that it stands in, and how the line reads there. None of the
parts is one that is kept from people at home."""

AREAS = tuple(dict.fromkeys(area for area, _name, _line in TOPICS.values()))


@dataclass(frozen=True, kw_only=True)
class HomeList(Record):
    """That it was offered for one person, and which lines she wrote then."""

    kind: ClassVar[str] = "home-list"
    account: str = ""
    lines: tuple[str, ...] = ()


def home_to_offer(space: OpenSpace) -> Person | None:
    """Somebody at home for whom it was not offered yet."""
    known = {one.account for one in _lists(space)}
    return next((one for one in everybody_at_home(space) if one.account not in known), None)


def everybody_at_home(space: OpenSpace) -> list[Person]:
    """Whoever is among her people already."""
    people = records(space.section(kinds.SHARING), Person)
    return [person for person in people if _is_home(space, person)]


def person_at_home(space: OpenSpace, account: str) -> Person:
    """NotGrantedError for everybody who is not at home."""
    person = person_with(space, account)
    if person is None or not _is_home(space, person):
        raise NotGrantedError("not at home")
    return person


def home_list_for(space: OpenSpace, account: str) -> HomeList:
    """Her list for somebody at home. NotGrantedError without one."""
    person_at_home(space, account)
    found = _list_for(space, account)
    if found is None or not found.lines:
        raise NotGrantedError("no list")
    return found


def skip_home_list(space: OpenSpace, account: str) -> None:
    """Never offered again for this person."""
    if _list_for(space, account) is None:
        save(space, kinds.PRIVATE, HomeList(account=account))


def write_home_list(space: OpenSpace, account: str, words: dict[str, str]) -> HomeList:
    """A line in her plan for each topic that she filled. Nothing is shared by this."""
    with transaction(space.store.db):
        lines = [
            save(space, area, Line(hers=str(line) % {"words": words[topic]})).id
            for topic, (area, _name, line) in TOPICS.items()
            if words.get(topic)
        ]
        was = _list_for(space, account) or HomeList(account=account)
        return save(space, kinds.PRIVATE, replace(was, lines=tuple(lines)))


def _lists(space: OpenSpace) -> list[HomeList]:
    if not space.is_owner or kinds.PRIVATE not in space.kinds:
        return []
    return records(space.section(kinds.PRIVATE), HomeList)


def _list_for(space: OpenSpace, account: str) -> HomeList | None:
    return next((one for one in _lists(space) if one.account == account), None)


def _is_home(space: OpenSpace, person: Person) -> bool:
    """Staff entered this person as the one who looks after her, and found asking them safe. That
    somebody is kept away since is not looked at: her words say so, where it would be shared."""
    today, known = local_day(space.store.now), links_of(space.store, space.id)
    theirs = [link for link in known if person.is_checked and link.account == person.account]
    return any(link.role in AT_HOME and link.stands(today) for link in theirs)
