"""A quiet word about what she shares, to her first: soon over, first opened, long not opened."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from pages_cast import NAMES, WORDS, send, signed_in
from sharing_cast import HIDDEN, TOKEN, Steps, text_of

from webapp.care.people import KeptRelease
from webapp.care.records import only_record, records, save
from webapp.care.sharing_news import REVIEW, UNOPENED, first_news, let_be
from webapp.care.terms import record_in
from webapp.care.voices import Profile
from webapp.consent.people import document_of, known_person
from webapp.space import kinds
from webapp.space.opening import open_space

ENDS = "What you share with Dr. Patel ends on"
OPENED = "Dr. Patel opened what you share for the first time."
FIRST_DAY = date(2026, 6, 3)
STILL = "Dr. Patel can see what you share until"


@pytest.fixture
def today(app, clock, people, store, cast):
    """Her Today so many days later, after a new sign-in."""

    def page(**later):
        clock.now += timedelta(**later)
        client = signed_in(app, NAMES["youth"])
        return client, text_of(client.get("/today"))

    return page


@pytest.fixture(autouse=True)
def nothing_else_waits(people):
    """The first questions are done."""
    profile = only_record(people.section(kinds.VOICE), Profile)
    done = replace(profile, first_steps_done=("called", "good-at", "this-week"))
    save(people, kinds.VOICE, done)


def kept_in(store, cast, people):
    return records(open_space(store, cast.youth, people.id).section(kinds.SHARING), KeptRelease)


def test_half_way_through_a_long_share_she_is_asked_whether_it_is_still_right(
    share, cast, today, store, people
):
    """The release names the day on which it is looked at again, and she signed it."""
    kept = share(cast.member, days=90)
    client, html = today(days=44)
    if "phone" in html:
        send(client, "/today/phone/skip", "/today")
    assert STILL not in text_of(client.get("/today"))

    client, html = today(days=1)
    assert f"{STILL} Monday, August 31. Is that still okay?" in html
    for way in (f"/receipts/{kept.id}/change", f"/releases/{kept.grant}/stop"):
        assert way in html
    assert send(client, f"/receipts/{kept.id}/let-be", "/today").status_code == 303
    assert STILL not in text_of(client.get("/today"))


def test_of_a_short_share_she_is_asked_once_and_that_is_its_end(share, cast, today):
    share(cast.member, days=30)

    assert STILL not in today(days=14)[1]
    assert ENDS in today(days=2)[1]


@pytest.mark.parametrize(("days", "said"), [(14, False), (15, True), (29, True)])
def test_an_end_is_said_from_fourteen_days_before(share, cast, today, days, said):
    share(cast.member, days=30)
    _client, html = today(days=days)

    assert (ENDS in html) is said


def test_let_it_end_quiets_it_until_three_days_before(share, cast, today, people):
    kept = share(cast.member, days=30)
    client, html = today(days=17)
    assert f"/receipts/{kept.id}/let-be" in html
    assert send(client, f"/receipts/{kept.id}/let-be", "/today").status_code == 303

    assert ENDS not in today(days=5)[1]
    assert ENDS in today(days=5)[1]


def test_let_it_end_twice_is_the_last_word(share, cast, today):
    kept = share(cast.member, days=30)
    client, _html = today(days=28)
    send(client, f"/receipts/{kept.id}/let-be", "/today")

    assert ENDS not in today(days=1)[1]


def test_a_short_share_is_not_announced_when_it_begins(share, cast, today):
    share(cast.member, days=7)

    assert ENDS not in today(days=1)[1]
    assert ENDS in today(days=3)[1]


@pytest.mark.parametrize("days", [3, 7, 15, 19])
def test_an_end_is_told_to_her_first(days, share, cast, today, app):
    """Her advocate reads of it on the day after her own page has said it, if that said it."""
    share(cast.member, days=days)
    hers, told = [ENDS in today()[1]], []
    for _day in range(days - 1):
        told.append("Sharing with Dr. Patel" in _everyone(app))
        hers.append(ENDS in today(days=1)[1])
    told.append("Sharing with Dr. Patel" in _everyone(app))

    assert told == [False, *hers[:-1]]
    assert any(told) is (days > 4)


def test_what_goes_on_in_another_sharing_does_not_end_for_her_advocate(
    share, cast, app, clock, people
):
    """For somebody at home the old one gives way to the new one at the next midnight."""
    line = people.section("school").items()[0].id
    kept = share(cast.guardian, areas=(), lines=(line,), days=30)
    clock.forward(days=12)
    steps = Steps(signed_in(app, NAMES["youth"]), cast.guardian.account)
    steps.page = steps.client.get(f"/receipts/{kept.id}/again")
    steps.send("/share/until", days="30").send("/share/think").sign()

    assert "You shared it." in text_of(steps.client.get(steps.page.location))
    assert "Sharing with Denise" not in _everyone(app)


def _everyone(app) -> str:
    return text_of(signed_in(app, NAMES["advocate"]).get("/everyone"))


def test_keep_asks_only_for_the_days_and_makes_a_release_of_its_own(
    share, cast, today, store, people
):
    first = share(cast.member, days=30, acts=("talk",))
    client, _html = today(days=20)
    page = client.get(f"/receipts/{first.id}/again")
    assert "Until when?" in page.text
    for address, more in (
        ("until", {"days": "30"}), ("think", {}), ("look", {}), ("", {"passphrase": WORDS})
    ):  # fmt: skip
        data = {
            "csrf_token": TOKEN.search(page.text).group(1),
            "next_step": HIDDEN.search(page.text).group(1), **more,
        }  # fmt: skip
        page = client.post(f"/share/{address}" if address else "/releases", data=data)
    assert page.status_code == 303

    _old, new = kept_in(store, cast, people)
    record = record_in(document_of(open_space(store, cast.youth, people.id), new))
    assert record.supersedes == first.release
    assert record.acts == ("see", "talk")


def test_the_old_one_runs_while_she_walks_and_ends_as_the_new_one_begins(
    share, cast, today, store, people
):
    first = share(cast.member, areas=("body", "school"), days=30)
    client, _html = today(days=20)
    steps = Steps(client, cast.member.account)
    steps.page = client.get(f"/receipts/{first.id}/change")
    steps.send("/share/what", areas=["school"]).send("/share/why", purpose="visits")
    steps.send("/share/until", days="30").send("/share/think").send("/share/look")
    assert [s.id for s in running(store, cast, people)] == [first.grant]

    client.get(steps.send("/releases", passphrase=WORDS).page.location)
    (now,) = running(store, cast, people)
    assert [kind for kind, _many in now.what if kind in kinds.AREAS] == ["school"]
    old = next(kept for kept in kept_in(store, cast, people) if kept.id == first.id)
    assert (bool(old.ended_at), old.why, old.withdrawal) == (True, "replaced", "")


def running(store, cast, people):
    return known_person(open_space(store, cast.youth, people.id), cast.member.account).sharings


def test_her_receipt_leads_to_a_smaller_sharing_while_it_runs(share, cast, today):
    kept = share(cast.member, days=30)
    client, _html = today(days=1)
    way = f'href="/receipts/{kept.id}/change"'
    assert way in client.get(f"/receipts/{kept.id}").text

    send(client, f"/releases/{kept.grant}/stop", f"/receipts/{kept.id}")
    assert way not in client.get(f"/receipts/{kept.id}").text


def test_change_begins_with_what_was_ticked(share, cast, today):
    kept = share(cast.member, days=30)
    client, _html = today(days=20)
    page = client.get(f"/receipts/{kept.id}/change").text

    assert 'value="body" checked' in page


def test_the_first_opening_is_told_once(share, cast, today, member_client, people):
    kept = share(cast.member, days=30)
    assert OPENED not in today(minutes=1)[1]
    member_client.get(f"/shared/{people.id}")
    client, html = today(minutes=1)
    assert OPENED in html
    send(client, f"/receipts/{kept.id}/known", "/today")

    assert OPENED not in text_of(client.get("/today"))
    assert "Dr. Patel opened this. It was the first time." in text_of(client.get("/looked"))


@pytest.fixture
def said(app, store, cast, people):
    """Which news there is so many days after the third of June."""

    def kind(days):
        with app.test_request_context("/"):
            hers = open_space(store, cast.youth, people.id)
            news = first_news(hers, FIRST_DAY + timedelta(days=days))
        return news and news.kind

    return kind


def test_sixty_quiet_days_are_said_and_keep_it_is_an_answer(share, cast, people, said):
    kept = share(cast.member, days=180)

    assert (said(59), said(60)) == (None, UNOPENED)
    let_be(people, kept.id, FIRST_DAY + timedelta(days=60))
    assert (said(61), said(119), said(120)) == (None, None, UNOPENED)


def test_an_answer_of_the_last_month_is_not_asked_for_again_half_way(share, cast, people, said):
    kept = share(cast.member, days=120)
    let_be(people, kept.id, FIRST_DAY + timedelta(days=29))
    assert (said(59), said(60)) == (None, REVIEW)

    let_be(people, kept.id, FIRST_DAY + timedelta(days=30))
    assert (said(60), said(89)) == (None, None)


def test_nobody_answers_for_her(share, cast, member_client):
    kept = share(cast.member)
    token = {"csrf_token": "x"}

    for act in ("let-be", "known"):
        assert member_client.post(f"/receipts/{kept.id}/{act}", data=token).status_code in (
            400,
            404,
        )
    assert member_client.get(f"/receipts/{kept.id}/again").status_code == 404
