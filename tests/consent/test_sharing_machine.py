"""Claim: whatever people ask, sign, take back, enter and change, nothing opens that was not signed.

The reader looks after every step.
"""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
)
from random_lives import came_about, live
from sharing_cast import knows_them
from sharing_model import Avalon
from sharing_terms import PAPERS, PLAIN, RULES, SIGNERS, SOON_OF_AGE, STAFF, VOICE, YOUNG
from spine_cast import NOW

from webapp.account.accounts import replace_keys
from webapp.consent.enabling import disable, enable
from webapp.consent.ends import stop_one, tidy
from webapp.consent.rule_tables import rows
from webapp.space import exclusions
from webapp.space.cosigning import decline, withdraw
from webapp.space.offers import exclude, expire_due
from webapp.space.on_paper import signed_on_paper
from webapp.space.refused import NotGrantedError
from webapp.space.rekey import settle
from webapp.space.stops import stop_due, stop_without_keys
from webapp.team.entering import say_wrong


class Sharing(Avalon, RuleBasedStateMachine):
    """The acts, in any order, and a clock."""

    shared = Bundle("shared")
    app = None

    @initialize(
        target=shared,
        born=st.sampled_from((SOON_OF_AGE, YOUNG)),
        sign_now=st.sampled_from((SIGNERS, SIGNERS[1:], ())),
    )
    def begin(self, born, sign_now):
        self.set_up(self.app)
        self.enters(STAFF, born)
        self.ask((PLAIN,), SIGNERS, 20, None)
        one = self.ask((PAPERS,), SIGNERS, 12, None)
        self.they_sign(one, sign_now)
        return one

    @rule(
        who=st.sampled_from((STAFF, STAFF, STAFF[:1], STAFF[1:])),
        born=st.sampled_from((YOUNG, SOON_OF_AGE)),
    )
    def staff_enter(self, who, born):
        self.enters(who, born)

    @rule()
    def she_says_it_is_wrong(self):
        say_wrong(self.hers())
        self.wrong = self.now

    @rule(area=st.sampled_from((PLAIN, PAPERS, PAPERS, VOICE)), then_asks=st.booleans())
    def a_rule_is_switched(self, area, then_asks):
        row = next(row for row in rows(True) if row.rule.id == RULES[area])
        (enable if area in self.off else disable)(self.store, row, "Counsel")
        self.off ^= {area}
        if then_asks:
            self.enters(STAFF, YOUNG)
            self.ask((PLAIN if area == VOICE else area,), SIGNERS, 9, None)

    @rule(
        target=shared,
        parts=st.sampled_from(((PLAIN,), (PAPERS,), (PAPERS,), (PLAIN, PAPERS))),
        picks=st.sampled_from((*((name,) for name in SIGNERS), SIGNERS, SIGNERS)),
        days=st.integers(1, 20),
        older=st.none() | shared,
        sign_now=st.sampled_from((SIGNERS, SIGNERS, SIGNERS[:1], ())),
    )
    def she_asks(self, parts, picks, days, older, sign_now):
        one = self.ask(parts, picks, days, older)
        self.they_sign(one, sign_now)
        return one

    @rule(one=shared, who=st.sampled_from((SIGNERS[:1], SIGNERS[1:], SIGNERS)))
    def some_sign(self, one, who):
        self.they_sign(one, who)

    @rule(one=shared, name=st.sampled_from(SIGNERS))
    def somebody_says_no(self, one, name):
        if one and one.needs and self.answers(decline, one, name) and name not in self.out:
            one.is_over = True

    @rule(one=shared, name=st.sampled_from(SIGNERS))
    def somebody_brings_paper(self, one, name):
        if one and one.needs and one.waits(self.now) and not one.is_signed():
            account = self.people[name].account
            with suppress(NotGrantedError):
                signed_on_paper(self.store, self.people["advocate"], one.offer, account, "1", {})
                one.has_paper = True
                one.yes.add(name)
                one.asked.add(name)

    @rule(one=shared, name=st.sampled_from(SIGNERS))
    def somebody_takes_it_back(self, one, name):
        if one and name in one.yes:
            with suppress(NotGrantedError):
                withdraw(self.store, self.people[name], one.offer)
                one.is_over = one.is_over or name not in self.out

    @rule(one=shared, is_spoken=st.booleans())
    def she_stops(self, one, is_spoken):
        if one and is_spoken:
            stop_without_keys(self.store, self.space, one.kept.grant, why="spoken")
        elif one:
            stop_one(self.hers(), one.kept.grant)
        if one:
            one.is_over = True

    @rule(name=st.sampled_from(SIGNERS))
    def somebody_is_kept_away(self, name):
        exclude(self.store, self.space, self.people[name].account)
        self.out.add(name)
        for one in self.model:
            one.is_over = one.is_over or name in one.needs

    @rule(name=st.sampled_from(SIGNERS))
    def somebody_may_be_asked_again(self, name):
        exclusions.readmit(self.store, self.space, self.people[name].account)
        self.out.discard(name)

    @precondition(lambda self: self.now < NOW + timedelta(days=25))
    @rule()
    def the_reader_has_new_keys(self):
        self.people["doctor"] = replace_keys(self.store, self.people["doctor"])[0]
        assert self.sees("doctor") == set()
        self.she_unlocks()
        for one in self.model:
            one.is_over = True
        knows_them(self.hers(), self.people["doctor"].card)

    @rule()
    def she_unlocks(self):
        settle(self.hers())
        tidy(self.hers(), self.now)
        for one in self.model:
            if one.is_signed() and one.waits(self.now):
                self.begins(one)

    @rule(hours=st.integers(1, 200))
    def time_passes(self, hours):
        self.store = replace(self.store, now=self.now + timedelta(hours=hours))

    @rule(one=shared, off=st.sampled_from((-1, 0, 1_000_000)))
    def it_ends_about_now(self, one, off):
        if one and (then := one.ends + timedelta(microseconds=off)) > self.now:
            self.store = replace(self.store, now=then)

    @rule()
    def the_minute_comes(self):
        stop_due(self.store)
        expire_due(self.store)


def test_nothing_opens_that_was_not_signed_by_all_who_must(app):
    Sharing.app, Sharing.happened = app, Counter()
    live(Sharing, many=12, steps=40)
    # Some ran with her yes alone, and some with two more.
    # How she wants things went along with some, and stayed with her with others.
    came_about(Sharing.happened, 0, 2, "along", "stays")
