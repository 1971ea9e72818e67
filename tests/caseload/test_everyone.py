"""Claim: an advocate's home names what is due, waits or ends, and nothing of anybody closed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pages_cast import NAMES, grant, send, signed_in

from webapp.account.accounts import update_facts
from webapp.care.promises import DONE, OPEN, Promise
from webapp.care.records import records, save
from webapp.care.voices import Wish
from webapp.space import inbox, kinds
from webapp.space.books import note_in_book
from webapp.space.grants import all_grants
from webapp.space.opening import open_space
from webapp.space.spaces import found
from webapp.space.stops import stop

CALL = {"words": "He is outside", "reach": "call", "how": "After 6", "called": "Mari"}


@pytest.fixture
def hers(store, cast, space):
    """The space as her advocate opens it."""
    return open_space(store, cast.advocate, space.id)


def due(cast, days, store, **who):
    by = (store.now.date() + timedelta(days=days)).isoformat()
    said = {"who": cast.advocate.account, "name": "Tasha", **who}
    return Promise(**said, text=f"in {days} days", by=by)


def test_it_lists_by_the_advocates_own_name_and_picture(advocate_client):
    page = advocate_client.get("/everyone").text

    assert "Mari" in page
    assert "#leaf" in page


def test_promises_show_on_their_day_and_after_it(advocate_client, store, cast, hers):
    for days in (-1, 0, 1):
        save(hers, kinds.PROMISES, due(cast, days, store))
    page = advocate_client.get("/everyone").text

    assert "You: in 0 days" in page
    assert "You: in -1 days" in page
    assert "in 1 days" not in page


def test_promises_of_others_show_with_their_name(advocate_client, store, cast, hers):
    save(hers, kinds.PROMISES, due(cast, 0, store, who="x", name="Ms. Ortiz"))

    assert "Ms. Ortiz: in 0 days" in advocate_client.get("/everyone").text


def test_what_was_written_beside_her_waits_until_she_confirms_it(
    advocate_client, cast, store, space, hers
):
    wish = save(hers, kinds.VOICE, Wish(hers="a bike"), source="hers", witness=True)
    assert "1 line to read back" in advocate_client.get("/everyone").text

    mine = open_space(store, cast.youth, space.id)
    save(mine, kinds.VOICE, replace(wish, hers="a red bike"))

    assert "to read back" not in advocate_client.get("/everyone").text


def test_a_sharing_that_ends_within_two_weeks_is_named(app, clock, store, cast, space):
    grant(store, cast.youth, space, cast.member, {"body": None}, days=30)
    grant(store, cast.youth, space, cast.stranger, {"food": None}, days=40)
    clock.forward(days=18)
    page = signed_in(app, NAMES["advocate"]).get("/everyone").text

    assert "Sharing with Dr. Patel ends" in page
    assert "Det. Cole" not in page


def test_two_ends_that_look_alike_are_said_once(app, clock, store, cast, space):
    for part in ("body", "food"):
        grant(store, cast.youth, space, cast.member, {part: None}, days=30)
    clock.forward(days=18)
    page = signed_in(app, NAMES["advocate"]).get("/everyone").text

    assert page.count("Sharing with Dr. Patel ends") == 1


def test_a_training_that_ran_out_is_named_where_nothing_opens(advocate_client, store, cast):
    assert "has run out" not in advocate_client.get("/everyone").text
    update_facts(store, cast.advocate.account, training_until="2026-01-01")

    assert "Your training has run out." in advocate_client.get("/everyone").text


def test_a_space_that_was_closed_to_her_is_not_there(advocate_client, store, cast, space):
    known, _ = all_grants(store, space.authority)
    mine = next(g for g in known if g.reader == cast.advocate.account)
    stop(open_space(store, cast.youth, space.id), mine.id)

    page = advocate_client.get("/everyone").text
    assert "Mari" not in page
    assert "Nobody is here yet" in page
    assert advocate_client.get(f"/everyone/{space.id}").status_code == 404


def test_another_advocates_people_are_nowhere(advocate_client, store, person):
    other = person("other-advocate", "advocate", "Sam", "Open Door")
    theirs = found(store, other)
    note_in_book(store, other, theirs.id, name="Jo")

    assert "Jo" not in advocate_client.get("/everyone").text
    assert advocate_client.get(f"/everyone/{theirs.id}").status_code == 404


def test_one_damaged_space_does_not_hide_the_others(advocate_client, store, cast, space):
    save(open_space(store, cast.youth, space.id), kinds.VOICE, Wish(hers="x"))
    second = found(store, cast.advocate)
    note_in_book(store, cast.advocate, second.id, name="Ari", picture="sun")
    store.db.execute("delete from items where section_id = ?",
                     [space.authority.sections["voice"]])  # fmt: skip
    store.db.execute("update sections set sealed_list = x'00' where id = ?",
                     [space.authority.sections["promises"]])  # fmt: skip

    page = advocate_client.get("/everyone").text
    assert "Ari" in page
    assert "changed from outside" in page


def test_a_call_stands_first_with_her_words_and_how_to_reach_her(advocate_client, store, cast,
                                                                 space):  # fmt: skip
    inbox.post(store, cast.youth, cast.advocate.card, "not-safe", CALL, space=space.id,
               is_urgent=True)  # fmt: skip
    page = advocate_client.get("/everyone").text

    assert page.index("Mari is not safe") < page.index("Everyone")
    assert all(text in page for text in ("He is outside", "After 6", "Call"))


def test_she_is_told_that_her_call_was_seen(advocate_client, store, cast, space):
    id_ = inbox.post(store, cast.youth, cast.advocate.card, "not-safe", CALL, space=space.id,
                     is_urgent=True)  # fmt: skip
    send(advocate_client, f"/calls/{id_}/seen", "/everyone")

    (answer,) = inbox.messages(store, cast.youth)
    assert (answer.kind, answer.author.name) == ("seen", "Tasha")
    assert "not safe" not in advocate_client.get("/everyone").text


def test_nobody_but_the_owner_can_call_from_a_space(advocate_client, store, cast, space):
    inbox.post(store, cast.stranger, cast.advocate.card, "not-safe", CALL, space=space.id,
               is_urgent=True)  # fmt: skip

    assert "is not safe" not in advocate_client.get("/everyone").text


def test_a_promise_is_kept_under_the_advocates_name(advocate_client, store, cast, space):
    address = f"/everyone/{space.id}"
    answer = send(advocate_client, f"{address}/promises", address, will="call school", by="")

    assert answer.location == address
    assert "call school" in advocate_client.get(address).text


def test_a_promise_without_words_is_asked_for_again(advocate_client, space):
    address = f"/everyone/{space.id}"

    assert send(advocate_client, f"{address}/promises", address, will=" ").status_code == 422


def promised(store, cast, space):
    """Every promise in the space, by its words."""
    found = records(open_space(store, cast.advocate, space.id).section(kinds.PROMISES), Promise)
    return {promise.text: promise for promise in found}


def test_an_advocate_says_that_her_promise_is_done(advocate_client, store, cast, space, hers):
    save(hers, kinds.PROMISES, due(cast, -1, store))
    id_ = promised(store, cast, space)["in -1 days"].id
    page = f"/everyone/{space.id}"

    answer = send(advocate_client, f"{page}/promises/{id_}/done", page=page)

    assert answer.status_code == 303
    assert promised(store, cast, space)["in -1 days"].state == DONE
    assert "in -1 days" not in advocate_client.get("/everyone").text


def test_what_she_cannot_do_needs_a_word(advocate_client, store, cast, space, hers):
    save(hers, kinds.PROMISES, due(cast, 1, store))
    id_ = promised(store, cast, space)["in 1 days"].id
    page = f"/everyone/{space.id}/promises/{id_}/cannot"

    assert send(advocate_client, page, reply="").status_code == 422
    assert promised(store, cast, space)["in 1 days"].state == OPEN
    assert send(advocate_client, page, reply="The office is closed").status_code == 303
    assert promised(store, cast, space)["in 1 days"].reply == "The office is closed"


def test_nobody_settles_what_another_promised(advocate_client, store, cast, space, hers):
    save(hers, kinds.PROMISES, due(cast, 1, store, who="x", name="Ms. Ortiz"))
    id_ = promised(store, cast, space)["in 1 days"].id
    page = f"/everyone/{space.id}"

    send(advocate_client, f"{page}/promises/{id_}/done", page=page)

    assert promised(store, cast, space)["in 1 days"].state == OPEN


def test_hours_are_kept_for_the_page_before_an_urgent_word(advocate_client, youth_client):
    send(advocate_client, "/hours", "/everyone", hours="weekdays, 9 to 5")

    assert "weekdays, 9 to 5" in youth_client.get("/right-now").text


@pytest.mark.parametrize("who", ["youth_client", "member_client", "guardian_client"])
def test_nobody_else_has_these_pages(who, request, space):
    client = request.getfixturevalue(who)
    pages = ("/everyone", f"/everyone/{space.id}", "/everyone/new", "/staff")

    assert {client.get(page).status_code for page in pages} == {404}


def told_of_a_guardian(store, cast, space, by):
    said = {"person": "Denise", "grant": "", "starts": store.now.isoformat(), "ends": ""}
    return inbox.post(store, by, cast.advocate.card, "guardian-share", said, space=space.id)


def test_a_share_with_a_guardian_is_told_once(advocate_client, store, cast, space):
    id_ = told_of_a_guardian(store, cast, space, cast.youth)
    assert "Mari lets Denise see something" in advocate_client.get("/everyone").text

    send(advocate_client, f"/words/{id_}/seen", "/everyone")

    assert "Denise" not in advocate_client.get("/everyone").text


def test_nobody_but_her_can_say_that_she_shared(advocate_client, store, cast, space):
    told_of_a_guardian(store, cast, space, cast.stranger)

    assert "Denise" not in advocate_client.get("/everyone").text


@pytest.mark.parametrize("change", ["update books set sealed = x'00'", "delete from books"])
def test_a_book_that_somebody_changed_is_said_and_nobody_is_lost(
    advocate_client, store, cast, change
):
    begun = found(store, cast.advocate)
    note_in_book(store, cast.advocate, begun.id, name="Sky", picture="sun")
    store.db.execute(change)
    page = advocate_client.get("/everyone").text

    assert "Your address book was changed from outside." in page
    assert "Mari" in page
    assert "Nobody is here yet." not in page


def test_nothing_is_said_of_a_book_that_is_whole_or_was_never_begun(
    advocate_client, store, person, app
):
    person("kim three", "advocate", "Kim", "Open Door")

    for client in (advocate_client, signed_in(app, "kim three")):
        assert "address book" not in client.get("/everyone").text
