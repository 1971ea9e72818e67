"""Stopping asks nothing, works with the next request, and leaves a receipt she can read."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pages_cast import NAMES, csrf, send, signed_in
from sharing_cast import article, text_of

from webapp.account.accounts import replace_keys
from webapp.care.people import KeptRelease
from webapp.care.records import records
from webapp.space import kinds
from webapp.space.grants import CLOSED, all_grants
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.stops import stop_due


@pytest.fixture
def kept(share, cast):
    return share(cast.member)


def stop(client, account):
    return client.post(f"/people/{account}/stop", data={"csrf_token": csrf(client, "/people")})


def test_stop_is_one_tap_on_the_page_that_today_leads_to(kept, youth_client, cast):
    html = youth_client.get("/people").text

    assert f'action="/people/{cast.member.account}/stop"' in html
    assert stop(youth_client, cast.member.account).status_code == 303


def test_it_is_shut_with_his_next_request(kept, youth_client, member_client, people, cast):
    assert member_client.get(f"/shared/{people.id}").status_code == 200
    stop(youth_client, cast.member.account)

    assert member_client.get(f"/shared/{people.id}").status_code == 404


def test_everything_he_could_open_has_new_keys(kept, youth_client, store, people, cast):
    before = epoch(store, people, "body")
    stop(youth_client, cast.member.account)

    assert epoch(store, people, "body") == before + 1
    known, _failed = all_grants(store, people.authority)
    assert [g.state for g in known if g.id == kept.grant] == [CLOSED]


def epoch(store, people, kind):
    section = people.authority.sections[kind]
    return store.db.execute("select epoch from sections where id = ?", [section]).fetchone()[0]


def test_the_receipt_says_who_what_what_for_since_when_and_what_stays_told(
    kept, youth_client, cast
):
    answer = stop(youth_client, cast.member.account)
    said = text_of(youth_client.get(answer.location))

    for words in (
        "You stopped sharing", "Dr. Patel", "Eastside Clinic", "Body and teeth: everything",
        "It is to book visits.", "Wednesday, June 3", "we can't take back",
    ):  # fmt: skip
        assert words in said


def test_the_past_list_leads_to_every_receipt(kept, youth_client, cast):
    stop(youth_client, cast.member.account)
    html = youth_client.get("/people/past").text

    assert "Dr. Patel" in html
    assert f"/receipts/{kept.id}" in html


def test_an_end_date_closes_her_copy_too(kept, app, people, clock, store, cast):
    clock.forward(days=31)
    client = signed_in(app, NAMES["youth"])
    html = text_of(client.get("/people/past"))

    assert "Dr. Patel" in html
    found = records(hers(store, cast, people).section(kinds.SHARING), KeptRelease)
    assert [k.why for k in found] == ["ended"]


def test_a_clock_set_back_brings_nothing_back_that_has_ended(kept, store, people, cast, clock):
    assert parts_seen(store, cast, people) == ["body"]
    stop_due(replace(store, now=clock() + timedelta(days=30)))

    assert parts_seen(store, cast, people) == []


def parts_seen(store, cast, people):
    try:
        seen = open_space(store, cast.member, people.id).kinds
    except NotGrantedError:
        return []
    return [kind for kind in seen if kind in kinds.AREAS]


def hers(store, cast, people):
    return open_space(store, cast.youth, people.id)


def test_what_he_was_told_by_mouth_is_in_her_receipt(
    kept, youth_client, member_client, people, store, cast
):
    send(member_client, f"/shared/{people.id}/stops", f"/shared/{people.id}")
    html = text_of(youth_client.get("/people"))

    assert "Sees nothing." in html
    found = records(hers(store, cast, people).section(kinds.SHARING), KeptRelease)
    assert [(k.why, k.ended_by) for k in found] == [("spoken", cast.member.account)]


def test_changing_her_mind_about_a_guardian_today_is_never_seen(
    share, youth_client, guardian_client, people, cast, clock
):
    before = [guardian_client.get(a).text for a in ("/home", "/shared")]
    line = people.section("school").items()[0].id
    share(cast.guardian, areas=(), lines=(line,))
    answer = stop(youth_client, cast.guardian.account)
    clock.forward(minutes=5)

    assert "It never began. Nobody saw it." in text_of(youth_client.get(answer.location))
    after = [guardian_client.get(a).text for a in ("/home", "/shared")]
    assert len(before[0]) == len(after[0])
    assert "Nothing here right now." in after[1]


def test_renewing_makes_a_new_release_and_keeps_the_old_one(share, cast, store, people, clock):
    first, second = share(cast.member), share(cast.member, days=60)

    assert first.release != second.release
    assert first.grant != second.grant


def test_dismissing_a_key_keeper_is_one_tap(people, youth_client, store, cast):
    answer = stop(youth_client, cast.advocate.account)

    assert answer.status_code == 303
    known, _failed = all_grants(store, people.authority)
    assert all(g.state == CLOSED for g in known if g.reader == cast.advocate.account)


def test_a_changed_key_stops_everything_to_that_person(kept, youth_client, store, cast, people):
    replace_keys(store, cast.member)
    said = text_of(youth_client.get("/people"))

    assert "The keys of Dr. Patel changed. Check again before you share." in said
    known, _failed = all_grants(store, people.authority)
    assert [g.state for g in known if g.id == kept.grant] == [CLOSED]


def test_nobody_stops_a_sharing_that_is_not_theirs(kept, stranger_client, member_client, people):
    for client in (stranger_client, member_client):
        token = csrf(client, f"/shared/{people.id}") if client is member_client else ""
        answer = client.post(f"/releases/{kept.grant}/stop", data={"csrf_token": token})
        assert answer.status_code in (400, 404)


def test_an_ended_share_does_not_stand_on_his_page_as_she_looks(kept, youth_client, cast):
    there = article(youth_client.get(f"/people/{cast.member.account}/as"))
    stop(youth_client, cast.member.account)
    gone = article(youth_client.get(f"/people/{cast.member.account}/as"))

    assert "Fix my tooth" in there
    assert "Fix my tooth" not in gone
    assert "Nothing here right now." in gone


def test_a_share_is_over_at_its_own_midnight(kept, store, people, cast):
    grant = next(g for g in open_space(store, cast.member, people.id).grants)

    assert grant.ends_at - store.now <= timedelta(days=30)
