"""Claim: a way that leads to her and to a guardian is told to the advocate alone, kept nowhere."""

import pytest
from pages_cast import grant

from webapp.care.preferences import take_back
from webapp.care.records import save
from webapp.care.voices import Preference
from webapp.space import kinds
from webapp.space.books import open_book
from webapp.space.exclusions import exclude
from webapp.space.grants import REKEY
from webapp.space.links import HURT_HER, add_link, change_link
from webapp.space.opening import open_space
from webapp.space.refused import ChangedBehindError
from webapp.space.stops import stop
from webapp.team.guardians import call_them
from webapp.team.reaching import Same, note_way, same_ways, ways_noted

HERS = "Text me at 601 555 0142."


@pytest.fixture
def says(store, cast, space):
    """What she says of how to reach her."""

    def say(text: str, card: str = "reach-2", who: str = "keeper", kind: str = kinds.VOICE):
        hers = open_space(store, cast.youth, space.id)
        return save(hers, kind, Preference(card=card, hers=text, who=who))

    return say


@pytest.fixture
def tasha(store, cast, space):
    """The space as her advocate opens it at this moment."""
    return lambda: open_space(store, cast.advocate, space.id)


@pytest.fixture
def link(store, space):
    made = add_link(store, space.id, "parent")
    call_them(space, made, "Denise")
    return made


def test_the_same_phone_is_told_with_whose_it_is(says, tasha, link):
    says(HERS)
    note_way(tasha(), link, "(601) 555-0142")

    assert same_ways(tasha()).found == [Same("Denise", "(601) 555-0142")]


def test_another_phone_is_not(says, tasha, link):
    says(HERS)
    note_way(tasha(), link, "(601) 555-0143")

    assert same_ways(tasha()).found == []


@pytest.mark.parametrize(
    ("card", "who", "kind"),
    [("food-2", "keeper", kinds.VOICE), ("reach-2", "nobody", kinds.PRIVATE)],
)
def test_only_how_to_reach_her_is_compared_and_only_what_the_advocate_reads(
    says, tasha, link, card, who, kind
):
    says(HERS, card, who, kind)
    note_way(tasha(), link, "601-555-0142")

    assert same_ways(tasha()).found == []


def test_what_she_took_out_is_compared_no_more(says, tasha, link, store, cast, space):
    said = says(HERS)
    note_way(tasha(), link, "601-555-0142")
    take_back(open_space(store, cast.youth, space.id), said)

    assert same_ways(tasha()).found == []


@pytest.mark.parametrize("how", ["fact", "account", "link", "ended"])
def test_whoever_is_kept_away_or_no_longer_asked_is_compared_as_well(
    says, tasha, link, store, cast, space, how
):
    says(HERS)
    note_way(tasha(), link, "601-555-0142")
    if how == "fact":
        change_link(store, link, excluded=HURT_HER)
    elif how == "ended":
        change_link(store, link, until="2020-01-01")
    elif how == "link":
        exclude(store, space.id, link.id)
    else:
        change_link(store, link, account=cast.guardian.account)
        exclude(store, space.id, cast.guardian.account)

    assert [one.way for one in same_ways(tasha()).found] == ["601-555-0142"]


def test_one_person_entered_twice_is_told_once(says, tasha, link, store, space):
    says(HERS)
    again = add_link(store, space.id, "education-rights-holder")
    call_them(space, again, "Denise")
    for one in (link, again):
        note_way(tasha(), one, "601-555-0142")

    assert len(same_ways(tasha()).found) == 1


def test_an_empty_line_takes_it_out(says, tasha, link):
    says(HERS)
    note_way(tasha(), link, "601-555-0142")
    note_way(tasha(), link, "")

    assert (ways_noted(tasha()), same_ways(tasha()).found) == ({}, [])


def test_it_is_in_her_advocates_book_and_nothing_else_changes(says, tasha, link, store, cast):
    says(HERS)
    before = everything_but_books(store)
    note_way(tasha(), link, "601-555-0142")
    same_ways(tasha())

    assert everything_but_books(store) == before
    assert open_book(store, cast.advocate)[tasha().id]["name"] == "Mari"


def test_another_keeper_finds_nothing_noted(says, tasha, link, store, cast, space):
    says(HERS)
    note_way(tasha(), link, "601-555-0142")

    assert ways_noted(open_space(store, cast.youth, space.id)) == {}


def test_who_keeps_her_keys_no_longer_is_told_nothing(says, tasha, link, store, cast, space):
    says(HERS)
    note_way(tasha(), link, "601-555-0142")
    (keeps,) = (one for one in tasha().grants if REKEY in one.rights)
    stop(open_space(store, cast.youth, space.id), keeps.id)
    grant(store, cast.youth, space, cast.advocate, {"voice": None, "sharing": None})

    assert {"voice", "sharing"} <= {*tasha().kinds}
    assert same_ways(tasha()).found == []


@pytest.mark.parametrize("kind", ["voice", "sharing"])
def test_a_part_that_was_changed_is_said_where_it_matters(says, tasha, link, store, space, kind):
    says(HERS)
    note_way(tasha(), link, "601-555-0142")
    store.db.execute("update items set sealed = x'00' where section_id = ?",
                     [space.authority.sections[kind]])  # fmt: skip
    found = same_ways(tasha())

    if kind == "voice":
        assert (found.found, found.is_whole) == ([], False)
    else:
        assert (found.found, found.is_whole) == ([Same("", "601-555-0142")], True)


def test_a_row_of_a_guardian_that_was_changed_hides_nothing(says, tasha, link, store):
    says(HERS)
    note_way(tasha(), link, "601-555-0142")
    store.db.execute("update guardian_links set sealed_facts = x'00'")

    assert [one.way for one in same_ways(tasha()).found] == ["601-555-0142"]


def test_a_book_that_was_changed_is_said_and_not_written_over(tasha, link, store):
    note_way(tasha(), link, "601-555-0142")
    store.db.execute("update books set sealed = x'00'")

    assert not same_ways(tasha()).is_whole
    with pytest.raises(ChangedBehindError):
        note_way(tasha(), link, "601-555-0142")


def test_nothing_noted_opens_nothing(tasha, store, space):
    store.db.execute("update items set sealed = x'00' where section_id = ?",
                     [space.authority.sections["voice"]])  # fmt: skip

    assert same_ways(tasha()).is_whole


def everything_but_books(store):
    tables = [
        row[0] for row in store.db.execute("select name from sqlite_master where type = 'table'")
    ]
    return {
        table: store.db.execute(f"select * from {table}").fetchall()
        for table in tables
        if table != "books"
    }
