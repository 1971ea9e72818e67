"""A line that was changed or lost shuts its part: her pages say so calmly, and offer a way out."""

import pytest
from pages_cast import send
from sharing_cast import text_of

from webapp.space import kinds
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError

ONE = "One line here was changed or lost. We shut this part."


@pytest.fixture
def lost(store, space):
    """Her goal in "body" is gone from the table."""
    (goal, *_rest) = (i for i in space.section("body").items() if i.kind == "goal")
    store.db.execute("delete from items where item_id = ?", [goal.id])
    return goal.id


@pytest.fixture
def page(youth_client):
    return lambda address: text_of(youth_client.get(address))


def test_the_page_of_the_part_says_so_and_shows_nothing_of_it(lost, page):
    said = page("/plan/a2")

    assert ONE in said
    assert "Body and teeth" in said
    assert "Call the clinic" not in said


def test_all_other_parts_stay_open(lost, page):
    assert "Be in art class" in page("/plan/a9")


def test_today_goes_on_and_says_which_part_is_shut(lost, page):
    said = page("/today")

    assert "Hi, Mari." in said
    assert "A part of your plan is shut: Body and teeth." in said


def test_today_says_nothing_while_nothing_is_shut(space, page):
    assert "is shut" not in page("/today")


def test_taking_it_out_opens_the_rest(lost, page, youth_client):
    answer = send(youth_client, "/shut/s2/taken-out", "/plan/a2", mark=mark_on(page("/plan/a2")))

    assert answer.status_code == 303
    assert "Call the clinic" in page("/plan/a2")
    assert "Nothing is shut." in page("/shut")


def test_only_what_stood_on_the_page_is_taken_out(store, space, lost, page, youth_client):
    mark = mark_on(page("/plan/a2"))
    store.db.execute("delete from items where section_id = ?", [space.authority.sections["body"]])
    send(youth_client, "/shut/s2/taken-out", "/plan/a2", mark=mark)

    assert "2 lines here were changed or lost." in page("/plan/a2")


def test_a_part_whose_list_does_not_hold_can_only_begin_again_empty(
    store, space, page, youth_client
):
    body = space.authority.sections["body"]
    store.db.execute("update sections set sealed_list = null where id = ?", [body])
    said = page("/plan/a2")

    assert "This part was changed from outside. We shut it." in said
    assert "taken-out" not in said
    send(youth_client, "/shut/s2/begun-anew", "/shut")
    assert "Nothing here yet." in page("/plan/a2")


def test_a_part_that_opens_is_never_emptied(lost, page, youth_client):
    send(youth_client, "/shut/s2/begun-anew", "/shut")

    assert ONE in page("/shut")


def test_what_is_lost_beside_the_plan_is_said_as_well(store, space, page):
    voice = space.authority.sections[kinds.VOICE]
    store.db.execute("delete from items where section_id = ?", [voice])

    assert "How I want things" in page("/today")


def test_a_lost_name_keeps_nobody_from_calling_for_help(store, space, page, youth_client):
    voice = space.authority.sections[kinds.VOICE]
    store.db.execute("delete from items where section_id = ?", [voice])

    assert "Who reads this" in page("/right-now")
    assert send(youth_client, "/right-now", reach="here").location == "/right-now/sent"


def test_what_she_shares_can_be_stopped_while_that_list_is_shut(
    store, space, shared, cast, page, youth_client
):
    sharing = space.authority.sections[kinds.SHARING]
    store.db.execute("update sections set sealed_list = null where id = ?", [sharing])

    assert "This list is shut. You can still stop sharing." in page("/people")
    send(youth_client, f"/people/{cast.member.account}/stop", "/people")
    with pytest.raises(NotGrantedError):
        open_space(store, cast.member, space.id)


def test_an_advocate_is_told_as_well(lost, space, advocate_client):
    answer = advocate_client.get(f"/for/{space.id}/plan/a2")

    assert "Something here is shut for now." in text_of(answer)


def test_the_log_says_what_was_found(lost, page, youth_client):
    send(youth_client, "/shut/s2/taken-out", "/plan/a2", mark=mark_on(page("/plan/a2")))

    assert "You took out what was changed or lost." in page("/looked")


def test_a_part_that_is_not_hers_or_not_shut_has_no_such_address(space, youth_client):
    for address in ("/shut/s99/taken-out", "/shut/x/taken-out", "/shut/s2/taken-out"):
        assert send(youth_client, address, "/today", mark="0").status_code == 404


def mark_on(text):
    return text.split('name="mark"')[1].split('value="')[1].split('"')[0]


def test_the_owner_still_owns_it_all(lost, store, cast, space, page, youth_client):
    send(youth_client, "/shut/s2/taken-out", "/plan/a2", mark=mark_on(page("/plan/a2")))
    hers = open_space(store, cast.youth, space.id)

    assert [item.kind for item in hers.section("body").items()] == ["step"]


def test_her_day_says_that_the_list_of_stops_was_cut(
    store, settings, cast, shared, space, page, youth_client
):
    send(youth_client, f"/people/{cast.member.account}/stop", "/people")
    assert "was changed from outside" not in page("/today")
    settings.stop_list.write_text("")

    assert "The list of what you stopped was changed from outside." in page("/today")
