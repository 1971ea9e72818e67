"""Claim: a part that somebody changed behind them keeps no hand-over up: all the others become
hers, and what stays behind is named to both."""

import pytest
from sharing_cast import text_of

from webapp.care.people import Person
from webapp.care.records import only_record, records, save
from webapp.care.voices import Profile, Strength
from webapp.joining.hand_overs import Wanted, begin_space, say_same, take
from webapp.space import kinds
from webapp.space.damage import damages
from webapp.space.opening import open_space
from webapp.space.spaces import log_box
from webapp.space.trail import read_trail
from webapp.space.writing import Put, write
from webapp.team.invites import invite, join, number_of


@pytest.fixture
def begun(store, cast):
    space = begin_space(store, cast.advocate, "Mari", "sun", "find a bus pass", None)
    write(space, "body", Put("goal", {"hers": "teeth"}), Put("goal", {"hers": "sleep"}))
    write(space, "school", Put("goal", {"hers": "art"}))
    save(space, kinds.VOICE, Strength(hers="I make people laugh"))
    return space


@pytest.fixture
def shut(store, begun):
    """The list of one section is gone."""

    def make(kind):
        id_ = begun.authority.sections[kind]
        store.db.execute("update sections set sealed_list = null where id = ?", [id_])

    return make


@pytest.fixture
def joined(store, cast, begun):
    code, _ = invite(store, "youth", by=cast.advocate.account, space=begun.id, name="Mari")
    return join(store, code, cast.youth.card)


@pytest.fixture
def taken(store, cast, begun, joined):
    """Both walk through to the end; returns her space as her next request opens it."""

    def walk():
        seen = number_of(joined, cast.advocate.card, cast.youth.card)
        same = say_same(store, joined, cast.advocate, seen)
        wanted = Wanted("Mari", parts=kinds.SHARED_WITH_KEEPER, powers=("rekey",))
        take(store, cast.youth, same, wanted)
        return open_space(store, cast.youth, begun.id)

    return walk


def test_the_others_become_hers(shut, taken):
    shut("body")
    hers = taken()

    assert [item.body["hers"] for item in hers.section("school").items()] == ["art"]
    assert only_record(hers.section(kinds.VOICE), Profile).called == "Mari"


def test_what_stays_behind_is_named(shut, taken):
    shut("body")

    assert [(d.kind, d.is_closed) for d in damages(taken())] == [("body", True)]


def test_her_keeper_gets_the_others(store, cast, begun, shut, taken):
    shut("body")
    taken()
    his = open_space(store, cast.advocate, begun.id)

    assert "body" not in his.kinds
    assert his.is_keeper
    assert len(his.section("school").items()) == 1


@pytest.mark.parametrize("kind", [kinds.VOICE, kinds.SHARING, kinds.LOG])
def test_what_she_cannot_do_without_begins_empty(cast, shut, taken, kind):
    shut(kind)
    hers = taken()

    assert damages(hers) == []
    assert only_record(hers.section(kinds.VOICE), Profile).called == "Mari"
    assert [p.name for p in records(hers.section(kinds.SHARING), Person)] == ["Tasha"]
    assert read_trail(hers.store, hers.id, log_box(hers)).lines


def test_a_lost_line_goes_along_as_lost(store, begun, taken):
    line = begun.section("body").items()[0].id
    store.db.execute("delete from items where item_id = ?", [line])

    assert [(d.kind, d.lines) for d in damages(taken())] == [("body", (line,))]


def test_damage_after_the_words_keeps_nothing_up(store, cast, begun, joined, shut):
    seen = number_of(joined, cast.advocate.card, cast.youth.card)
    same = say_same(store, joined, cast.advocate, seen)
    shut("body")
    take(store, cast.youth, same, Wanted("Mari", parts=("school",)))
    hers = open_space(store, cast.youth, begun.id)

    assert [d.kind for d in damages(hers)] == ["body"]


def test_a_line_whose_author_did_not_sign_it_goes_and_the_rest_stays(store, cast, begun, taken):
    forge_author(store, cast, begun, "teeth")
    hers = taken()

    assert [item.body["hers"] for item in hers.section("body").items()] == ["sleep"]
    assert damages(hers) == []


def test_the_advocate_reads_it_before_she_says_the_same(advocate_client, joined, shut):
    shut("body")
    page = advocate_client.get(f"/invites/{joined.id}")

    assert "A part is shut: Body and teeth." in text_of(page)
    assert "The same" in text_of(page)


def test_she_may_put_it_right_first(store, begun, advocate_client, joined):
    line = begun.section("body").items()[0].id
    store.db.execute("delete from items where item_id = ?", [line])

    assert f"/everyone/{begun.id}/shut" in advocate_client.get(f"/invites/{joined.id}").text
    assert "One line here was changed" in text_of(advocate_client.get(f"/everyone/{begun.id}/shut"))


def test_nothing_is_said_while_nothing_is_shut(advocate_client, joined):
    assert "is shut" not in text_of(advocate_client.get(f"/invites/{joined.id}"))


def forge_author(store, cast, begun, text):
    """The line stands in the list as its writer signed the list, and under another's name."""
    from dataclasses import replace

    from webapp.space.items import compose
    from webapp.space.lists import fingerprint_of, save_list

    section = begun.fresh("body")
    item = next(i for i in section.items() if i.body["hers"] == text)
    place = (begun.id, section.id, item.id, 9)
    plain = compose(cast.advocate, place, "goal", item.body, source="hers", at=store.now)
    sealed = section.root(item.id).seal(1, plain)
    store.db.execute("update items set sealed = ? where item_id = ?", [sealed, item.id])
    entries = {**section.list.entries, (item.id, 1): fingerprint_of(sealed)}
    save_list(store, cast.advocate, replace(section.list, entries=entries))
