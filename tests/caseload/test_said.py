"""Claim: what she said is read by whom the page names, and by nobody else; and she reads that."""

import re

import pytest
from pages_cast import grant, send, signed_in

from webapp.account.accounts import update_facts
from webapp.care.heard import Heard
from webapp.care.records import records, save
from webapp.care.voices import Wish
from webapp.space import kinds
from webapp.space.grants import SEE, WRITE, all_grants
from webapp.space.opening import open_space
from webapp.space.stops import stop

NEW = "Said something new."
SEEN = re.compile(r'action="(/everyone/\w+/said/\w+)"')


@pytest.fixture
def page(space):
    return f"/everyone/{space.id}"


@pytest.fixture
def says(youth_client):
    return lambda words: send(youth_client, "/say", words=words)


def answers(client, page, answer=""):
    """The advocate taps it for the newest that waits."""
    return send(client, SEEN.search(client.get(page).text)[1], page, answer=answer)


def wishes(store, cast, space, kind=Wish):
    return records(open_space(store, cast.youth, space.id).section(kinds.VOICE), kind)


def let_see(store, cast, space, parts, rights):
    """In place of what her advocate could open until now."""
    mine = open_space(store, cast.youth, space.id)
    for old in all_grants(store, mine.authority)[0]:
        if old.reader == cast.advocate.account:
            stop(open_space(store, cast.youth, space.id), old.id)
    mine = open_space(store, cast.youth, space.id)
    grant(store, cast.youth, mine, cast.advocate, parts, rights=frozenset(rights))


def test_whom_the_page_names_reads_it_the_newest_first(
    says, youth_client, advocate_client, page, clock
):
    assert "Tasha will see this too." in youth_client.get("/say").text
    says("I want a <coat>")
    clock.forward(minutes=5)
    says("I want to call my brother")

    read = advocate_client.get(page).text
    assert read.index("I want to call my brother") < read.index("I want a &lt;coat&gt;")


def test_a_face_is_read_as_its_word(youth_client, advocate_client, page):
    send(youth_client, "/say/faces", face="unsure")

    assert "Not sure" in advocate_client.get(page).text


@pytest.mark.parametrize("who", ["member", "stranger", "guardian", "supporter", "supervisor"])
def test_nobody_else_reads_a_word_of_it(who, says, store, cast, space, page, app, person):
    says("I want to call my brother")
    if who in ("supporter", "supervisor"):
        reader, name = person(f"{who} nine", who, "Lee", "Open Door"), f"{who} nine"
    else:
        reader = getattr(cast, who)
        name = {"member": "doctor patel", "stranger": "cole two", "guardian": "denise one"}[who]
    if who == "member":
        shared = open_space(store, cast.youth, space.id)
        grant(store, cast.youth, shared, reader, {"body": None})
    client = signed_in(app, name)

    for address in ("/shared", f"/shared/{space.id}", "/everyone", page, "/home", "/staff"):
        read = client.get(address, follow_redirects=True).text
        assert "brother" not in read
        assert NEW not in read
    wish = wishes(store, cast, space)[0]
    tried = client.post(f"{page}/said/{wish.id}", data={})
    assert tried.status_code in (400, 403, 404)
    assert wishes(store, cast, space, Heard) == []


def test_an_advocate_without_her_voice_reads_nothing_and_is_not_named(
    says, youth_client, advocate_client, store, cast, space, page
):
    says("I want to call my brother")
    let_see(store, cast, space, {"body": None, "promises": None}, {SEE, WRITE})

    assert "Tasha will see this too." not in youth_client.get("/say").text
    assert "brother" not in advocate_client.get(page).text
    assert NEW not in advocate_client.get("/everyone").text


def test_one_line_of_her_voice_is_not_what_she_said(
    says, advocate_client, store, cast, space, page
):
    """A share of single lines names nobody on her page; not even a wish among them is read."""
    says("I want to call my brother")
    (wish,) = wishes(store, cast, space)
    let_see(store, cast, space, {"voice": (wish.id,)}, {SEE})

    assert "brother" not in advocate_client.get(page).text
    assert send(advocate_client, f"{page}/said/{wish.id}", "/everyone").status_code == 404


def test_who_may_only_read_reads_it_and_answers_nothing(
    says, advocate_client, store, cast, space, page
):
    says("I want to call my brother")
    let_see(store, cast, space, {"voice": None}, {SEE})
    read = advocate_client.get(page).text

    assert "I want to call my brother" in read
    assert not SEEN.search(read)


def test_a_gate_of_her_own_shuts_it(says, advocate_client, store, cast, page):
    says("I want to call my brother")
    update_facts(store, cast.advocate.account, training_until="2026-01-01")

    assert "brother" not in advocate_client.get(page).text
    assert NEW not in advocate_client.get("/everyone").text


def test_home_says_once_that_there_is_something_new_and_not_what(says, advocate_client, page):
    assert NEW not in advocate_client.get("/everyone").text
    says("I want a coat")
    says("I want to call my brother")
    home = advocate_client.get("/everyone").text
    assert home.count(NEW) == 1
    assert "brother" not in home

    answers(advocate_client, page)
    assert NEW in advocate_client.get("/everyone").text
    answers(advocate_client, page)
    assert NEW not in advocate_client.get("/everyone").text


def test_she_reads_that_it_was_seen_and_what_will_happen(says, youth_client, advocate_client, page):
    says("I want to call my brother")
    assert "Tasha has seen it." not in youth_client.get("/say/said").text

    answers(advocate_client, page, "We call him <Friday>, together.")

    said = youth_client.get("/say/said").text
    assert "Tasha has seen it." in said
    assert "We call him &lt;Friday&gt;, together." in said
    assert "Tasha has answered what you said." in youth_client.get("/today").text
    assert "We call him" in advocate_client.get(page).text


def test_no_answer_is_needed_and_one_can_come_later(says, youth_client, advocate_client, page):
    says("I want to call my brother")
    answers(advocate_client, page)
    assert "Tasha has seen what you said." in youth_client.get("/today").text

    later = re.search(r'href="(/everyone/\w+/said/\w+)"', advocate_client.get(page).text)[1]
    send(advocate_client, later, answer="On Friday")

    assert "On Friday" in youth_client.get("/say/said").text
    assert "Tasha has answered what you said." in youth_client.get("/today").text


def test_a_second_tap_changes_nothing_and_an_answer_can_be_taken_back(
    says, youth_client, advocate_client, store, cast, space, page
):
    says("I want to call my brother")
    address = SEEN.search(advocate_client.get(page).text)[1]
    send(advocate_client, address, answer="On Friday")

    send(advocate_client, address)
    assert [one.answer for one in wishes(store, cast, space, Heard)] == ["On Friday"]

    send(advocate_client, address, answer="")
    assert [one.answer for one in wishes(store, cast, space, Heard)] == [""]


def test_today_says_it_for_a_week(says, youth_client, advocate_client, page, clock, app):
    says("I want to call my brother")
    answers(advocate_client, page)
    clock.forward(days=8)

    again = signed_in(app, "quiet river")
    assert "has seen what you said" not in again.get("/today").text
    assert "Tasha has seen it." in again.get("/say/said").text


def test_too_long_an_answer_is_kept_on_the_page_and_not_saved(
    says, advocate_client, store, cast, space, page
):
    says("I want to call my brother")
    answer = answers(advocate_client, page, "so " * 200)

    assert answer.status_code == 422
    assert "so so so" in answer.text
    assert wishes(store, cast, space, Heard) == []


def test_taking_it_out_takes_the_answer_with_it(
    says, youth_client, advocate_client, store, cast, space, page
):
    says("I want to call my brother")
    answers(advocate_client, page, "On Friday")
    (wish,) = wishes(store, cast, space)

    send(youth_client, f"/say/{wish.id}/removal", "/say/said")

    assert wishes(store, cast, space, Heard) == []
    assert "On Friday" not in youth_client.get("/say/said").text
    for word in ("brother", "On Friday"):
        assert word not in advocate_client.get(page).text
    assert "has answered" not in youth_client.get("/today").text


def test_what_she_took_out_meanwhile_can_not_be_answered(
    says, youth_client, advocate_client, store, cast, space, page
):
    says("I want to call my brother")
    (wish,) = wishes(store, cast, space)
    address = SEEN.search(advocate_client.get(page).text)[1]
    send(youth_client, f"/say/{wish.id}/removal", "/say/said")

    assert send(advocate_client, address, page).status_code == 404
    assert wishes(store, cast, space, Heard) == []


def test_what_an_adult_wrote_beside_her_is_not_what_she_said(
    advocate_client, store, cast, space, page
):
    theirs = open_space(store, cast.advocate, space.id)
    save(theirs, kinds.VOICE, Wish(hers="A new bike"), witness=True)

    assert "A new bike" not in advocate_client.get(page).text
    assert NEW not in advocate_client.get("/everyone").text


def test_reading_it_stands_in_who_looked(says, youth_client, advocate_client, page):
    """Home looks at the promises, and opens nothing she said."""
    says("I want to call my brother")
    advocate_client.get("/everyone")
    before = youth_client.get("/looked").text.count("Tasha opened this")

    advocate_client.get(page)

    assert youth_client.get("/looked").text.count("Tasha opened this") == before + 1


def test_nothing_said_is_no_look(youth_client, advocate_client, page):
    advocate_client.get(page)

    assert "Tasha opened this" not in youth_client.get("/looked").text


def test_a_part_that_somebody_changed_does_not_shut_the_page(
    says, advocate_client, store, space, page
):
    says("I want to call my brother")
    voice = space.authority.sections[kinds.VOICE]
    store.db.execute("delete from items where section_id = ?", [voice])

    read = advocate_client.get(page)
    assert read.status_code == 200
    assert "Something here was changed from outside." in read.text


def test_an_answer_of_one_she_did_not_let_in_is_not_there(
    says, youth_client, advocate_client, store, cast, space, page
):
    """A line that says it was seen counts by the hand that signed it."""
    says("I want to call my brother")
    (wish,) = wishes(store, cast, space)
    save(open_space(store, cast.youth, space.id), kinds.VOICE, Heard(wish=wish.id, answer="Hm"))

    assert "has seen it" not in youth_client.get("/say/said").text
    assert NEW in advocate_client.get("/everyone").text
