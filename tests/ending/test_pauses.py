"""A pause is a stop that asks again on a day of hers; nothing ever opens by itself."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pages_cast import NAMES, WORDS, send, signed_in
from sharing_cast import HIDDEN, TOKEN, text_of

from webapp.care.people import KeptRelease
from webapp.care.records import only_record, records, save
from webapp.care.voices import Profile
from webapp.space import kinds
from webapp.space.exclusions import exclude
from webapp.space.grants import LIVE, all_grants
from webapp.space.opening import open_space

ASKED = "You paused this. Let Dr. Patel see it again?"


@pytest.fixture(autouse=True)
def nothing_else_waits(people):
    profile = only_record(people.section(kinds.VOICE), Profile)
    done = replace(profile, first_steps_done=("called", "good-at", "this-week"))
    save(people, kinds.VOICE, done)


@pytest.fixture
def kept(share, cast):
    return share(cast.member)


@pytest.fixture
def paused(kept, youth_client):
    page = f"/releases/{kept.grant}/pause"
    answer = send(youth_client, page, days="7")
    assert answer.status_code == 303
    return answer


@pytest.fixture
def today(app, clock):
    def page(**later):
        clock.now += timedelta(**later)
        client = signed_in(app, NAMES["youth"])
        return client, text_of(client.get("/today"))

    return page


def copies(store, cast, people):
    return records(open_space(store, cast.youth, people.id).section(kinds.SHARING), KeptRelease)


def test_it_ends_the_sharing_now_as_any_stop_does(paused, member_client, people, store):
    assert member_client.get(f"/shared/{people.id}").status_code == 404
    known, _failed = all_grants(store, people.authority)
    assert [g for g in known if g.release and g.state == LIVE] == []


def test_its_receipt_is_that_of_a_stop(paused, youth_client, cast, people, store):
    said = text_of(youth_client.get(paused.location))

    assert "You stopped sharing" in said
    assert "You paused this. We ask you on Wednesday, June 10." in said
    assert [(k.why, bool(k.withdrawal)) for k in copies(store, cast, people)] == [("stopped", True)]


def test_she_is_asked_on_the_day_and_not_before(paused, today):
    assert ASKED not in today(days=6)[1]
    assert ASKED in today(days=1)[1]


def test_nothing_opens_by_itself(paused, today, app, people):
    today(days=40)
    reader = signed_in(app, NAMES["member"])

    assert reader.get(f"/shared/{people.id}").status_code == 404
    assert "Nothing here right now." in text_of(reader.get("/shared"))


def test_yes_leads_into_the_walk_and_then_she_is_not_asked_again(
    paused, today, cast, people, store, kept
):
    client, html = today(days=7)
    assert f'href="/receipts/{kept.id}/again"' in html
    page = client.get(f"/receipts/{kept.id}/again")
    for address, more in (
        ("until", {"days": "30"}), ("think", {}), ("look", {}), ("", {"passphrase": WORDS})
    ):  # fmt: skip
        data = {
            "csrf_token": TOKEN.search(page.text).group(1),
            "next_step": HIDDEN.search(page.text).group(1), **more,
        }  # fmt: skip
        page = client.post(f"/share/{address}" if address else "/releases", data=data)

    assert page.status_code == 303
    assert ASKED not in text_of(client.get("/today"))


def test_no_is_the_last_word(paused, today):
    client, html = today(days=7)
    rest = html.split('action="/pauses/')[1].split("/rest")[0]
    assert send(client, f"/pauses/{rest}/rest", "/today").status_code == 303

    assert ASKED not in today(days=60)[1]


def test_ask_me_later_is_quiet_for_a_week(paused, today):
    client, html = today(days=7)
    id_ = html.split('action="/pauses/')[1].split("/rest")[0]
    send(client, f"/pauses/{id_}/later", "/today")

    assert ASKED not in today(days=6)[1]
    assert ASKED in today(days=1)[1]


def test_the_question_tells_nobody_that_somebody_is_kept_away_since(
    paused, today, store, people, cast
):
    exclude(store, people.id, cast.member.account)

    assert ASKED in today(days=7)[1]


@pytest.mark.parametrize(
    "picked", [{}, {"days": "other"}, {"days": "other", "other": "2026-06-03"},
               {"days": "other", "other": "2028-06-03"}, {"days": "1000"}],
)  # fmt: skip
def test_a_day_that_does_not_fit_ends_nothing_and_says_so(
    kept, youth_client, store, people, picked
):
    answer = send(youth_client, f"/releases/{kept.grant}/pause", **picked)

    assert answer.status_code == 422
    known, _failed = all_grants(store, people.authority)
    assert [g.state for g in known if g.id == kept.grant] == [LIVE]


def test_what_has_ended_or_is_a_key_keepers_cannot_be_paused(paused, youth_client, kept, people):
    keeper = next(g for g in all_grants(people.store, people.authority)[0] if not g.release)

    for grant in (kept.grant, keeper.id):
        assert youth_client.get(f"/releases/{grant}/pause").status_code == 404


def test_nobody_pauses_or_answers_for_her(kept, member_client, advocate_client):
    for client in (member_client, advocate_client):
        assert client.get(f"/releases/{kept.grant}/pause").status_code == 404


@pytest.fixture
def both(share, cast):
    """The doctor reads two shares, the officer one."""
    kept = [share(cast.member), share(cast.member, areas=("school",))]
    share(cast.stranger, areas=("school",))
    return kept


def runs(people, reader):
    known, _failed = all_grants(people.store, people.authority)
    return [g.id for g in known if g.release and g.reader == reader.account and g.state == LIVE]


def test_one_tap_on_a_persons_page_pauses_all_that_this_person_sees(
    both, youth_client, member_client, cast, people, store
):
    page = f"/people/{cast.member.account}"
    shown = text_of(youth_client.get(page))
    answer = send(youth_client, f"{page}/pause", page, days="7")

    assert "Stop all of it" in shown
    assert "Pause all for a week" in shown
    assert (answer.status_code, answer.location) == (303, page)
    assert (runs(people, cast.member), len(runs(people, cast.stranger))) == ([], 1)
    assert "Paused. We ask you on Wednesday, June 10." in text_of(youth_client.get(page))
    assert member_client.get(f"/shared/{people.id}").status_code == 404
    ended = [k for k in copies(store, cast, people) if k.reader == cast.member.account]
    assert [(k.why, bool(k.withdrawal)) for k in ended] == [("stopped", True)] * 2


def test_on_the_day_she_is_asked_about_each_of_them(both, youth_client, cast, today):
    page = f"/people/{cast.member.account}"
    send(youth_client, f"{page}/pause", page, days="7")
    client, html = today(days=7)
    for _each in both:
        assert ASKED in html
        rest = html.split('action="/pauses/')[1].split("/rest")[0]
        send(client, f"/pauses/{rest}/rest", "/today")
        html = text_of(client.get("/today"))

    assert ASKED not in html


def test_another_day_is_picked_on_a_page_of_its_own(both, youth_client, cast, people):
    address = f"/people/{cast.member.account}/pause"
    assert f'href="{address}"' in youth_client.get(f"/people/{cast.member.account}").text
    assert send(youth_client, address, days="other").status_code == 422
    assert len(runs(people, cast.member)) == 2

    assert send(youth_client, address, days="other", other="2026-06-20").status_code == 303
    assert runs(people, cast.member) == []


def test_what_waits_for_a_yes_and_who_sees_nothing_cannot_be_paused(
    kept, youth_client, cast, people
):
    assert "Pause all" not in text_of(youth_client.get(f"/people/{cast.stranger.account}"))
    for account in (cast.stranger.account, cast.advocate.account, "0" * 32):
        assert youth_client.get(f"/people/{account}/pause").status_code == 404


def test_nobody_pauses_a_person_for_her(kept, member_client, advocate_client, cast):
    for client in (member_client, advocate_client):
        assert client.get(f"/people/{cast.member.account}/pause").status_code == 404


def test_a_pause_leaves_nothing_in_the_log_beside_the_database(both, youth_client, cast, settings):
    page = f"/people/{cast.member.account}"
    send(youth_client, f"{page}/pause", page, days="7")

    assert Path(f"{settings.database}-wal").stat().st_size == 0
