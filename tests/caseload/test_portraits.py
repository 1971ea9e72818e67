"""Claim: who works here may put one small picture beside their name, see it, and take it out."""

import re

import pytest
from browsers import PHONE, answering
from pages_cast import NAMES, WORDS, send, signed_in
from papers_cast import PDF, PLACE, png
from portraits_cast import MINE, SHOWN, noise, put_up, small_photo

from webapp.care.pictures import bare
from webapp.team.portraits import MOST, portrait_of
from webapp.team.staff import freeze_at_once

TAKE_OUT = f"{MINE}/take-out"


def test_settings_lead_there_for_who_works_here(member_client, advocate_client):
    for client in (member_client, advocate_client):
        assert f'href="{MINE}"' in client.get("/account").text


@pytest.mark.parametrize("who", ["youth_client", "guardian_client", "supporter"])
def test_for_everybody_else_there_is_no_such_page(request, app, person, who):
    if who == "supporter":
        person("aunt may", "supporter", "Aunt May")
        client = signed_in(app, "aunt may")
    else:
        client = request.getfixturevalue(who)

    assert MINE not in client.get("/account").text
    for address in (MINE, SHOWN):
        assert client.get(address).status_code == 404
    for address in (MINE, TAKE_OUT):
        assert send(client, address, "/account").status_code == 404


def test_it_says_who_sees_it_before_anything_is_sent(member_client):
    page = member_client.get(MINE).text

    for sentence in (
        "You don't have to.",
        "Young people who know you see it beside your name.",
        "Whoever holds their phone can see it, too.",
        "A JPEG or PNG, up to 4 KB",
        "We take that out.",
    ):
        assert sentence in page
    assert "<img" not in page
    assert "Take it out" not in page


@pytest.mark.parametrize("picture", [small_photo(), png()])
def test_a_picture_is_kept_seen_and_taken_out(member_client, store, cast, picture):
    assert put_up(member_client, picture).location == MINE
    kept, shown = portrait_of(store, cast.member.account), member_client.get(SHOWN)
    page = member_client.get(MINE).text

    assert kept == shown.data == bare(picture)
    assert f'src="{SHOWN}"' in page
    assert send(member_client, TAKE_OUT, MINE).location == MINE
    assert portrait_of(store, cast.member.account) is None
    assert member_client.get(SHOWN).status_code == 404
    assert SHOWN not in member_client.get(MINE).text


def test_another_one_takes_its_place(member_client, store, cast):
    put_up(member_client, png(20))
    put_up(member_client, png(30))

    assert portrait_of(store, cast.member.account) == png(30)
    assert store.db.execute("select count(*) from portraits").fetchone() == (1,)


def test_where_and_when_it_was_taken_is_not_kept(member_client, store, cast):
    put_up(member_client, small_photo())

    assert PLACE in small_photo()
    assert PLACE not in portrait_of(store, cast.member.account)


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        (noise(60), "This picture is too big. It can have 4 KB."),
        (png(1025), "This picture has too many pixels. 1024 on each side is the most."),
        (small_photo(16, 1025), "This picture has too many pixels."),
        (small_photo(0, 16), "This photo is not whole."),
        (PDF, "It can be a JPEG or a PNG. This is another kind."),
        (b"", "This file is empty. Please pick another."),
    ],
)
def test_what_cannot_be_kept_is_said_beside_the_box(member_client, store, cast, picture, said):
    answer = put_up(member_client, picture)

    assert answer.status_code == 422
    assert said in answer.text
    assert portrait_of(store, cast.member.account) is None


def test_what_is_far_too_much_is_said_there_too(member_client):
    answer = put_up(member_client, bytes(3 * 1024 * 1024))

    assert answer.status_code == 413
    assert "This picture is too big. It can have 4 KB." in answer.text


def test_nothing_picked_changes_nothing(member_client, store, cast):
    put_up(member_client, png())
    answer = put_up(member_client)

    assert "Please pick a photo." in answer.text
    assert portrait_of(store, cast.member.account) == png()


def test_it_goes_when_the_account_is_closed(app, member_client, store, cast):
    put_up(member_client, png())
    with app.test_request_context():
        freeze_at_once(store, cast.member.account)

    assert portrait_of(store, cast.member.account) is None
    assert store.db.execute("select count(*) from portraits").fetchone() == (0,)


@pytest.fixture
def desk(app, space, browser):
    """The doctor before a browser that runs scripts."""
    with answering(app) as port:
        context = browser.new_context(base_url=f"http://localhost:{port}", viewport=PHONE)
        page = context.new_page()
        page.goto("/sign-in")
        page.fill("[name=name]", NAMES["member"])
        page.fill("[name=passphrase]", WORDS)
        page.press("[name=passphrase]", "Enter")
        page.wait_for_url(re.compile("/(shared|promise)"))
        page.goto(MINE)
        yield page
        context.close()


@pytest.mark.parametrize("side", [700, 1200])
def test_a_browser_makes_a_large_one_small_before_it_is_sent(desk, store, cast, side):
    large = {"name": "me.png", "mimeType": "image/png", "buffer": noise(side)}
    desk.get_by_label("A photo of you").set_input_files(large)
    desk.get_by_role("button", name="Save").click()
    desk.get_by_role("img").wait_for()

    kept = portrait_of(store, cast.member.account)
    assert kept.startswith(b"\xff\xd8\xff")
    assert len(kept) <= MOST
    wide = "(picture) => [picture.naturalWidth, picture.naturalHeight]"
    desk.wait_for_function("() => document.querySelector('main img').complete")
    assert desk.get_by_role("img").evaluate(wide) == [128, 128]


def test_what_a_browser_cannot_read_is_left_as_it_is(desk, store, cast):
    broken = {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": b"GIF89a and no more"}
    desk.get_by_label("A photo of you").set_input_files(broken)
    desk.get_by_role("button", name="Save").click()
    desk.get_by_text("This is another kind.").first.wait_for()

    assert portrait_of(store, cast.member.account) is None
