"""Staff type a name whom she told them to stop: it ends at once, and the answer is always one."""

from dataclasses import replace

import pytest
from pages_cast import NAMES, WORDS, send, signed_in
from sharing_cast import TOKENS, knows_them, text_of
from spoiling import spoil

from webapp.account.accounts import update_facts
from webapp.care.people import KeptRelease
from webapp.care.records import only_record, records, save
from webapp.care.spoken_stops import SpokenStop
from webapp.care.voices import Profile
from webapp.ending.spoken import folded, is_called
from webapp.space import kinds
from webapp.space.grants import LIVE, all_grants
from webapp.space.opening import open_space
from webapp.space.spaces import log_box
from webapp.space.trail import read_trail


@pytest.fixture(autouse=True)
def nothing_else_waits(people):
    profile = only_record(people.section(kinds.VOICE), Profile)
    done = replace(profile, first_steps_done=("called", "good-at", "this-week"))
    save(people, kinds.VOICE, done)


@pytest.fixture
def kept(share, cast, people):
    knows_them(people, cast.advocate.card)
    share(cast.stranger)
    return share(cast.member)


@pytest.fixture
def page(people):
    return f"/told/{people.id}"


def says_stop(client, page, name):
    return send(client, page, name=name)


def running(people):
    known, _failed = all_grants(people.store, people.authority)
    return {grant.reader for grant in known if grant.release and grant.state == LIVE}


@pytest.mark.parametrize("typed", ["Dr. Patel", "patel", "  PATEL ", "dr patel", "Pátel"])
def test_what_is_shared_with_that_name_ends_at_once(
    kept, advocate_client, member_client, page, people, cast, typed
):
    assert says_stop(advocate_client, page, typed).status_code == 303

    assert member_client.get(f"/shared/{people.id}").status_code == 404
    assert running(people) == {cast.stranger.account}


def test_a_member_may_write_it_down_too(kept, stranger_client, page, people, cast):
    says_stop(stranger_client, page, "Dr. Patel")

    assert running(people) == {cast.stranger.account}


def test_it_ends_for_herself_too_where_that_is_the_name(kept, stranger_client, page, people, cast):
    answer = says_stop(stranger_client, page, "Det. Cole")

    assert stranger_client.get(answer.location).status_code == 200
    assert running(people) == {cast.member.account}


@pytest.mark.parametrize("typed", ["Dr. Patel", "Det. Cole", "Denise", "Nobody At All", "Tasha"])
def test_the_answer_is_the_same_for_every_name(kept, advocate_client, page, typed):
    answer = says_stop(advocate_client, page, typed)
    said = advocate_client.get(answer.location)

    assert (answer.status_code, answer.location) == (303, "/told")
    assert "Thank you" in said.text
    assert "If that is shared, it is being ended." in said.text
    assert typed not in said.text


def test_it_is_the_same_to_the_byte(kept, advocate_client, page):
    pages = []
    for typed in ("Dr. Patel", "Nobody", "Dr. Patel"):
        answer = says_stop(advocate_client, page, typed)
        pages.append(TOKENS.sub("", advocate_client.get(answer.location).text))

    assert len(set(pages)) == 1


def test_it_takes_the_same_time(kept, advocate_client, page, monkeypatch):
    slept = []
    monkeypatch.setattr("webapp.team.quiet.time.sleep", slept.append)
    for typed in ("Dr. Patel", "Nobody"):
        says_stop(advocate_client, page, typed)

    assert len(slept) == 2


def test_a_key_keeper_is_not_cut_off_by_anothers_word(
    kept, stranger_client, advocate_client, page, people, cast
):
    says_stop(stranger_client, page, "Tasha")

    assert advocate_client.get(f"/everyone/{people.id}").status_code == 200


def test_what_was_written_down_is_asked_of_her(kept, advocate_client, page, app, clock):
    says_stop(advocate_client, page, "Dr. Patel")
    clock.forward(minutes=20)
    html = text_of(signed_in(app, NAMES["youth"]).get("/today"))

    assert "Tasha wrote down: you want to stop sharing with Dr. Patel." in html
    assert "It is stopped. Did you say so?" in html


def test_a_name_that_nobody_has_is_told_to_her_as_well(kept, advocate_client, page, app):
    says_stop(advocate_client, page, "Dr. Patell")
    html = text_of(signed_in(app, NAMES["youth"]).get("/today"))

    assert "Tasha wrote down: you want to stop sharing with Dr. Patell." in html
    assert "Nothing was stopped by it. Look who sees what." in html


def waiting(store, cast, people):
    return records(open_space(store, cast.youth, people.id).section(kinds.SHARING), SpokenStop)


def test_yes_ends_the_question(kept, advocate_client, page, app, store, cast, people):
    says_stop(advocate_client, page, "Dr. Patel")
    client = signed_in(app, NAMES["youth"])
    (said,) = waiting(store, cast, people)
    send(client, f"/said/{said.id}/mine", "/today")

    assert waiting(store, cast, people) == []
    assert "wrote down" not in client.get("/today").text


def test_no_leads_to_undo_by_her_words(
    kept, advocate_client, page, app, store, cast, people, clock
):
    says_stop(advocate_client, page, "Dr. Patel")
    clock.forward(days=2)
    client = signed_in(app, NAMES["youth"])
    (said,) = waiting(store, cast, people)
    answer = send(client, f"/said/{said.id}/not-mine", "/today")
    assert answer.location == f"/receipts/{kept.id}"
    assert f"/receipts/{kept.id}/undo" in client.get(answer.location).text
    undo = send(client, f"/receipts/{kept.id}/undo", passphrase=WORDS)

    assert undo.status_code == 303
    assert cast.member.account in running(people)


def test_what_she_never_said_stays_ended_without_her_words(
    kept, advocate_client, page, app, store, cast, people, clock
):
    says_stop(advocate_client, page, "Dr. Patel")
    client = signed_in(app, NAMES["youth"])
    (said,) = waiting(store, cast, people)
    send(client, f"/said/{said.id}/not-mine", "/today")
    clock.forward(minutes=9)
    assert client.get(f"/receipts/{kept.id}/undo").status_code == 200
    clock.forward(minutes=1)

    assert client.get(f"/receipts/{kept.id}/undo").status_code == 404
    assert running(people) == {cast.stranger.account}


def test_saying_no_once_more_begins_no_new_while(
    kept, advocate_client, page, app, store, cast, people, clock
):
    says_stop(advocate_client, page, "Dr. Patel")
    client = signed_in(app, NAMES["youth"])
    (said,) = waiting(store, cast, people)
    for _page_left_open in range(2):
        send(client, f"/said/{said.id}/not-mine", "/people")
        clock.forward(minutes=9)

    assert client.get(f"/receipts/{kept.id}/undo").status_code == 404


def test_her_receipt_has_the_signed_word_of_who_wrote_it(
    kept, advocate_client, page, app, store, cast, people
):
    says_stop(advocate_client, page, "Dr. Patel")
    signed_in(app, NAMES["youth"]).get("/people")
    section = open_space(store, cast.youth, people.id).section(kinds.SHARING)
    found = [k for k in records(section, KeptRelease) if k.id == kept.id]

    assert [(k.why, k.ended_by) for k in found] == [("spoken", cast.advocate.account)]
    assert '\\"how\\": \\"spoken\\"' in found[0].withdrawal


def test_the_trail_says_who_wrote_and_what_stopped(kept, advocate_client, page, people, cast):
    says_stop(advocate_client, page, "Dr. Patel")
    lines = read_trail(people.store, people.id, log_box(people), newest=2).lines

    assert [(line.kind, line.actor) for line in lines] == [
        ("stopped", cast.advocate.account), ("said-stop", cast.advocate.account),
    ]  # fmt: skip
    assert "Patel" not in str(lines[1])


def test_the_sixth_name_in_ten_minutes_has_to_wait(kept, advocate_client, page):
    answers = [says_stop(advocate_client, page, f"Name {n}").status_code for n in range(6)]

    assert answers == [303] * 5 + [429]


def test_who_is_not_on_the_team_has_no_such_page(people, kept, guardian_client, youth_client, app):
    for client in (guardian_client, youth_client):
        assert client.get(f"/told/{people.id}").status_code == 404


def test_a_member_whose_sharing_ended_or_whose_gate_is_shut_has_no_such_page(
    kept, member_client, youth_client, stranger_client, people, page, store, cast
):
    update_facts(store, cast.stranger.account, training_until="2026-06-01")
    send(youth_client, f"/releases/{kept.grant}/stop", "/people")

    assert member_client.get(page).status_code == 404
    assert stranger_client.get(page).status_code == 404
    assert member_client.get("/told/" + "0" * 32).text == member_client.get(page).text


def test_a_coordinator_finds_the_page_where_something_is_open_to_them(
    share, cast, people, person, app
):
    boss = person("ms ortiz", "coordinator", "Ms. Ortiz", "Open Door")
    knows_them(people, boss.card)
    share(boss)
    client = signed_in(app, "ms ortiz")

    assert f'href="/told/{people.id}"' in client.get(f"/shared/{people.id}").text
    back = client.get(f"/told/{people.id}")
    assert f'href="/shared/{people.id}"' in back.text


def test_a_share_that_begins_tomorrow_is_ended_too(share, cast, people, advocate_client, page):
    line = people.section("school").items()[0].id
    share(cast.guardian, areas=(), lines=(line,))
    says_stop(advocate_client, page, "Denise")

    assert running(people) == set()


@pytest.mark.parametrize(
    ("typed", "name", "same"),
    [
        ("Patel", "Dr. Asha Patel", True), ("asha  PATEL", "Dr. Asha Patel", True),
        ("Dr. Asha", "Asha Patel", True), ("Pat", "Dr. Patel", False), ("Dr.", "Dr. Patel", False),
        ("José", "Jose Ruiz", True), ("O'Neil", "O’Neil", True), ("", "Dr. Patel", False),
        ("Asha Cole", "Asha Patel", False), ("coach", "Coach", True), ("Coach", "Coach Ray", False),
    ],
)  # fmt: skip
def test_names_are_compared_word_by_word(typed, name, same):
    assert is_called(folded(typed), [name]) is same


@pytest.mark.parametrize("column", ["items.sealed", "sections.sealed_list"])
def test_a_row_that_was_changed_from_outside_keeps_no_keeper_from_her_stop(
    share, cast, people, store, advocate_client, page, column
):
    share(cast.member)
    table, column = column.split(".")
    where = "section_id = ?" if table == "items" else "id = ?"
    assert spoil(store, table, column, where, people.authority.sections["sharing"])
    says_stop(advocate_client, page, "Patel")

    assert running(people) == set()
