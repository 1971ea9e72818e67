"""Claim: pages just for her are hers alone, and no word of hers is lost on the way in."""

import pytest
from pages_cast import send, send_twice

from webapp.private.pages import pages
from webapp.space.kinds import PRIVATE
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError

TURNED = "safe \u202e word"


@pytest.fixture
def hers(store, cast, space):
    return lambda: open_space(store, cast.youth, space.id)


@pytest.fixture
def write(youth_client):
    """She writes a page: write("text", title="..")."""
    return lambda text, **more: send(youth_client, "/pages", "/pages/new", text=text, **more)


def test_no_other_persons_keys_open_a_page(write, store, cast, space):
    write("my secret")

    with pytest.raises(NotGrantedError):
        open_space(store, cast.advocate, space.id).section(PRIVATE)


def test_nobody_else_may_be_let_in_by_a_page_of_ours(advocate_client, member_client):
    for client in (advocate_client, member_client):
        assert client.get("/pages").status_code == 404


def test_she_reads_what_she_wrote(write, youth_client):
    write("my secret\nsecond line", title="May")

    assert "May" in youth_client.get("/pages").text


def test_the_page_says_what_it_cannot_do(youth_client):
    page = youth_client.get("/pages").text

    assert "Someone who knows your secret words can read these." in page
    assert "Only you can open these." in page


def test_a_page_can_be_changed(write, youth_client, hers):
    write("one")
    page = pages(hers())[0]

    send(youth_client, f"/pages/{page.id}", text="two", title="", seen="1")

    assert [(p.text, p.version) for p in pages(hers())] == [("two", 2)]


def test_taking_out_leaves_no_version(write, youth_client, hers, store):
    write("one")
    page = pages(hers())[0]
    send(youth_client, f"/pages/{page.id}", text="two", seen="1")

    send(youth_client, f"/pages/{page.id}/take-out", f"/pages/{page.id}")

    assert pages(hers()) == []
    assert not store.db.execute("select 1 from items where item_id = ?", [page.id]).fetchone()


def test_two_windows_lose_neither_text(write, youth_client, hers):
    write("one")
    page = pages(hers())[0]
    send(youth_client, f"/pages/{page.id}", text="two", seen="1")

    answer = send(youth_client, f"/pages/{page.id}", text="three", seen="1")

    assert "two</p>" in answer.text
    assert "three</textarea>" in answer.text
    assert pages(hers())[0].text == "two"


def test_words_for_a_page_taken_out_meanwhile_are_kept(write, youth_client, hers):
    write("one")
    page = pages(hers())[0]
    send(youth_client, f"/pages/{page.id}/take-out", f"/pages/{page.id}")

    answer = send(youth_client, f"/pages/{page.id}", "/pages/new", text="long words", seen="1")

    assert "long words</textarea>" in answer.text
    assert 'action="/pages"' in answer.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Please write something here."),
        ("\x00\x1b  ", "Please write something here."),
        ("a" * 12001, "This is too long."),
        (TURNED, "A hidden sign turns letters around."),
    ],
)
def test_bad_input_is_said_beside_the_field(write, text, said, hers):
    answer = write(text, title="kept")

    assert said in answer.text
    assert 'value="kept"' in answer.text
    assert pages(hers()) == []


def test_markup_is_only_letters(write, youth_client):
    write("<script>alert(1)</script>", title="<b>x")

    assert "<script>alert" not in youth_client.get("/pages").text


def test_emoji_and_line_ends_stay(write, hers):
    write("a 🌊\r\nb", title="👩🏽‍🚀")

    assert (pages(hers())[0].text, pages(hers())[0].title) == ("a 🌊\nb", "👩🏽‍🚀")


def test_the_same_form_sent_twice_writes_one_page(youth_client, hers):
    send_twice(youth_client, "/pages", "/pages/new", text="one")

    assert len(pages(hers())) == 1


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 20, "²"])
def test_a_made_up_version_shows_both_texts(write, youth_client, hers, seen):
    write("one")
    page = pages(hers())[0]

    answer = send(youth_client, f"/pages/{page.id}", text="two", seen=seen)

    assert "two</textarea>" in answer.text
    assert pages(hers())[0].text == "one"


def test_a_page_that_never_was_is_not_there(youth_client):
    assert youth_client.get("/pages/" + "0" * 32).status_code == 404
    assert send(youth_client, "/pages/x/take-out", "/pages/new").status_code == 404
