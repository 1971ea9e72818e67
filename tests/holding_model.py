"""Doors beside the keys: who is kept away, whose gates are shut, and what was paused or undone."""

from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from flask import g
from hypothesis.stateful import invariant
from sharing_model import Avalon
from sharing_terms import AGENCIES, READ
from spine_cast import NOW

from crypto.errors import CannotOpenError
from webapp.account.accounts import update_facts
from webapp.care.filing import file_messages
from webapp.care.pauses import pause, running_copy
from webapp.consent.ends import tidy
from webapp.consent.undoing import sign_back, to_undo, walk_back
from webapp.refusals import RefusalError
from webapp.space.refused import NotGrantedError
from webapp.team.agencies import add_agency
from webapp.team.doors import GateShutError, open_door
from webapp.team.holds import kept_away

GATES = ("agreement", "promise", "training")
UNDO_WITHIN = timedelta(minutes=10)
OUTSIDE = "outside"


@dataclass
class Door:
    """Who keeps one person away. `staff` are those who said so, in order, each once."""

    is_hers: bool = False
    staff: list[str] = field(default_factory=list)
    lifting: set[str] = field(default_factory=set)
    since: datetime = NOW
    has_order: bool = False

    @property
    def is_shut(self) -> bool:
        return self.is_hers or bool(self.staff)

    def waits_for_a_second(self, doctor: str) -> bool:
        alone = len({AGENCIES[who] for who in self.staff}) == 1
        return alone and not self.has_order and doctor not in self.staff

    def say(self, who: str, now: datetime, has_order: bool = False) -> None:
        if not self.staff:
            self.since, self.has_order = now, False
        self.has_order = self.has_order or has_order
        if who not in self.staff:
            self.staff.append(who)
            self.lifting.clear()

    def lift(self, who: str) -> bool:
        """Whether it is off now: two of two places of work said so."""
        if self.staff:
            self.lifting.add(who)
        if len({AGENCIES[one] for one in self.lifting}) < 2:
            return False
        self.staff, self.lifting = [], set()
        return True


class Kept(Avalon):
    """Avalon, with everything that can shut a door though the keys would open it."""

    def set_up(self, app):
        super().set_up(app, custody=(2, 9))
        self.doors: dict[str, Door] = defaultdict(Door)
        self.gates = {name: dict.fromkeys(GATES, NOW.date() + timedelta(900)) for name in AGENCIES}

    def has_gates_open(self, name):
        return all(self.today <= until for until in self.gates[name].values())

    def gate_holds_until(self, name, gate, day):
        self.gates[name][gate] = day
        if gate == "agreement":
            add_agency(self.store, AGENCIES[name], day)
        else:
            update_facts(self.store, self.people[name].account, **{f"{gate}_until": str(day)})

    def through_the_door(self, name):
        """Her space as a page opens it for somebody; None where a page would say no."""
        g.store, g.hand, g.spaces = self.store, self.people[name], {}
        try:
            return open_door(self.space)
        except GateShutError:
            assert not self.has_gates_open(name)
        except NotGrantedError:
            assert name == "doctor"
        return None

    def reads_by_page(self, name):
        found, space = set(), self.through_the_door(name)
        for part in READ if space else ():
            with suppress(RefusalError, CannotOpenError):
                found |= {item.id for item in space.section(part).items()}
        return found & set(self.lines.values())

    def is_kept_away(self, name):
        """All that this person reads, and all that rests on their yes, is over."""
        self.out = {who for who, door in self.doors.items() if door.is_shut}
        for one in self.model:
            if name == "doctor" or name in one.needs:
                self.is_stopped(one)

    def is_stopped(self, one, *, by_her=False):
        if by_her and not one.is_over and self.now < one.ends:
            one.undo_by = self.now + UNDO_WITHIN
        one.is_over = True

    def is_said_to_be_stopped(self):
        for one in self.model:
            one.is_spoken = one.is_spoken or not one.is_over and self.now < one.ends
            self.is_stopped(one)

    def is_denied(self):
        """She never said any of it: for a while she can undo each."""
        for one in self.model:
            if one.is_spoken:
                one.undo_by, one.is_spoken = self.now + UNDO_WITHIN, False

    def pauses(self, one, days):
        hers = self.hers()
        try:
            kept = running_copy(hers, one.kept.grant)
        except NotGrantedError:
            return
        assert one.may_run(self.now)
        pause(hers, [kept], self.today + timedelta(days=days))
        self.is_stopped(one, by_her=True)
        self.happened["paused"] += 1

    def undoes(self, one):
        """What came of it; None where it could not be undone."""
        hers = self.hers()
        file_messages(hers)
        tidy(hers, self.now)
        g.store = self.store
        try:
            found = to_undo(hers, one.kept.id)
            kept = sign_back(walk_back(hers, found), self.people["youth"], found.kept)
        except (RefusalError, CannotOpenError):
            return None
        assert one.is_over
        assert one.undo_by
        assert self.now < one.undo_by
        assert self.has_gates_open("doctor")
        self.happened["undone"] += 1
        return self.is_shared(kept, one.parts, (), one.ends, one)

    @invariant()
    def a_page_opens_what_the_keys_open_while_every_gate_holds(self):
        if hasattr(self, "gates"):
            keys, page = self.sees("doctor"), self.reads_by_page("doctor")
            assert page == (keys if self.has_gates_open("doctor") else set())
            self.happened["gate"] += keys != page

    @invariant()
    def whoever_is_kept_away_reads_and_signs_for_nothing(self):
        for name, door in self.doors.items() if hasattr(self, "doors") else ():
            if door.is_shut:
                assert not any(
                    one.may_run(self.now)
                    for one in self.model
                    if name == "doctor" or name in one.needs
                )

    @invariant()
    def what_was_said_of_somebody_stands_as_it_was_said(self):
        for name, door in self.doors.items() if hasattr(self, "doors") else ():
            kept = kept_away(self.store, self.space, self.people[name].account)
            waits = door.waits_for_a_second("doctor")
            assert kept.is_shut == door.is_shut
            lifting = {voice.who for voice in kept.for_lifting}
            assert lifting == {self.people[who].account for who in door.lifting}
            assert kept.is_overdue(self.now) == (
                waits and self.now >= door.since + timedelta(hours=72)
            )
            assert kept.is_unsettled(self.now) == (
                waits and self.now >= door.since + timedelta(days=14)
            )
