"""What random lives of sharing are compared with: who signed what, and what may be open."""

import shutil
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from sharing_cast import knows_them
from spine_cast import KEEPER, NOW, granted

from crypto.errors import CannotOpenError
from webapp.account.accounts import create_account
from webapp.care.filing import file_messages
from webapp.care.people import KeptRelease
from webapp.care.plans import Goal
from webapp.care.records import save
from webapp.consent.enabling import rules_here
from webapp.consent.facts import facts_of
from webapp.consent.limits import dates_of, limits_for, midnight
from webapp.consent.matters import birthday
from webapp.consent.papers import Share
from webapp.consent.shares import decide, sign_share
from webapp.database import Store, open_database
from webapp.instance_seal import InstanceSeal
from webapp.keyfile import KeyFile
from webapp.migrations import migrations
from webapp.refusals import RefusalError
from webapp.space import kinds
from webapp.space.cosigning import sign
from webapp.space.grants import Scope, one_grant
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.sharing import grant_to
from webapp.space.spaces import found, offer_hand_over, take_over
from webapp.team.agencies import add_agency
from webapp.team.entering import enter
from webapp.team.facts import Facts
from webapp.team.guardians import add_link, say_safe

SIGNERS = ("rosa", "joao")
STAFF = ("advocate", "officer")
PEOPLE = {"youth": ("youth", ""), "advocate": ("advocate", "Open Door")} | {
    "officer": ("member", "Lake County"), "doctor": ("member", "Clinic"),
    "rosa": ("guardian", ""), "joao": ("guardian", ""),
}  # fmt: skip
PLAIN, PAPERS = "body", "money"
"""Her yes is enough for the first; for what the team wrote in the second a parent signs too."""

RULES = {PLAIN: "avalon-own-services", PAPERS: "avalon-papers"}
SOON_OF_AGE, YOUNG = date(2008, 12, 4), date(2012, 1, 1)
ANSWER_WITHIN = timedelta(days=14)


@dataclass
class Shared:
    """One release as the model knows it. `has_begun` where it surely runs, and not only may."""

    kept: KeptRelease
    offer: str
    parts: tuple[str, ...]
    needs: frozenset[str]
    made: datetime
    ends: datetime
    keys: str
    older: "Shared | None" = None
    yes: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    is_over: bool = False
    has_begun: bool = False
    has_paper: bool = False

    def is_signed(self) -> bool:
        return self.yes >= self.needs

    def may_run(self, now: datetime) -> bool:
        return self.is_signed() and not self.is_over and now < self.ends

    def waits(self, now: datetime) -> bool:
        return not self.is_over and now < min(self.made + ANSWER_WITHIN, self.ends)


class Avalon:
    """A youth, a doctor who may read, two parents, two staff, and the rules of Avalon."""

    happened = Counter()

    def set_up(self, app):
        """Everybody joined; her space is handed over and written in; nothing is shared."""
        self.context = app.test_request_context("/")
        self.context.push()
        self.folder = Path(tempfile.mkdtemp())
        db = open_database(self.folder / "daybook.db")
        migrations.apply(db)
        seal = InstanceSeal(KeyFile.generate())
        self.store = Store(db, seal, NOW, self.folder / "stops.list")
        self.people = {name: self.account(name, *job) for name, job in PEOPLE.items()}
        founder, owner = self.people["advocate"], self.people["youth"]
        young = found(self.store, founder)
        self.space = take_over(self.store, owner, offer_hand_over(young, founder, owner.card)).id
        self.lines = {
            PLAIN: save(self.hers(), PLAIN, Goal(hers="teeth")).id,
            PAPERS: save(self.hers(), PAPERS, Goal(team="birth paper"), source="Open Door").id,
        }
        self.lets("advocate", dict.fromkeys(kinds.SHARED_WITH_KEEPER), KEEPER)
        self.lets("officer", {"food": None}, ("see",))
        for name in ("doctor", *SIGNERS):
            knows_them(self.hers(), self.people[name].card)
        for name in SIGNERS:
            link = add_link(self.store, self.space, "parent", account=self.people[name].account)
            say_safe(self.store, link, founder.account)
        self.model: list[Shared] = []
        self.out: set[str] = set()
        self.off: set[str] = set()
        self.entered: dict[str, tuple[datetime, date]] = {}
        self.wrong: datetime | None = None

    def close(self):
        self.store.db.conn.close()
        shutil.rmtree(self.folder)
        self.context.pop()

    def account(self, name, kind, agency):
        if agency:
            add_agency(self.store, agency, NOW.date() + timedelta(days=900))
        return create_account(self.store, name, kind=kind, said_name=name, agency=agency)[0]

    def lets(self, name, parts, rights):
        hers, reader = self.hers(), self.people[name]
        document = granted(hers, reader, parts, 900, rights, self.people["youth"])
        grant_to(hers, reader.card, document)

    @property
    def now(self):
        return self.store.now

    def hers(self):
        return open_space(self.store, self.people["youth"], self.space)

    def born(self):
        """What two staff agree on since she last said that it is wrong."""
        fresh = [born for at, born in self.entered.values() if not self.wrong or at > self.wrong]
        return fresh[0] if len(fresh) == 2 and fresh[0] == fresh[1] else None

    def ask(self, parts, picks, days, older):
        hers, reader = self.hers(), self.people["doctor"]
        limits, account = limits_for(reader.card), {n: self.people[n].account for n in SIGNERS}
        scope = Scope({hers.authority.sections[p]: (self.lines[p],) for p in parts})
        start, end = dates_of(limits, days, self.now)
        share = Share(
            reader.card, scope, "visits", "", start, end, "Mari", "en", (), "",
            supersedes=older.kept.release if older else "",
        )  # fmt: skip
        decision = decide(hers, scope, facts_of(hers, False), rules_here(self.store, True))
        picked = tuple(account[name] for name in picks)
        try:
            kept = sign_share(hers, self.people["youth"], share, limits, decision, picked)
        except (RefusalError, CannotOpenError):
            return None
        grant = one_grant(self.store, hers.authority, kept.grant)
        needs = frozenset(picks) if grant.needs else frozenset()
        one = Shared(
            kept, grant.needs.offer if needs else "", parts, needs, self.now, end,
            reader.card.fingerprint, older,
        )  # fmt: skip
        self.it_was_allowed(one)
        self.model.append(one)
        if not needs:
            self.begins(one)
        return one

    def it_was_allowed(self, one):
        """What the rules, the facts and the exclusions of this moment say."""
        of_age = midnight(birthday(self.born(), 18))
        assert not one.needs & self.out
        if PAPERS in one.parts and self.now < of_age:
            assert one.needs
            assert PAPERS not in self.off
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
        may = name in one.needs and name not in one.asked and self.now < one.made + ANSWER_WITHIN
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
        for part in (PLAIN, PAPERS):
            with suppress(RefusalError, CannotOpenError):
                section = open_space(self.store, self.people[name], self.space).section(part)
                found |= {item.id for item in section.items()}
        return found & set(self.lines.values())

    def lines_of(self, every):
        return {self.lines[part] for one in every for part in one.parts}

    def enters(self, who, born):
        self.store = replace(self.store, now=self.now + timedelta(minutes=1))
        for name in who:
            said = Facts("Avalon", born, custody="parents")
            enter(open_space(self.store, self.people[name], self.space), said)
            self.entered[name] = (self.now, born)
        file_messages(self.hers())
