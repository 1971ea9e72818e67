"""Claim: whatever people do and in whatever order, everybody reads what they may, and no more.

Every person tries everything after every step, through the server and with every key ever held.
"""

from dataclasses import replace
from datetime import timedelta

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
from lives_model import KINDS, SHARED, Letting, Model, opens, unwraps
from random_lives import live
from spine_cast import KEEPER, granted

from webapp.account.accounts import replace_keys
from webapp.space.grants import REKEY, SEE, WRITE, Grant
from webapp.space.opening import OpenSection, OpenSpace, open_space
from webapp.space.people import Signer
from webapp.space.refused import NotGrantedError
from webapp.space.rekey import rekey, settle
from webapp.space.sharing import grant_to
from webapp.space.stops import check_stop_list, stop, stop_due, stop_without_keys
from webapp.space.succession import succeed
from webapp.space.writing import Put, TakeOut, write

READERS = ("doctor", "counsellor", "advocate")


class Lives(Life, Model, RuleBasedStateMachine):
    """One space, four people, a clock, and a model of who may read what."""

    lettings = Bundle("lettings")

    @initialize(target=lettings, reader=st.sampled_from(READERS), kept=st.booleans())
    def begin(self, reader, kept):
        self.begin_life(dict.fromkeys(READERS, "member") | {"youth": "youth"})
        self.gone: list[Signer] = []
        self.texts: dict[str, dict[str, list[str]]] = {kind: {} for kind in KINDS}
        self.model: dict[str, Letting] = {}
        self.held: dict[tuple, tuple[str, OpenSection]] = {}
        self.papers: dict[bytes, Grant] = {}
        self.count = 0
        for kind in KINDS:
            for _line in range(2):
                self.put("youth", kind, "")
        rights = KEEPER if kept else (SEE,)
        return self.share(reader, dict.fromkeys(SHARED), rights, hours=48)

    # What people do

    @rule(hours=st.integers(1, 20))
    def time_passes(self, hours):
        self.store = replace(self.store, now=self.now + timedelta(hours=hours))

    @rule(
        target=lettings,
        reader=st.sampled_from(READERS),
        kinds_=st.sets(st.sampled_from(SHARED), min_size=1),
        rights=st.sampled_from([(SEE,), (SEE, WRITE), KEEPER]),
        hours=st.integers(5, 90),
    )
    def she_shares_all_of_a_section(self, reader, kinds_, rights, hours):
        return self.share(reader, dict.fromkeys(kinds_), rights, hours)

    @rule(
        target=lettings,
        reader=st.sampled_from(READERS),
        kind=st.sampled_from(SHARED),
        rights=st.sampled_from([(SEE,), KEEPER]),
        hours=st.integers(5, 90),
    )
    def she_shares_two_lines(self, reader, kind, rights, hours):
        return self.share(reader, {kind: tuple(self.texts[kind])[-2:]}, rights, hours)

    def share(self, reader, parts, rights, hours):
        hers, who = self.open("youth"), self.people[reader]
        paper = granted(hers, who, parts, hours / 24, rights, self.people["youth"])
        id_ = grant_to(hers, who.card, paper).id
        ends = self.now + timedelta(days=hours / 24)
        self.model[id_] = Letting(id_, reader, parts, frozenset(rights), ends, at_large=set(parts))
        return self.model[id_]

    @rule(name=st.sampled_from(("youth", *READERS)), kind=st.sampled_from(KINDS), data=st.data())
    def somebody_writes(self, name, kind, data):
        item = data.draw(st.sampled_from(["", *self.texts[kind]]))
        if item and data.draw(st.booleans()):
            if self.tries(name, WRITE, kind, TakeOut(item)) is not None:
                del self.texts[kind][item]
        else:
            self.put(name, kind, item)

    def put(self, name, kind, item):
        self.count += 1
        put = self.tries(name, WRITE, kind, Put("line", {"hers": f"{self.count}"}, item))
        if put:
            self.texts[kind].setdefault(put[0].id, []).append(f"{self.count}")

    def tries(self, name, right, kind, change):
        """Write; None where the model says no as well."""
        try:
            put = write(self.open(name), kind, change)
        except NotGrantedError:
            assert not self.may(name, right, kind)
            return None
        assert self.may(name, right, kind)
        return put

    @rule(name=st.sampled_from(("youth", *READERS)), letting=lettings)
    def somebody_stops(self, name, letting):
        if letting.id not in self.model:
            return
        try:
            stop(self.open(name), letting.id)
        except NotGrantedError:
            assert not self.keeps(name)
            return
        assert self.keeps(name)
        letting.ended = True
        self.settled_by(name)

    @rule(letting=lettings)
    def a_stop_is_spoken(self, letting):
        if letting.id in self.model:
            stop_without_keys(self.store, self.space, letting.id, why="spoken")
            letting.ended = True

    @rule(name=st.sampled_from(("youth", *READERS)))
    def somebody_unlocks(self, name):
        try:
            assert settle(self.open(name)) == []
        except NotGrantedError:
            return
        if self.keeps(name):
            self.settled_by(name)

    @rule()
    def the_minute_comes(self):
        stop_due(self.store)
        for letting in self.model.values():
            letting.ended = letting.ended or not letting.runs(self.now)

    @rule(name=st.sampled_from(("youth", *READERS)), kind=st.sampled_from(KINDS))
    def somebody_re_keys(self, name, kind):
        try:
            rekey(self.open(name), [kind])
        except NotGrantedError:
            assert not self.may(name, REKEY, kind)
            return
        assert self.may(name, REKEY, kind)
        self.rekeyed(kind)

    @precondition(lambda self: len(self.gone) < 2)
    @rule()
    def somebody_knows_her_words(self):
        old = self.people["youth"]
        hers = self.open("youth")
        new, _master = replace_keys(self.store, old)
        done = succeed(hers, old, new)
        self.settled_by("youth")
        self.people["youth"] = new
        self.gone.append(old)
        for kind in KINDS:
            self.rekeyed(kind)
        for before, after in done.grants.items():
            letting = self.model.pop(before)
            letting.id = after
            self.model[after] = letting

    # What must hold after every step

    @invariant()
    def everybody_reads_what_they_may(self):
        for name in (*READERS, "youth"):
            read = self.read(self.people[name], name)
            assert read == {kind: self.readable(name, kind) for kind in KINDS}
        for ghost in self.gone:
            assert not any(self.read(ghost, "ghost").values())

    def read(self, person: Signer, name: str) -> dict[str, dict[str, str]]:
        try:
            space = open_space(self.store, person, self.space)
        except NotGrantedError:
            return dict.fromkeys(KINDS, {})
        return {kind: self.read_one(space, name, kind) for kind in KINDS}

    def read_one(self, space: OpenSpace, name: str, kind: str) -> dict[str, str]:
        try:
            section = space.section(kind)
        except NotGrantedError:
            return {}
        held = (name, kind, section.list.epoch, *sorted(section.roots))
        self.held[held] = (name, section)
        return {item.id: item.body["hers"] for item in section.items()}

    @invariant()
    def no_key_ever_held_opens_more(self):
        hers = self.open("youth")
        for name, kept in self.held.values():
            now = hers.section(kept.kind)
            for (item, version), sealed in now.rows.items():
                if opens(kept, now, item, version, sealed):
                    assert self.is_excused(name, kept.kind, item)

    @invariant()
    def no_wrap_lies_there_for_somebody_who_may_not(self):
        hers = self.open("youth")
        self.papers |= {grant.hash: grant for grant in hers.known}
        names = {person.account: name for name, person in self.people.items()}
        for grant in self.papers.values():
            for section in grant.scope.parts:
                name, kind = names[grant.reader], hers.authority.kind_of(section)
                if kind in KINDS and unwraps(hers, self.people[name], grant, section):
                    may = grant.id in {hers.grants[0].id, *(g.id for g in self.running(name))}
                    assert may or self.is_at_large(name, kind)

    @invariant()
    def the_database_is_never_older_than_the_stop_list(self):
        check_stop_list(self.store)


def test_everybody_reads_what_they_may_and_no_key_ever_held_opens_more():
    live(Lives, many=40, steps=30)
