"""Claim: what is said beside an advocate is hers, goes only where she said, after her yes."""

import pytest
from pages_cast import NAMES, send, signed_in

from webapp.care.filing import file_messages
from webapp.care.preferences import KEEPER, NOBODY, preferences
from webapp.care.promises import Promise
from webapp.care.readbacks import spoken_lines
from webapp.care.records import records
from webapp.care.voices import Preference
from webapp.space.inbox import messages, post
from webapp.space.kinds import PRIVATE, PROMISES, VOICE
from webapp.space.opening import open_space
from webapp.together.lines import PRIVATE_LINE


@pytest.fixture
def hers(store, cast, space):
    """Her space as she opens it now."""
    return lambda: open_space(store, cast.youth, space.id)


def test_nothing_is_in_her_space_before_her_yes(say, hers):
    say("rides-2", hers="not my uncle", who=KEEPER)

    assert preferences(hers()) == []


def test_her_yes_keeps_it_as_her_words_with_the_advocate_as_witness(say, yes, hers, cast):
    say("rides-2", hers="not my uncle", who=KEEPER)
    yes()

    item = preferences(hers())[0].item
    assert (item.source, item.witness, item.author) == ("hers", True, cast.advocate.account)


def test_a_nobody_line_is_sealed_to_her_alone(say, yes, hers, store, cast, space):
    say("rides-2", hers="not my uncle", who=NOBODY)
    answer = yes()

    advocates = open_space(store, cast.advocate, space.id)
    assert preferences(advocates) == []
    assert spoken_lines(store, cast.advocate, space.id) == []
    assert [m.body["hers"] for m in messages(store, cast.youth)] == ["not my uncle"]
    assert answer.status_code == 303


def test_a_nobody_line_is_filed_among_the_pages_just_for_her(say, yes, hers):
    say("rides-2", hers="not my uncle", who=NOBODY)
    yes()
    space = hers()
    file_messages(space)

    line = records(space.section(PRIVATE), Preference)[0]
    assert (line.hers, line.who, line.typed_by) == ("not my uncle", NOBODY, "Tasha")
    assert line.item.witness


def test_it_waits_for_her_yes_when_she_next_signs_in(say, yes, app, hers):
    say("rides-2", hers="not my uncle", who=NOBODY)
    yes()
    her_phone = signed_in(app, NAMES["youth"])

    assert "Tasha typed this. Is it right?" in her_phone.get("/me").text
    send(her_phone, f"/me/lines/{preferences(hers())[0].id}/still-true", "/me")
    assert not preferences(hers())[0].item.witness


def test_the_page_tells_the_truth_about_a_nobody_line(say, yes, advocate_client, at):
    say("rides-2", hers="not my uncle", who=NOBODY)
    yes()

    page = advocate_client.get(at("/promise")).text
    assert "Only you will see this. Tasha typed it, so Tasha heard it." in page


def test_nobody_takes_the_answer_the_advocate_could_read_away(say, yes, store, cast, space):
    say("rides-2", hers="my uncle", who=KEEPER)
    yes()
    first = preferences(open_space(store, cast.advocate, space.id))[0]
    say("rides-2", hers="nobody drives me", who=NOBODY, seen=f"{first.id}.1")
    yes()

    assert preferences(open_space(store, cast.advocate, space.id)) == []


def test_a_reader_cannot_put_words_among_her_pages(store, cast, space, shared, hers):
    body = {"card": "rides-2", "hers": "I lied", "face": "", "pick": "", "said_on": "2026-06-03"}
    post(store, cast.member, cast.youth.card, PRIVATE_LINE, body, space=space.id)
    opened = hers()
    file_messages(opened)

    assert records(opened.section(PRIVATE), Preference) == []


def test_a_broken_message_changes_nothing_and_stops_nobody(store, cast, space, hers):
    for body in ({}, {"card": "x"}, {"card": "own-1", "hers": 5, "face": [], "pick": {}}):
        post(store, cast.advocate, cast.youth.card, PRIVATE_LINE, body, space=space.id)
    opened = hers()
    file_messages(opened)

    assert records(opened.section(PRIVATE), Preference) == []
    assert messages(store, cast.youth) == []


def test_both_texts_stand_side_by_side_when_she_changed_it_meanwhile(
    say, yes, youth_client, advocate_client, at
):
    say("rides-2", hers="my uncle", who=KEEPER)
    send(youth_client, "/me/cards/rides-2", hers="my cousin", who=KEEPER)

    answer = yes()
    assert "my uncle" in answer.text
    assert "my cousin" in answer.text

    yes()
    assert "my uncle" in youth_client.get("/me").text


def test_taking_a_line_out_leaves_nothing(say, advocate_client, at, store, cast, space):
    say("rides-2", hers="my uncle", who=KEEPER)
    line = spoken_lines(store, cast.advocate, space.id)[0]

    send(advocate_client, at(f"/lines/{line.id}/take-out"), at("/lines"))

    assert spoken_lines(store, cast.advocate, space.id) == []
    assert store.db.execute("select 1 from drafts").fetchall() == []


def test_a_changed_line_replaces_what_was_typed(say, advocate_client, at, store, cast, space):
    say("rides-2", hers="my uncle", who=KEEPER)
    line = spoken_lines(store, cast.advocate, space.id)[0]

    send(advocate_client, at(f"/lines/{line.id}"), hers="my cousin", who=NOBODY)

    waiting = spoken_lines(store, cast.advocate, space.id)
    assert [(s.hers, s.who) for s in waiting] == [("my cousin", NOBODY)]


def test_the_advocates_promise_goes_to_her(advocate_client, at, hers, cast):
    send(advocate_client, at("/promise"), text="find a bus pass", by="2026-06-05")

    said = records(hers().section(PROMISES), Promise)[-1]
    assert (said.who, said.name, said.by) == (cast.advocate.account, "Tasha", "2026-06-05")
    assert said.item.source == "Open Door"


def test_voice_stays_empty_of_nobody_lines(say, yes, hers):
    say("own-1", hers="a secret", who=NOBODY)
    yes()
    space = hers()
    file_messages(space)

    assert "a secret" not in str([item.body for item in space.section(VOICE).items()])
