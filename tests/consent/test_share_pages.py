"""Sharing takes small steps, at most twelve taps, and leaves nothing behind before she signs."""

import re

import pytest
from pages_cast import WORDS, csrf, grant
from sharing_cast import Steps, article, knows_them, text_of

from webapp.care.people import KeptRelease
from webapp.care.plans import Line
from webapp.care.records import records, save
from webapp.space import kinds
from webapp.space.grants import REKEY, SEE, WRITE
from webapp.space.opening import open_space

WHAT, WHY = ("/share/what", {"areas": ["body"]}), ("/share/why", {"purpose": "visits"})
UNTIL, THINK, LOOK = ("/share/until", {"days": "30"}), ("/share/think", {}), ("/share/look", {})
SIGN = ("/releases", {"passphrase": WORDS})
LINE = re.compile(r'name="lines" value="([^"]+)"')


def rows(store) -> list[int]:
    tables = ("grants", "wraps", "releases", "release_keys", "items", "trail", "inbox", "drafts")
    return [store.db[table].count for table in tables]


@pytest.fixture
def steps(people, youth_client, cast):
    return Steps(youth_client, cast.member.account)


def test_a_share_takes_at_most_twelve_taps_and_is_signed(steps, store, cast, people):
    steps.taps = 2  # the person, and "Share something with"
    steps.to_look().sign()

    assert steps.page.status_code == 303
    assert steps.taps <= 12
    hers = open_space(store, cast.youth, people.id)
    assert len(records(hers.section(kinds.SHARING), KeptRelease)) == 1


def test_leaving_at_any_step_leaves_nothing(steps, store):
    before = rows(store)
    steps.to_look().send("/share/look")

    assert "secret words" in steps.page.text
    assert rows(store) == before


def test_wrong_words_share_nothing_and_say_so_beside_the_field(steps, store):
    steps.to_look()
    before = rows(store)
    steps.sign(words="not my words at all")

    assert steps.page.status_code == 422
    assert "These are not your secret words." in steps.page.text
    assert rows(store) == before


def test_what_was_picked_is_not_in_any_address_and_not_readable_in_the_page(steps, cast):
    steps.to_look()

    assert "visits" not in steps.page.request.url
    hidden = steps.page.text.split('name="next_step" value="')[1].split('"')[0]
    assert cast.member.account not in hidden


def test_a_field_of_another_session_is_no_draft(steps, app, cast):
    from pages_cast import NAMES, signed_in

    steps.begin()
    other = Steps(signed_in(app, NAMES["youth"]), cast.member.account)
    other.begin()
    other.page = steps.page
    answer = other.client.post(
        "/share/what",
        data={
            "csrf_token": csrf(other.client, "/people"),
            "next_step": other.page.text.split('name="next_step" value="')[1].split('"')[0],
            "areas": ["body"],
        },
    )

    assert answer.status_code == 303
    assert answer.location == "/people"


def test_nothing_ticked_is_asked_again(steps):
    steps.begin().send("/share/what")

    assert steps.page.status_code == 422
    assert "Please pick at least one." in steps.page.text


def test_the_fold_around_a_ticked_line_is_open_when_the_page_comes_back(steps):
    steps.begin()
    closed, line = steps.page.text, LINE.findall(steps.page.text)[0]
    steps.send("/share/what", lines=[line])
    steps.send("/share/back/what")

    assert closed.count("<details open") == 0
    assert steps.page.text.count("<details open") == 1
    assert f'value="{line}" checked' in steps.page.text


def test_own_words_for_what_for_are_kept_when_they_are_too_long(steps):
    steps.begin().send("/share/what", areas=["body"])
    steps.send("/share/why", purpose="own-words", words="x" * 201)

    assert steps.page.status_code == 422
    assert "x" * 201 in steps.page.text


def test_a_day_too_far_off_is_refused_beside_its_field(steps):
    steps.begin().send("/share/what", areas=["body"]).send("/share/why", purpose="visits")
    steps.send("/share/until", days="other", other="2028-01-01")

    assert "Please pick a day in the next 365 days." in steps.page.text


def test_thirty_days_are_offered(steps):
    steps.begin().send("/share/what", areas=["body"]).send("/share/why", purpose="visits")

    assert 'name="days" value="30" aria-current="true"' in steps.page.text
    assert steps.page.text.count('name="days" value="other"') == 1


def test_the_preview_is_the_page_he_then_sees(steps, member_client, people):
    steps.to_look()
    preview = article(steps.page)
    steps.sign()

    assert article(member_client.get(f"/shared/{people.id}")) == preview


def test_sharing_with_police_stops_at_a_page_of_its_own_and_ninety_days(people, youth_client, cast):
    steps = Steps(youth_client, cast.stranger.account).begin()
    steps.send("/share/what", areas=["body"]).send("/share/why", purpose="court")
    assert 'value="90"' in steps.page.text
    assert 'value="180"' not in steps.page.text
    steps.send("/share/until", days="90")

    assert "A court or the other side may get to read this." in text_of(steps.page)
    assert "Think it over" in text_of(steps.page)
    assert "would see" in steps.send("/share/know", risks=["passed-on"]).page.text
    assert "would see" in steps.send("/share/back/think").send("/share/think").page.text


def test_what_she_thinks_over_on_the_page_on_courts_counts_as_everywhere(
    people, youth_client, cast
):
    steps = Steps(youth_client, cast.stranger.account).begin()
    steps.send("/share/what", areas=["body"]).send("/share/why", purpose="court")
    steps.send("/share/until", days="30").send("/share/know", sees="plan")
    assert "Det. Cole sees only what you picked." in text_of(steps.page)
    steps.send("/share/think", risks=["passed-on"]).send("/share/look")
    assert "Your yes" in text_of(steps.page)

    steps.send("/share/back/think")
    assert re.search(r'name="risks"[^>]*value="passed-on"[^>]*checked|checked[^>]*name="risks"[^>]*'
                     r'value="passed-on"', steps.page.text)  # fmt: skip


def test_a_share_with_police_takes_at_most_twelve_taps_too(people, youth_client, cast):
    steps = Steps(youth_client, cast.stranger.account, taps=2).begin()
    steps.send("/share/what", taps=2, areas=["body"]).send("/share/why", purpose="court")
    steps.send("/share/until", days="30").send("/share/know").sign()

    assert steps.page.status_code == 303
    assert steps.taps <= 12


WANTS = "also sees how you want things"


@pytest.mark.parametrize(("who", "is_said"), [("member", True), ("guardian", False)])
def test_how_she_wants_things_is_named_only_where_it_goes_along(
    people, youth_client, cast, who, is_said
):
    steps = Steps(youth_client, getattr(cast, who).account).begin()

    assert (WANTS in text_of(steps.page)) is is_said


def test_somebody_nobody_checked_cannot_be_shared_with(space, youth_client, cast, app):
    from sharing_cast import knows_them

    knows_them(space, cast.member.card, how="")
    answer = youth_client.get(f"/people/{cast.member.account}/share")

    assert answer.location == f"/people/{cast.member.account}/check"


def test_nobody_but_her_shares(people, member_client, advocate_client, cast):
    for client in (member_client, advocate_client):
        assert client.get("/share").status_code == 404
        assert client.get(f"/people/{cast.member.account}/share").status_code == 404


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ([WHAT, UNTIL, THINK], "why"),
        ([WHAT, THINK], "why"),
        ([WHAT, LOOK], "why"),
        ([WHAT, SIGN], "why"),
        ([WHAT, WHY, THINK], "until"),
        ([WHAT, WHY, LOOK], "until"),
        ([WHAT, WHY, SIGN], "until"),
    ],
)
def test_a_step_that_was_left_out_is_asked_before_anything_goes_on(steps, others_see, path, asked):
    before = others_see()
    steps.begin()
    for address, fields in path:
        steps.send(address, **fields)

    assert steps.page.status_code == 422
    assert f'action="/share/{asked}"' in steps.page.text
    assert others_see() == before


@pytest.mark.parametrize(
    ("who", "rights", "folded"),
    [
        ("member", (SEE,), True),
        ("member", (SEE, WRITE), True),
        ("member", (SEE, WRITE, REKEY), False),
        ("advocate", (SEE, WRITE, REKEY), False),
    ],
)
def test_staying_here_is_folded_away_from_all_but_who_keeps_her_keys(
    who, rights, folded, youth_client, people, store, cast
):
    save(people, "immigration", Line(hers="my own paper"))
    reader = getattr(cast, who)
    knows_them(people, reader.card)
    grant(store, cast.youth, people, reader, {"body": None}, 30, rights)
    page = youth_client.get(f"/people/{reader.account}/share").text
    offered, _notice, behind = page.partition("Many people keep these parts to themselves.")

    assert ("my own paper" in behind, "my own paper" in offered) == (folded, not folded)
