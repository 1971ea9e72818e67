"""Claim: a line is readable by exactly those whom she chose, by the keys they hold."""

from dataclasses import replace

import pytest
from pages_cast import grant

from webapp.care.cards import cards_by_key
from webapp.care.preferences import (
    KEEPER,
    NOBODY,
    READERS,
    items_for_readers,
    keep,
    mark_of,
    place_of,
    preferences,
)
from webapp.care.voices import Preference
from webapp.space.kinds import PRIVATE, VOICE
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError, StaleError

RIDES = cards_by_key()["rides-2"]


@pytest.fixture
def say(space):
    """She answers one card: say("not my uncle", NOBODY), or changes it."""

    def answer(hers, who, was=None):
        new = Preference(card=RIDES.key, hers=hers, who=who)
        return keep(space, RIDES, new, seen=mark_of(was))

    return answer


def words_of(store, reader, space):
    """Everything this reader's own keys open, as one text."""
    opened = open_space(store, reader, space.id)
    items = [v for k in opened.kinds for i in opened.section(k).items()
             for v in opened.section(k).versions(i.id)]  # fmt: skip
    return " ".join(str(item.body) for item in items)


def test_the_advocates_keys_open_no_nobody_line(store, cast, space, say):
    say("not my uncle", NOBODY)

    assert "not my uncle" in words_of(store, cast.youth, space)
    assert "not my uncle" not in words_of(store, cast.advocate, space)


def test_nobody_rests_where_the_key_never_left_her(store, cast, space, say):
    assert place_of(space, say("not my uncle", NOBODY)) == PRIVATE
    assert PRIVATE not in open_space(store, cast.advocate, space.id).kinds


def test_the_advocate_cannot_write_a_nobody_line_herself(store, cast, space):
    hers = open_space(store, cast.advocate, space.id)

    with pytest.raises(NotGrantedError):
        keep(hers, RIDES, Preference(card=RIDES.key, hers="x", who=NOBODY), seen="")


def test_the_keeper_reads_what_is_for_the_keeper(store, cast, space, say):
    say("not my uncle", KEEPER)

    assert "not my uncle" in words_of(store, cast.advocate, space)


def test_narrowing_to_nobody_takes_every_version_out_of_the_voice(store, cast, space, say):
    first = say("my uncle", KEEPER)
    second = say("not my uncle", KEEPER, first)

    say("not him", NOBODY, second)

    assert "uncle" not in words_of(store, cast.advocate, space)
    assert [p.hers for p in preferences(space)] == ["not him"]


def test_the_old_bytes_are_gone_after_narrowing(store, cast, space, say):
    line = say("not my uncle", KEEPER)

    say("not my uncle", NOBODY, line)

    rows = store.db.execute("select 1 from items where item_id = ?", [line.id]).fetchall()
    assert rows == []


def test_a_reader_of_the_old_line_reads_nothing_after_it_went_to_the_keeper(
    store, cast, space, say
):
    line = say("not my uncle", READERS)
    grant(store, cast.youth, space, cast.member, {VOICE: (line.id,)})
    assert "not my uncle" in words_of(store, cast.member, space)

    say("never my uncle", KEEPER, line)

    assert "uncle" not in words_of(store, cast.member, space)


def test_a_reader_of_the_line_reads_its_next_version(store, cast, space, say):
    line = say("not my uncle", READERS)
    grant(store, cast.youth, space, cast.member, {VOICE: (line.id,)})

    say("not my cousin", READERS, line)

    assert "not my cousin" in words_of(store, cast.member, space)


def test_widening_leaves_the_older_versions_behind(store, cast, space, say):
    first = say("he hurts me", NOBODY)
    second = say("not my uncle", NOBODY, first)

    say("not my uncle", KEEPER, second)

    assert "he hurts me" not in words_of(store, cast.advocate, space)


def test_a_release_may_name_only_lines_for_readers(space, say):
    line = say("not my uncle", READERS)
    other = cards_by_key()["food-1"]
    keep(space, other, Preference(card=other.key, hers="rice", who=KEEPER), seen="")

    assert items_for_readers(space.section(VOICE)) == (line.id,)


def test_two_answers_at_once_lose_neither(space, say):
    first = say("my uncle", KEEPER)
    say("my cousin", KEEPER, first)

    with pytest.raises(StaleError) as stale:
        say("my aunt", NOBODY, first)

    assert stale.value.newer.body["hers"] == "my cousin"


def test_a_line_taken_out_meanwhile_begins_anew(space, say):
    first = say("my uncle", KEEPER)
    second = say("my uncle", NOBODY, first)

    again = keep(space, RIDES, replace(first, item=None, hers="both"), seen=mark_of(second))

    assert (again.hers, again.version) == ("both", 1)


def test_a_mark_of_another_cards_answer_replaces_nothing(space, say):
    line = say("not my uncle", KEEPER)
    food = cards_by_key()["food-1"]

    keep(space, food, Preference(card=food.key, hers="rice", who=KEEPER), seen=mark_of(line))

    assert [p.hers for p in preferences(space)] == ["not my uncle", "rice"]
