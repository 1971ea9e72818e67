"""Claim: a note says what it is, nobody but its author unsays it, and it is shared by itself."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pages_cast import grant, send, signed_in

from webapp.care.her_words import change_hers
from webapp.care.note_words import COUNSELLING, THERAPY
from webapp.care.plans import TEAMS, Goal, in_plan
from webapp.care.records import save
from webapp.care.release_record import notes_in
from webapp.care.sights import sight
from webapp.plan.answers import answer, pause
from webapp.plan.goals import add_goal
from webapp.plan.moves import move
from webapp.plan.steps import add_step
from webapp.plan.words import change_teams
from webapp.space.grants import Scope
from webapp.space.opening import open_space
from webapp.team.agencies import add_agency

THERAPY_NOTE, DRUG_NOTE = {"psychotherapy-notes"}, {"counselling-notes"}


@pytest.fixture
def note(theirs):
    return add_goal(theirs, "mind", "What we spoke of", TEAMS, THERAPY)


@pytest.fixture
def is_now(hers):
    """What a line counts as: is_now(note)."""
    return lambda note, area="mind": notes_in(hers().section(area).item(note.id).body)


def test_its_author_says_so_and_the_label_is_in_what_they_sign(note, theirs):
    item = theirs.section("mind").item(note.id)

    assert notes_in(item.body) == THERAPY_NOTE
    assert (THERAPY in item.body["labels"], item.author) == (True, theirs.me.account)


def test_steps_and_goals_take_either(theirs, is_now):
    step = add_step(theirs, "substances", "", "Group", TEAMS, note=COUNSELLING)

    assert is_now(step, "substances") == DRUG_NOTE


def test_nobody_elses_edit_takes_it_off(note, other, hers, is_now):
    version = note.version
    for change in (
        lambda at: change_teams(other(), "mind", note.id, "Other words", at, note=""),
        lambda at: change_teams(other(), "mind", note.id, "Again", at, note=COUNSELLING),
        lambda at: change_teams(other(), "mind", note.id, "Once more", at),
        lambda at: change_hers(hers(), "mind", note.id, "In my words", at),
        lambda at: answer(hers(), "mind", note.id, "no", at),
        lambda at: pause(hers(), "mind", note.id, paused=True),
    ):
        version = change(version).version
        assert is_now(note) == THERAPY_NOTE


def test_moving_it_takes_it_along(note, theirs, is_now):
    moved = move(theirs, "mind", note.id, "body")

    assert is_now(moved, "body") == THERAPY_NOTE


def test_its_author_takes_it_off(note, theirs, is_now):
    change_teams(theirs, "mind", note.id, "For everybody", 1, note="")

    assert is_now(note) == set()


def test_she_marks_nothing_and_no_words_of_hers_are_a_note(hers, theirs, is_now):
    mine = add_goal(hers(), "mind", "Sleep", TEAMS, THERAPY)
    beside = add_goal(theirs, "mind", "Sleep", "hers", THERAPY)

    assert is_now(mine) == is_now(beside) == set()


def test_what_was_saved_before_is_read_as_before(hers):
    old = save(hers(), "mind", Goal(hers="Sleep"))
    item = hers().section("mind").item(old.id)
    body = {name: value for name, value in item.body.items() if not name.startswith("note")}

    assert in_plan(replace(item, body=body)).note == ""
    assert notes_in({"labels": ["MH", "PSYTHPN"]}) == THERAPY_NOTE


def test_a_body_that_lost_its_labels_is_still_a_note():
    assert notes_in({"note": THERAPY, "labels": []}) == THERAPY_NOTE


@pytest.mark.parametrize(
    ("laws", "offered"),
    [
        ((), {THERAPY, COUNSELLING}),
        (("hipaa",), {THERAPY}),
        (("part-2",), {COUNSELLING}),
        (("hipaa", "part-2"), {THERAPY, COUNSELLING}),
        (("vawa",), set()),
        (("none",), set()),
    ],
)
def test_the_page_asks_where_such_notes_are_written(advocate_client, store, space, laws, offered):
    add_agency(store, "Open Door", (store.now + timedelta(days=90)).date(), laws)
    page = advocate_client.get(f"/for/{space.id}/plan/a3/new/goal").text

    assert {sort for sort in (THERAPY, COUNSELLING) if f'value="{sort}"' in page} == offered


def test_she_is_never_asked(youth_client):
    assert 'name="note"' not in youth_client.get("/plan/a3/new/goal").text


def test_she_reads_on_it_what_it_means(advocate_client, youth_client, space, hers):
    page = f"/for/{space.id}/plan/a3/new/goal"
    send(advocate_client, page, words="What we spoke of", whose="team", note=THERAPY)
    (item,) = hers().section("mind").items()
    text = youth_client.get(f"/plan/a3/{item.id}").text

    assert "A therapist wrote this as a note for themselves." in text
    assert "It never goes along when you share something else." in text
    assert "A therapist&#39;s own note" in youth_client.get("/plan/a3").text


def test_another_advocate_is_told_and_not_asked(note, other, advocate_client, app, space, is_now):
    mine = advocate_client.get(f"/for/{space.id}/plan/a3/{note.id}/words").text
    assert 'name="note"' in mine
    client = signed_in(app, "ana keeps")
    page = f"/for/{space.id}/plan/a3/{note.id}/words"
    text = client.get(page).text
    assert 'name="note"' not in text
    assert "A therapist&#39;s own note" in text

    send(client, page, words="Mine now", expecting="1", note="")
    assert is_now(note) == THERAPY_NOTE


def test_a_reader_of_the_whole_part_does_not_see_it(note, store, cast, space):
    grant(store, cast.youth, space, cast.member, {"mind": None})
    his = open_space(store, cast.member, space.id)
    scope = Scope({space.authority.sections["mind"]: None})

    assert sight(his, scope, cast.member.account).team == ()
    (part,) = sight(his, scope, cast.member.account, alone=("psychotherapy-notes",)).team
    assert part.lines[0].note == THERAPY


def test_its_page_names_nobody_who_has_the_whole_part(note, store, cast, space, youth_client):
    grant(store, cast.youth, space, cast.member, {"mind": None})
    named = youth_client.get(f"/plan/a3/{note.id}").text

    assert "Somebody" not in named
    grant(store, cast.youth, space, cast.stranger, {"mind": (note.id,)})
    assert "Somebody" in youth_client.get(f"/plan/a3/{note.id}").text
