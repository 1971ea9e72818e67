"""Claim: however people ask, sign, refuse, stop and wait, an unsigned share never opens."""

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from cosigning_cast import ON_PAPER, asked, links_for, offered
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from lives_cast import Life
from random_lives import live
from spine_cast import sees

from crypto.errors import CannotOpenError
from webapp.account.accounts import replace_keys
from webapp.space.cosigning import decline, sign, withdraw
from webapp.space.offers import exclude, expire_due
from webapp.space.on_paper import signed_on_paper
from webapp.space.refused import NotGrantedError
from webapp.space.rekey import rekey, settle
from webapp.space.stops import stop, stop_due
from webapp.space.succession import succeed
from webapp.space.writing import Put, write

SIGNERS = ("rosa", "joao")
PEOPLE = {"youth": "youth", "advocate": "advocate", "doctor": "member"} | dict.fromkeys(
    SIGNERS, "guardian"
)


@dataclass
class Told:
    """An offer as the model knows it. `is_wrapped` says that a keeper need not come first."""

    id: str
    grant: str
    needs: set[str]
    until: datetime
    ends: datetime
    answers: dict[str, str] = field(default_factory=dict)
    is_over: bool = False
    is_begun: bool = False
    has_layer: bool = True

    def is_signed(self) -> bool:
        return {who for who, said in self.answers.items() if said == "yes"} >= self.needs


class Offers(Life, RuleBasedStateMachine):
    """One reader, two signers and a paper, a clock, and a model of what may be open."""

    told = Bundle("told")

    @initialize()
    def begin(self):
        self.begin_life(PEOPLE)
        write(self.hers(), "body", Put("line", {"hers": "teeth"}))
        links_for(self.hers(), [ON_PAPER])
        self.model: list[Told] = []
        self.excluded: set[str] = set()
        self.successions = 0

    @rule(
        target=told,
        who=st.sets(st.sampled_from((*SIGNERS, ON_PAPER)), min_size=1),
        days=st.integers(1, 30),
    )
    def she_asks(self, who, days):
        signers = [self.people[name] for name in sorted(who - {ON_PAPER})]
        papers = sorted(who & {ON_PAPER})
        make = lambda: offered(  # noqa: E731
            self.hers(), self.people["youth"], self.people["doctor"], signers, {"body": None},
            days=days, on_paper=papers, witnesses=[self.people["advocate"].card],
        )  # fmt: skip
        if who & self.excluded:
            with suppress(CannotOpenError):
                make()
                raise AssertionError("an excluded person was asked")
            return None
        one, now = make(), self.store.now
        until, ends = now + timedelta(days=14), now + timedelta(days=days)
        self.model.append(Told(one.id, one.grant.id, who, until, ends, has_layer=not papers))
        return self.model[-1]

    @rule(one=told, name=st.sampled_from(SIGNERS), says=st.sampled_from(("yes", "yes", "no")))
    def somebody_answers(self, one, name, says):
        may = one and name in one.needs and name not in one.answers and self.store.now < one.until
        act = sign if says == "yes" else decline
        try:
            act(self.store, self.people[name], one.id if one else "none", {})
        except NotGrantedError:
            assert not may
            return
        assert may
        self.said(one, name, says)

    def said(self, one, name, says):
        one.answers[name] = says
        if name in self.excluded:
            return
        if says == "no":
            one.is_over = True
        elif one.is_signed() and one.has_layer and self.is_open_to(one):
            one.is_begun = True

    def is_open_to(self, one):
        return not one.is_over and self.store.now < min(one.until, one.ends)

    @rule(one=told, who=st.sampled_from((*SIGNERS, ON_PAPER)))
    def a_witness_brings_paper(self, one, who):
        if not one or who in self.excluded:
            return
        may = self.is_open_to(one) and who in one.needs and one.answers.get(who, "no") != "yes"
        may = may and not one.is_begun
        try:
            signed_on_paper(self.store, self.people["advocate"], one.id, self.id_of(who), "1", {})
        except NotGrantedError:
            assert not may
            return
        assert may
        one.answers[who] = "yes"
        one.has_layer = False

    def id_of(self, who):
        return who if who == ON_PAPER else self.people[who].account

    @rule(one=told, name=st.sampled_from(SIGNERS))
    def somebody_takes_it_back(self, one, name):
        if not one or one.answers.get(name) != "yes":
            return
        with suppress(NotGrantedError):
            withdraw(self.store, self.people[name], one.id)
            one.answers[name] = "withdrawn"
            one.is_over = one.is_over or name not in self.excluded

    @rule(one=told)
    def she_stops(self, one):
        if one:
            stop(self.hers(), one.grant)
            one.is_over = True
            self.she_unlocks()

    @rule(name=st.sampled_from(SIGNERS))
    def somebody_is_excluded(self, name):
        exclude(self.store, self.space, self.people[name].account)
        self.excluded.add(name)
        for one in self.model:
            one.is_over = one.is_over or name in one.needs

    @rule()
    def she_re_keys(self):
        rekey(self.hers(), ["body"])
        for one in self.model:
            waits = self.is_open_to(one) and not one.is_begun
            if waits and ON_PAPER not in one.needs - self.signed(one):
                one.has_layer = not one.is_signed()

    def signed(self, one):
        return {who for who, said in one.answers.items() if said == "yes"}

    @rule()
    def she_unlocks(self):
        settle(self.hers())
        for one in self.model:
            if one.is_signed() and self.is_open_to(one):
                one.is_begun = True

    @rule(hours=st.integers(1, 200))
    def time_passes(self, hours):
        self.store = replace(self.store, now=self.store.now + timedelta(hours=hours))

    @rule()
    def the_minute_comes(self):
        stop_due(self.store)
        expire_due(self.store)

    @precondition(lambda self: self.successions < 2)
    @rule()
    def somebody_knows_her_words(self):
        old, hers = self.people["youth"], self.hers()
        new, _master = replace_keys(self.store, old)
        renamed = succeed(hers, old, new).grants
        self.she_settled()
        self.people["youth"], self.successions = new, self.successions + 1
        for one in self.model:
            one.grant = renamed.get(one.grant, one.grant)
            if self.is_open_to(one) and not one.is_begun:
                one.has_layer = ON_PAPER not in one.needs - self.signed(one)

    def she_settled(self):
        for one in self.model:
            if one.is_signed() and self.is_open_to(one):
                one.is_begun = True

    def runs(self, one):
        return one.is_begun and not one.is_over and self.store.now < one.ends

    @invariant()
    def it_opens_only_when_everybody_signed(self):
        may = any(self.runs(one) for one in getattr(self, "model", ()))
        if hasattr(self, "people"):
            seen = sees(self.store, self.people["doctor"], self.space)
            assert seen == (["teeth"] if may else [])

    @invariant()
    def no_signer_ever_opens_anything(self):
        for name in SIGNERS if hasattr(self, "people") else ():
            assert sees(self.store, self.people[name], self.space) == []

    @invariant()
    def a_signers_page_shows_his_own_answers_alone(self):
        for name in SIGNERS if hasattr(self, "people") else ():
            his = [o for o in self.model if name in o.needs and name not in o.answers]
            waits = {one.id for one in his if self.store.now < one.until}
            assert set(asked(self.store, self.people[name])) == waits


def test_an_unsigned_share_never_opens():
    live(Offers, many=30, steps=25)
