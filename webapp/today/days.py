"""What one day's page shows, read from her space in one pass over the plan."""

from dataclasses import dataclass
from datetime import date, datetime

from webapp.account.accounts import joined_on
from webapp.care.coming import next_appointment
from webapp.care.heard import Heard, lately_heard
from webapp.care.opened import unread_openings
from webapp.care.pauses import Pause, due_pause
from webapp.care.people import Person
from webapp.care.phone_answers import is_asked
from webapp.care.plans import Appointment
from webapp.care.preferences import is_due, preferences
from webapp.care.promises import Promise
from webapp.care.promising import shown_promises
from webapp.care.readers import all_readers, names_in
from webapp.care.records import Record, only_record, records
from webapp.care.sharing_news import News, first_news
from webapp.care.spoken_stops import SpokenStop, first_spoken
from webapp.care.told import unread
from webapp.care.voices import Preference, Profile, Strength
from webapp.care.waiting import first_waiting
from webapp.space.items import Item
from webapp.space.kinds import AREAS, PRIVATE, SHARING, VOICE
from webapp.space.opening import OpenSpace
from webapp.space.proofs import true_lines
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.stops import was_cut
from webapp.space.trail import Line
from webapp.team.asks import open_asks
from webapp.team.home_lists import home_to_offer
from webapp.today.first_steps import next_step

VISITS_AMONG = 60
PEOPLE_SHOWN = 8


@dataclass(frozen=True)
class Quiet:
    """The one card "when you feel like it". Exactly one field is filled, or none; `name` is of
    whom a spoken stop or a pause is about."""

    waiting: tuple[str, Record] | None = None
    phone: bool = False
    spoken: SpokenStop | None = None
    pause: Pause | None = None
    name: str = ""
    sharing: News | None = None
    question: str = ""
    home: Person | None = None
    still_true: Preference | None = None
    first_step: str | None = None


@dataclass(frozen=True)
class Today:
    """Everything on the page; `shut` are areas that somebody changed from outside;
    `stops_cut` says that somebody cut the list of what was stopped; `is_told` that something was
    told without her OK that she has not read; `was_opened` the same of an emergency; `heard` is
    the newest word of an adult on what she said."""

    profile: Profile
    strength: Strength | None
    next: tuple[str, Appointment] | None
    promises: list[Promise]
    quiet: Quiet
    people: list[Person]
    seeing: int
    last_visit: datetime | None
    shut: list[str]
    stops_cut: bool
    is_told: bool
    was_opened: bool
    heard: Heard | None


def read_today(space: OpenSpace, now: datetime, today: date) -> Today:
    """The page of one day."""
    profile = only_record(space.section(VOICE), Profile)
    items, shut = _lines_of_the_plan(space)
    lines = newest_lines(space)
    return Today(
        profile,
        strength_of(space, today),
        next_appointment(items, now),
        shown_promises(space, today),
        _quiet(space, profile, items, today),
        records(space.section(SHARING), Person)[:PEOPLE_SHOWN],
        len(all_readers(space)),
        last_visit(space, lines),
        shut,
        was_cut(space, lines),
        bool(unread(space)),
        bool(unread_openings(space)),
        lately_heard(space, today),
    )


def _lines_of_the_plan(space: OpenSpace) -> tuple[list[tuple[str, Item]], list[str]]:
    """(area, item), and the areas where something is not as it was signed: the page names them."""
    items, shut = [], []
    for kind in AREAS:
        try:
            items += [(kind, item) for item in space.section(kind).items()]
        except (ChangedBehindError, NotGrantedError):
            shut.append(kind)
    return items, shut


def strength_of(space: OpenSpace, today: date) -> Strength | None:
    """A strength of hers, another each day, the same all day long."""
    known = records(space.section(VOICE), Strength)
    return known[today.toordinal() % len(known)] if known else None


def newest_lines(space: OpenSpace) -> list[Line]:
    """The end of her log; nothing while that part is shut."""
    try:
        return true_lines(space, newest=VISITS_AMONG)
    except (ChangedBehindError, NotGrantedError):
        return []


def last_visit(space: OpenSpace, lines: list[Line]) -> datetime | None:
    """When she opened Daybook before this time; the newest line is this time."""
    mine = [
        line.at for line in lines if line.kind == "visited" and space.authority.is_owner(line.actor)
    ]
    return mine[1] if len(mine) > 1 else None


def _quiet(space: OpenSpace, profile: Profile, items: list[tuple[str, Item]], today: date) -> Quiet:
    """Words in her name that she never said herself come first, then what a month made due."""
    voice = [(kind, item) for kind in (VOICE, PRIVATE) for item in space.section(kind).items()]
    waiting = first_waiting([*voice, *items])
    if waiting:
        return Quiet(waiting=waiting)
    if is_asked(space, joined_on(space.store, space.me.account), today):
        return Quiet(phone=True)
    ending = _about_an_end(space, today)
    if ending:
        return ending
    news = first_news(space, today)
    if news:
        return Quiet(sharing=news)
    asks = open_asks(space)
    if asks:
        return Quiet(question=asks[0].id)
    home = home_to_offer(space)
    if home:
        return Quiet(home=home)
    due = next((p for p in preferences(space) if is_due(p, today)), None)
    if due:
        return Quiet(still_true=due)
    return Quiet(first_step=next_step(space, profile))


def _about_an_end(space: OpenSpace, today: date) -> Quiet | None:
    """What others wrote down that she said, then a pause whose day has come."""
    if spoken := first_spoken(space):
        return Quiet(spoken=spoken, name=names_in(space).get(spoken.by, ""))
    if pause := due_pause(space, today):
        return Quiet(pause=pause, name=names_in(space).get(pause.reader, ""))
    return None
