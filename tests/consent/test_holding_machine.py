"""Claim: no hold, lapse, pause, undo, custody or emancipation opens what was not signed by all."""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from flask import g
from holding_model import GATES, Kept
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, rule
from random_lives import came_about, live
from sharing_terms import PAPERS, PLAIN, SIGNERS, STAFF, YOUNG

from webapp.care.filing import file_messages
from webapp.care.spoken_stops import deny_spoken, first_spoken
from webapp.consent.ends import stop_one, tidy
from webapp.consent.limits import midnight
from webapp.ending.spoken import end_for
from webapp.holds.acts import (
    knows_from_outside,
    she_keeps_away,
    she_lets_back,
    staff_keep_away,
    staff_let_back,
)
from webapp.space.offers import expire_due
from webapp.space.on_paper import signed_on_paper
from webapp.space.refused import NotGrantedError
from webapp.space.rekey import settle
from webapp.space.stops import stop_due

ANYBODY = ("doctor", "doctor", *SIGNERS)
SOON = date(2008, 11, 26)
"""She comes of age in a few days."""


class Holding(Kept, RuleBasedStateMachine):
    """Everybody acts through the rooms that pages lead to."""

    shared = Bundle("shared")
    app = None

    @initialize(target=shared, born=st.sampled_from((SOON, YOUNG)))
    def begin(self, born):
        self.set_up(self.app)
        self.enters(STAFF, born)
        one = self.ask((PLAIN,), SIGNERS, 20, None)
        two = self.ask((PAPERS,), SIGNERS, 3, None)
        self.they_sign(two, SIGNERS)
        return one

    @rule(
        target=shared,
        parts=st.sampled_from(((PLAIN,), (PAPERS,), (PLAIN, PAPERS))),
        picks=st.sampled_from((SIGNERS[:1], SIGNERS)),
        days=st.integers(1, 20),
        older=st.none() | shared,
        sign_now=st.sampled_from((SIGNERS, SIGNERS[:1], ())),
    )
    def she_asks(self, parts, picks, days, older, sign_now):
        one = self.ask(parts, picks, days, older)
        self.they_sign(one, sign_now)
        return one

    @rule(one=shared, off=st.sampled_from((-1, 0, None)))
    def they_sign_later(self, one, off):
        """Also about the moment from which they may not any more."""
        if one and off is not None:
            self.it_is(one.answer_by + timedelta(microseconds=off))
        self.they_sign(one, SIGNERS)

    def it_is(self, then):
        self.store = replace(self.store, now=max(then.astimezone(self.now.tzinfo), self.now))

    @rule(one=shared, off=st.sampled_from((-1, 0, 1_000_000)))
    def it_ends_about_now(self, one, off):
        if one:
            self.it_is(one.ends + timedelta(microseconds=off))

    @rule(one=shared, name=st.sampled_from(SIGNERS))
    def somebody_brings_paper(self, one, name):
        if one and one.needs and one.waits(self.now) and not one.is_signed():
            account = self.people[name].account
            with suppress(NotGrantedError):
                signed_on_paper(self.store, self.people["advocate"], one.offer, account, "1", {})
                one.has_paper = True
                one.yes.add(name)
                one.asked.add(name)

    @rule(name=st.sampled_from(ANYBODY))
    def she_keeps_somebody_away(self, name):
        for one in self.model:
            if name == "doctor" or name in one.needs:
                self.is_stopped(one, by_her=True)
        she_keeps_away(self.hers(), self.people[name].account)
        self.doors[name].is_hers = True
        self.is_kept_away(name)

    @rule(name=st.sampled_from(ANYBODY))
    def she_lets_somebody_back(self, name):
        she_lets_back(self.hers(), self.people[name].account)
        self.doors[name].is_hers = False
        self.out = {who for who, door in self.doors.items() if door.is_shut}

    @rule(
        who=st.sampled_from(STAFF),
        name=st.sampled_from(ANYBODY),
        has_order=st.booleans(),
        then=st.sampled_from(((), STAFF, STAFF[:1])),
    )
    def staff_keep_somebody_away(self, who, name, has_order, then):
        if space := self.through_the_door(who):
            order = "Folder 3" if has_order else ""
            staff_keep_away(space, self.people[name].account, order)
            self.doors[name].say(who, self.now, has_order)
            self.is_kept_away(name)
            self.happened["held"] += 1
        self.staff_let_somebody_back(then, name)

    @rule(
        who=st.sampled_from((STAFF, STAFF[:1], STAFF[1:], ("doctor",))),
        name=st.sampled_from(ANYBODY),
    )
    def staff_let_somebody_back(self, who, name):
        for one in who:
            if space := self.through_the_door(one):
                staff_let_back(space, self.people[name].account)
                self.happened["lifted"] += self.doors[name].lift(one)
        self.out = {one for one, door in self.doors.items() if door.is_shut}

    @rule()
    def he_knows_her_from_outside(self):
        if space := self.through_the_door("doctor"):
            knows_from_outside(space)
            self.doors["doctor"].say("doctor", self.now)
            self.is_kept_away("doctor")

    @rule(
        name=st.sampled_from(("doctor", "doctor", "officer", "advocate")),
        gate=st.sampled_from(GATES),
        days=st.sampled_from((-1, 0, 1, 90, 90)),
    )
    def a_gate_holds_until(self, name, gate, days):
        self.gate_holds_until(name, gate, self.today + timedelta(days=days))

    @rule(
        who=st.sampled_from((STAFF, STAFF, STAFF[:1])),
        custody=st.sampled_from(("parents", "parents", "agency")),
        status=st.sampled_from(((), (), ("emancipated",))),
    )
    def staff_enter_what_is_so_now(self, who, custody, status):
        self.enters(who, YOUNG, custody, status)

    @rule(name=st.sampled_from(SIGNERS), days=st.sampled_from((-1, 0, 2, 9, 90)))
    def staff_enter_until_when_a_parent_counts(self, name, days):
        self.is_entered_as_parent(name, self.today + timedelta(days=days))

    @rule(off=st.sampled_from((-1, 0)))
    def she_asks_and_they_answer_at_the_end(self, off):
        self.enters(STAFF, YOUNG)
        for name in SIGNERS:
            self.is_entered_as_parent(name, self.today + timedelta(days=2))
        if one := self.ask((PAPERS,), SIGNERS, 20, None):
            self.it_is(one.answer_by + timedelta(microseconds=off))
            self.they_sign(one, SIGNERS)

    @rule(target=shared, one=shared, days=st.integers(1, 30), then_undoes=st.booleans())
    def she_pauses(self, one, days, then_undoes):
        one = one if one and one.may_run(self.now) else self.ask((PLAIN,), (), 9, None)
        if one:
            self.pauses(one, days)
        return self.undoes(one) if one and then_undoes else None

    @rule(one=shared)
    def she_stops(self, one):
        if one:
            stop_one(self.hers(), one.kept.grant)
            self.is_stopped(one, by_her=True)

    @rule(target=shared, one=shared)
    def she_undoes(self, one):
        return self.undoes(one) if one else None

    @rule(target=shared, one=shared)
    def she_stops_and_undoes(self, one):
        self.she_stops(one)
        return self.undoes(one) if one else None

    @rule(is_hers=st.booleans())
    def staff_write_down_that_she_said_stop(self, is_hers):
        g.store = self.store
        if space := self.through_the_door("officer"):
            end_for(space, "doctor")
            self.is_said_to_be_stopped()
            hers = self.hers()
            file_messages(hers)
            while not is_hers and (said := first_spoken(hers)):
                deny_spoken(hers, said.id)
                self.is_denied()

    @rule()
    def she_unlocks(self):
        settle(self.hers())
        tidy(self.hers(), self.now)

    @rule(minutes=st.sampled_from((1, 9, 10, 600, 4320, 9000)))
    def time_passes(self, minutes):
        self.store = replace(self.store, now=self.now + timedelta(minutes=minutes))

    @rule(off=st.sampled_from((-1, 0)))
    def it_is_about_midnight(self, off):
        self.it_is(midnight(self.today + timedelta(days=1)) + timedelta(microseconds=off))

    @rule()
    def the_minute_comes(self):
        stop_due(self.store)
        expire_due(self.store)


def test_no_hold_lapse_pause_or_undo_opens_what_was_not_signed(app):
    Holding.app, Holding.happened = app, Counter()
    live(Holding, many=12, steps=40)
    came_about(Holding.happened, 0, 2, "held", "lifted", "gate", "paused", "undone")
