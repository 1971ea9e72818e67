"""What random lives of sharing are compared with: who signed what, and what may be open."""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis.stateful import invariant
from lives_cast import Life
from sharing_cast import knows_them
from sharing_terms import (
    AGENCIES,
    ANSWER_WITHIN,
    EMANCIPATED,
    HERE,
    PAPERS,
    PEOPLE,
    PLAIN,
    READ,
    SIGNERS,
    VOICE,
    Shared,
)
from spine_cast import KEEPER, NOW, granted

from crypto.errors import CannotOpenError
from webapp.account.accounts import create_account
from webapp.care.filing import file_messages
from webapp.care.plans import Goal
from webapp.care.records import save
from webapp.care.voices import Preference
from webapp.consent.enabling import rules_here
from webapp.consent.facts import facts_of
from webapp.consent.limits import dates_of, limits_for, midnight
from webapp.consent.matters import birthday
from webapp.consent.offers import scope_of
from webapp.consent.papers import Share
from webapp.consent.shares import decide, sign_share
from webapp.i18n import time_zone
from webapp.refusals import RefusalError
from webapp.space import kinds
from webapp.space.cosigning import sign
from webapp.space.grants import all_grants, one_grant
from webapp.space.links import add_link, say_safe
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.sharing import grant_to
from webapp.team.agencies import add_agency
from webapp.team.entering import enter
from webapp.team.facts import Facts

WISH = Preference(card="own-1", hers="Text first", who="readers")


class Avalon(Life):
    """A youth, a doctor who may read, two parents, two staff, and the rules of Avalon."""

    happened = Counter()

    def set_up(self, app, custody=(None, None)):
        """Everybody joined; her space is handed over and written in; nothing is shared. Both
        parents count until a day, or without an end."""
        self.context = app.test_request_context("/")
        self.context.push()
        self.begin_life(PEOPLE)
        self.store = replace(self.store, zone=time_zone())
        self.lines = {
            PLAIN: save(self.hers(), PLAIN, Goal(hers="teeth")).id,
            PAPERS: save(self.hers(), PAPERS, Goal(team="birth paper"), source="Open Door").id,
            VOICE: save(self.hers(), VOICE, WISH).id,
        }
        self.lets("advocate", dict.fromkeys(kinds.SHARED_WITH_KEEPER), KEEPER)
        self.lets("officer", {"food": None}, ("see",))
        for name in ("doctor", *SIGNERS):
            knows_them(self.hers(), self.people[name].card)
        self.custody: dict[str, date | None] = {}
        for name, days in zip(SIGNERS, custody, strict=True):
            until = None if days is None else self.today + timedelta(days=days)
            self.is_entered_as_parent(name, until)
        self.model: list[Shared] = []
        self.out: set[str] = set()
        self.off: set[str] = set()
        self.entered: dict[str, tuple[datetime, Facts]] = {}
        self.wrong: datetime | None = None

    def teardown(self):
        super().teardown()
        if hasattr(self, "context"):
            self.context.pop()

    def joins(self, name, kind):
        """Every gate of theirs is open for long."""
        agency, until = AGENCIES.get(name, ""), NOW.date() + timedelta(days=900)
        if agency:
            add_agency(self.store, agency, until)
        return create_account(
            self.store, name, kind=kind, said_name=name, agency=agency,
            promise_until=until.isoformat(), training_until=until.isoformat(),
        )[0]  # fmt: skip

    def lets(self, name, parts, rights):
        hers, reader = self.hers(), self.people[name]
        document = granted(hers, reader, parts, 900, rights, self.people["youth"])
        grant_to(hers, reader.card, document)

    @property
    def today(self):
        """The day where she lives."""
        return self.now.astimezone(HERE).date()

    def is_entered_as_parent(self, name, until):
        """Staff enter a parent, until the last day of what that rests on, and found it safe."""
        store, account = self.store, self.people[name].account
        last = until.isoformat() if until else ""
        link = add_link(store, self.space, "parent", account=account, until=last)
        say_safe(store, link, self.people["advocate"].account)
        was = self.custody.get(name, until)
        self.custody[name] = max(was, until) if was and until else None

    def has_custody(self, name):
        until = self.custody[name]
        return until is None or self.today <= until

    def known(self):
        """What two staff agree on since she last said that it is wrong."""
        fresh = [said for at, said in self.entered.values() if not self.wrong or at > self.wrong]
        return fresh[0] if len(fresh) == 2 and fresh[0] == fresh[1] else None

    def ask(self, parts, picks, days, older):
        hers, reader = self.hers(), self.people["doctor"]
        limits, account = limits_for(reader.card), {n: self.people[n].account for n in SIGNERS}
        lines = tuple(self.lines[part] for part in parts)
        rules = (*rules_here(self.store, True), EMANCIPATED)

        def asked(part):
            return decide(hers, part, facts_of(hers, False), rules)

        scope = scope_of(hers, limits, reader.account, (), lines, asked)
        start, end = dates_of(limits, days, self.now)
        share = Share(
            reader.card, scope, "visits", "", start, end, "Mari", "en", (), "",
            supersedes=older.kept.release if older else "",
        )  # fmt: skip
        decision = asked(scope)
        picked = tuple(account[name] for name in picks)
        try:
            kept = sign_share(hers, self.people["youth"], share, limits, decision, picked)
        except (RefusalError, CannotOpenError):
            return None
        return self.is_shared(kept, parts, picks, end, older)

    def is_shared(self, kept, parts, picks, end, older):
        """She signed it; whether it waits is the grant's own word, whether it may is not. Who of
        her picks is kept away or has no custody any more is not asked."""
        hers = self.hers()
        grant = one_grant(self.store, hers.authority, kept.grant)
        parts = tuple(part for part in parts if part != VOICE)
        if grant.scope.covers(hers.authority.sections[VOICE], self.lines[VOICE]):
            parts = (*parts, VOICE)
        able = {n for n in picks if n not in self.out and self.has_custody(n)}
        needs = frozenset(able if grant.needs else ())
        named = {self.people[n].account for n in needs}
        assert set(grant.needs.signers if grant.needs else ()) == named
        last = [midnight(day + timedelta(days=1)) for n in needs if (day := self.custody[n])]
        one = Shared(
            kept, grant.needs.offer if needs else "", parts, needs, self.now, end,
            min((self.now + ANSWER_WITHIN, *last)), self.people["doctor"].card.fingerprint, older,
        )  # fmt: skip
        self.it_was_allowed(one)
        self.model.append(one)
        if not needs:
            self.begins(one)
        return one

    def it_was_allowed(self, one):
        """What the rules, the facts and the exclusions of this moment say."""
        known = self.known()
        assert "doctor" not in self.out
        if known is None:
            # Only the demo shares now: there everybody lives in Avalon until somebody says where.
            assert (one.parts[0], one.needs) == (PLAIN, frozenset())
            assert {*one.parts} <= ({PLAIN} if VOICE in self.off else {PLAIN, VOICE})
            return
        of_age = midnight(birthday(known.born, 18))
        if VOICE in one.parts:
            assert not one.needs
            assert VOICE not in self.off or self.now >= of_age or known.status
        self.happened[("stays", "along")[VOICE in one.parts]] += 1
        if PAPERS in one.parts and self.now < of_age and not known.status:
            assert one.needs
            assert PAPERS not in self.off
            assert known.custody == "parents"
        if one.needs:
            assert one.ends <= of_age

    def begins(self, one):
        if one.is_over or one.has_begun:
            return
        one.has_begun = True
        self.happened[len(one.needs)] += 1
        if one.older:
            one.older.is_over = True

    def they_sign(self, one, who):
        for name in who if one and one.needs else ():
            if self.answers(sign, one, name) and name not in self.out:
                one.yes.add(name)
        if one and one.is_signed() and one.waits(self.now) and not one.has_paper:
            self.begins(one)

    def answers(self, act, one, name):
        """True where it is this person's first answer, in time."""
        may = name in one.needs and name not in one.asked and self.now < one.answer_by
        try:
            act(self.store, self.people[name], one.offer, {})
        except NotGrantedError:
            assert not may
            return False
        one.asked.add(name)
        return may and one.waits(self.now)

    def sees(self, name):
        """The ids of the lines that somebody can open now."""
        found = set()
        for part in READ:
            with suppress(RefusalError, CannotOpenError):
                section = open_space(self.store, self.people[name], self.space).section(part)
                found |= {item.id for item in section.items()}
        return found & set(self.lines.values())

    def lines_of(self, every):
        return {self.lines[part] for one in every for part in one.parts}

    def enters(self, who, born, custody="parents", status=()):
        self.store = replace(self.store, now=self.now + timedelta(minutes=1))
        for name in who:
            said = Facts("Avalon", born, status, custody=custody)
            enter(open_space(self.store, self.people[name], self.space), said)
            self.entered[name] = (self.now, said)
        file_messages(self.hers())

    @invariant()
    def he_reads_what_was_signed_by_all_and_no_more(self):
        if hasattr(self, "model"):
            may = [one for one in self.model if one.may_run(self.now)]
            going = {id(one.older) for one in self.model if one.is_signed()}
            must = [one for one in may if one.has_begun and id(one) not in going]
            seen = self.sees("doctor")
            assert self.lines_of(must) <= seen <= self.lines_of(may)

    @invariant()
    def nobody_else_reads_anything(self):
        for name in ("officer", *SIGNERS) if hasattr(self, "model") else ():
            assert self.sees(name) == set()

    @invariant()
    def a_share_and_the_one_it_goes_on_from_never_run_together(self):
        if hasattr(self, "model"):
            every, _failed = all_grants(self.store, self.hers().authority)
            running = {grant.id for grant in every if grant.is_running(self.now)}
            for one in self.model:
                both = {one.kept.grant, one.older.kept.grant} if one.older else {""}
                assert not both <= running
