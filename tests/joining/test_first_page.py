"""Claim: the first page says what this is, who runs it, what they could read, and who must tell."""

from html import unescape

import pytest

from webapp.team.invites import invite

READS = "Whoever runs it could read what you can while you are signed in."
ASK = "Ask whoever gave you the code who runs this Daybook."
TELL = {
    "youth": "If someone hurts you, the law may make people here tell.",
    "guardian": "Some people must tell when someone is hurt. Ask them first.",
    "supporter": "Some people must tell when someone is hurt. Ask them first.",
}
WHAT = {
    "youth": "This is a private place for your plan.",
    "guardian": "This is a private place for a young person's plan.",
    "supporter": "This is a private place for a young person's plan.",
}
SAFE = {
    "youth": "It is safe if only you can unlock it, and nobody looks at it.",
    "guardian": "Use a phone that only you can unlock.",
    "supporter": "Use a phone that only you can unlock.",
}


@pytest.fixture
def first_page(client, store, cast, space):
    """first_page("guardian"): the first page of somebody invited as one."""

    def look(kind):
        code, _made = invite(store, kind, by=cast.advocate.account, space=space.id, name="Sam")
        return unescape(client.get(f"/join/{code}").text)

    return look


@pytest.mark.parametrize("kind", TELL)
def test_it_says_what_this_is_who_could_read_and_who_must_tell(first_page, kind):
    page = first_page(kind)

    for said in (WHAT[kind], READS, TELL[kind], SAFE[kind]):
        assert page.count(said) == 1, said


def test_where_nobody_said_who_runs_it_no_name_is_made_up(first_page):
    assert ASK in first_page("youth")


@pytest.mark.parametrize("kind", TELL)
def test_who_runs_it_stands_in_a_file_beside_the_keys(first_page, settings, kind):
    told = settings.keys.with_name("who-runs-this.txt")
    told.write_text("Open Door of Lake County\n\n", encoding="utf-8")

    page = first_page(kind)

    assert "Open Door of Lake County runs this Daybook." in page
    assert READS in page
    assert ASK not in page


@pytest.mark.parametrize("kind", TELL)
def test_the_way_on_stands_on_the_first_screen_of_a_small_phone(
    browser, site, store, cast, space, kind
):
    code, _made = invite(store, kind, by=cast.advocate.account, space=space.id, name="Sam")
    phone = browser.new_context(viewport={"width": 320, "height": 640}).new_page()
    phone.goto(f"{site}/join/{code}")

    goes_on = phone.locator("main .button").first.bounding_box()
    phone.context.close()

    assert goes_on["y"] + goes_on["height"] <= 640
