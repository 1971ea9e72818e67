"""What home needs to know, and two people of her own: small pages of hers."""

import pytest
from joining_cast import code_on
from pages_cast import NAMES, send, signed_in
from sharing_cast import Steps, forward, text_of

from webapp.care.addresses import area_key
from webapp.joining.hand_overs import say_same
from webapp.space.links import links_of
from webapp.team.invites import join, number_of

MINE = "/people/mine"


@pytest.fixture
def home(advocate_client, she, store, people, cast):
    """Denise looks after her: staff entered it, she wants her to know, and a code let her in."""
    yeses, wishes = f"/everyone/{people.id}/yeses", "/people/home"
    send(advocate_client, yeses, name="Denise", role="caregiver")
    (link,) = links_of(store, people.id)
    send(advocate_client, f"{yeses}/{link.id}/safe", page=yeses, is_safe="yes")
    send(she, f"{wishes}/{link.id}", page=wishes)
    invited = send(advocate_client, f"{yeses}/{link.id}/invites", page=yeses).location
    joined = join(store, code_on(advocate_client.get(invited).text), cast.guardian.card)
    seen = number_of(joined, cast.advocate.card, cast.guardian.card)
    say_same(store, joined, cast.advocate, seen)
    return f"/people/{cast.guardian.account}/list"


@pytest.fixture
def she(app, people):
    return signed_in(app, NAMES["youth"])


def test_today_offers_it_once(she, home):
    assert "Should Denise know something for home?" in text_of(she.get("/today"))
    send(she, f"{home}/skip", "/today")

    assert "Should Denise know" not in text_of(she.get("/today"))


def test_a_few_boxes_lead_to_a_look_and_her_own_yes(she, home, app, clock, store, cast, people):
    went = send(she, home, allergies="Nuts", food="Mushrooms")
    steps = Steps(she, cast.guardian.account, page=she.get(went.location))
    said = text_of(steps.page)
    steps.sign()

    assert "Allergies: Nuts" in said
    assert "Fix my tooth" not in said
    assert "You shared it." in she.get(steps.page.location).text
    assert "Nothing here right now." in signed_in(app, NAMES["guardian"]).get("/shared").text
    forward(store, clock, days=1)
    page = signed_in(app, NAMES["guardian"]).get(f"/shared/{people.id}")
    assert "Food I don't eat: Mushrooms" in text_of(page)


def test_walking_away_after_the_boxes_shares_nothing(she, home, app, clock, store):
    she.get(send(she, home, allergies="Nuts").location)
    forward(store, clock, days=1)

    assert "Nothing here right now." in signed_in(app, NAMES["guardian"]).get("/shared").text


def test_nothing_written_is_said_beside_the_box(she, home):
    answer = send(she, home, allergies="")

    assert answer.status_code == 422
    assert "Please write in one box at least." in answer.text


def test_it_says_who_sees_these_parts_anyway(she, home):
    assert "Tasha will see this too." in text_of(she.get(home))


def test_there_is_no_list_for_somebody_who_is_not_at_home(she, cast):
    assert she.get(f"/people/{cast.member.account}/list").status_code == 404
    assert she.get(f"/people/{cast.guardian.account}/list/share").status_code == 404


def test_she_names_two_and_reads_calmly_that_a_third_has_to_wait(she):
    for name in ("Aunt May", "Coach Lee"):
        assert send(she, MINE, name=name).status_code == 303
    third = send(she, MINE, name="Ms. Kay")

    assert third.status_code == 422
    assert "Two is the most. Take one off, then there is room." in text_of(third)
    assert "Coach Lee" in third.text


def test_whom_she_takes_off_is_gone(she):
    send(she, MINE, name="Aunt May")
    place = she.get(MINE).text.partition('action="/people/mine/')[2].partition('"')[0]
    send(she, f"{MINE}/{place}", MINE)

    assert "Aunt May" not in she.get(MINE).text


def test_the_way_there_stands_on_her_people_and_on_the_part_about_people_she_trusts(she):
    for page in ("/people", f"/plan/{area_key('family')}"):
        assert f'href="{MINE}"' in she.get(page).text
    assert f'href="{MINE}"' not in she.get("/plan/a2").text
