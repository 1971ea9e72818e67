"""Claim: she reads who looked, tried, was let in and stopped, and can hide it on her phone."""

import re

import pytest
from pages_cast import WORDS, send

from webapp.database import transaction
from webapp.space import kinds, trail
from webapp.space.opening import open_space
from webapp.team.log_lines import LOOKED_BACK, PAGE
from webapp.team.viewing import note_view


@pytest.fixture
def seen(app, space, store, cast, shared):
    """Dr. Patel was let in and opened her page."""
    with app.app_context():
        note_view(open_space(store, cast.member, space.id), ["body"])


def test_she_reads_who_opened_what(seen, youth_client):
    page = youth_client.get("/looked").text

    assert "Dr. Patel opened this." in page
    assert "Body and teeth" in page


def test_two_looks_in_one_quarter_hour_are_one_line(app, seen, space, store, cast, youth_client):
    with app.app_context():
        note_view(open_space(store, cast.member, space.id), ["body"])

    assert youth_client.get("/looked").text.count("Dr. Patel opened this.") == 1


@pytest.fixture
def busy(seen, store, space, cast):
    """So many later lines that those of Dr. Patel stand on no first page."""
    with transaction(store.db):
        for _line in range(LOOKED_BACK):
            trail.note(store, space.id, None, "signed")


def test_older_lines_stand_on_earlier_pages(busy, youth_client):
    page, pages = youth_client.get("/looked").text, 1
    while earlier := re.search(r'href="(/looked\?before=\d+)"', page):
        assert "Dr. Patel opened" not in page
        page, pages = youth_client.get(earlier[1]).text, pages + 1

    assert pages > LOOKED_BACK / PAGE
    assert "Dr. Patel opened this. It was the first time." in page


@pytest.mark.parametrize("before", ["", "x", "-1", "9" * 30, "0"])
def test_a_made_up_page_is_no_error(seen, youth_client, before):
    assert youth_client.get(f"/looked?before={before}").status_code == 200


def test_an_old_look_is_never_denied_on_the_page_of_its_line(
    busy, youth_client, space, store, cast
):
    hers = open_space(store, cast.youth, space.id)
    line = hers.section("body").items()[0].id
    page = youth_client.get(f"/plan/a2/{line}").text

    assert "Nobody has looked yet." not in page
    assert "Nobody has looked lately." in page


def test_a_hidden_list_stays_hidden_on_every_page_of_it(busy, youth_client):
    send(youth_client, "/looked/hidden", "/looked")

    oldest = f"/looked?before={PAGE}"
    assert "Dr. Patel" not in youth_client.get(oldest).text
    assert "Dr. Patel opened" in send(youth_client, oldest, passphrase=WORDS).text


def test_a_hidden_list_is_not_on_the_page(seen, youth_client):
    send(youth_client, "/looked/hidden", "/looked")

    assert "Dr. Patel" not in youth_client.get("/looked").text


def test_her_words_show_a_hidden_list_once(seen, youth_client):
    send(youth_client, "/looked/hidden", "/looked")

    assert "Dr. Patel opened this." in send(youth_client, "/looked", passphrase=WORDS).text
    assert "Dr. Patel" not in youth_client.get("/looked").text


def test_wrong_words_show_nothing(seen, youth_client):
    send(youth_client, "/looked/hidden", "/looked")

    answer = send(youth_client, "/looked", passphrase="wrong words here")

    assert answer.status_code == 422
    assert "Dr. Patel" not in answer.text


def test_a_cut_trail_is_said(seen, store, space, youth_client):
    store.db.execute("delete from trail where space_id = ? and number = 2", [space.id])

    assert "was changed from outside" in youth_client.get("/looked").text


@pytest.mark.parametrize("who", ["advocate_client", "member_client"])
def test_nobody_else_has_such_a_page(who, request, space):
    assert request.getfixturevalue(who).get("/looked").status_code == 404


def test_the_log_opens_for_nobody_who_keeps_her_keys(store, space, cast):
    kept = open_space(store, cast.advocate, space.id)

    assert kinds.LOG not in kept.kinds


def test_after_a_try_the_calm_page_to_talk_is_one_tap_away(app, space, store, cast, youth_client):
    with transaction(store.db):
        trail.note(store, space.id, None, "tried", person=cast.stranger.account)
    page = youth_client.get("/looked").text

    (leads,) = re.findall(r'<a href="([^"]+)">Talk to someone about this</a>', page)
    assert leads == "/say/talk"
    assert "If you are not safe, tap here." in youth_client.get(leads).text
