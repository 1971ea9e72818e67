"""Claim: she says who may open which parts in an emergency, and takes it back without a word."""
# ruff: noqa: F811

import re

import pytest
from emergency_cast import allowing, lee, noa, opens  # noqa: F401
from pages_cast import WORDS, send, signed_in
from sharing_cast import knows_them, text_of

from webapp.space import kinds
from webapp.space.emergency import allowed, given
from webapp.space.opening import open_space
from webapp.team.keepers import keepers_of, urgent_readers


@pytest.fixture
def known(store, cast, space, lee):
    """Lee stands among her people, checked."""
    knows_them(open_space(store, cast.youth, space.id), lee.card)
    return f"/people/{lee.account}"


def gives(client, known, parts=("body", "school"), words=WORDS):
    return send(client, f"{known}/in-need", parts=list(parts), passphrase=words)


def parts_of(store, cast, space):
    ids = {id_: kind for kind, id_ in space.authority.sections.items()}
    found = given(open_space(store, cast.youth, space.id))
    return [sorted(ids[id_] for id_ in grant.scope.parts) for grant in found]


def test_nothing_can_be_opened_until_she_says_so(known, youth_client, store, cast, space):
    assert "Lee can't open anything in an emergency." in text_of(youth_client.get(known))
    assert parts_of(store, cast, space) == []


def test_what_it_means_stands_before_it(known, youth_client):
    said = text_of(youth_client.get(f"{known}/in-need"))

    for text in ("On an ordinary day it opens nothing.", "It opens for four hours.",
                 "You always see who opened what", "Just for me never opens."):  # fmt: skip
        assert text in said


def test_very_private_parts_start_without_a_tick(known, youth_client):
    page = youth_client.get(f"{known}/in-need").text

    ticks = re.findall(r"<input checked[^>]*>", page)
    ticked = {kind for kind in kinds.ALL if any(f'value="{kind}"' in tick for tick in ticks)}
    assert ticked == set(kinds.FIRST_IN_EMERGENCIES)


def test_she_gives_what_she_ticks_with_her_words(known, youth_client, store, cast, space):
    assert gives(youth_client, known).status_code == 303

    assert parts_of(store, cast, space) == [["body", "school"]]
    said = text_of(youth_client.get(known))
    assert "In an emergency, Lee could open these for four hours:" in said
    assert "Nothing is open now." in said


@pytest.mark.parametrize(("parts", "words"), [
    ((), WORDS), (("private",), WORDS), (("log",), WORDS), (("sharing",), WORDS),
    (("body",), ""), (("body",), "other words"),
])  # fmt: skip
def test_nothing_else_is_given(known, youth_client, store, cast, space, parts, words):
    assert gives(youth_client, known, parts, words).status_code == 422
    assert parts_of(store, cast, space) == []


def test_changing_the_parts_leaves_only_the_new_ones(known, youth_client, store, cast, space):
    gives(youth_client, known)
    gives(youth_client, known, ["food"])

    assert parts_of(store, cast, space) == [["food"]]


def test_one_tap_takes_it_back_and_nothing_is_asked(
    known,
    youth_client,
    store,
    cast,
    space,
    lee,
):
    gives(youth_client, known)
    send(youth_client, f"{known}/in-need/stop", known)

    assert allowed(store, lee, space.id) == []
    assert "Lee can't open anything in an emergency." in text_of(youth_client.get(known))


def test_it_is_no_share_of_hers(known, youth_client, store, cast, space):
    before = text_of(youth_client.get("/today"))
    gives(youth_client, known)
    now = open_space(store, cast.youth, space.id)

    said = text_of(youth_client.get("/people"))
    assert "Lee Lee" not in said
    assert "Sees nothing." in said
    assert "Could open parts in an emergency." in said
    assert "1 can see a part of your plan." in before
    assert "1 can see a part of your plan." in text_of(youth_client.get("/today"))
    assert [one.name for one in urgent_readers(now)] == ["Tasha"]
    assert [one.name for one in keepers_of(now)] == ["Tasha"]


def test_her_log_calls_it_what_it_is(known, youth_client):
    gives(youth_client, known)
    send(youth_client, f"{known}/in-need/stop", known)

    said = text_of(youth_client.get("/looked"))
    assert "You let Lee open this in an emergency." in said
    assert "You took it back. Lee opens nothing in an emergency." in said


def test_while_it_is_open_the_page_says_until_when(known, youth_client, app, space):
    gives(youth_client, known)
    opens(signed_in(app, "lee one"), space)

    for page in (known, f"{known}/as", "/people"):
        assert "Lee opened parts now. They shut at" in text_of(youth_client.get(page)), page
    assert "Lee sees nothing." not in text_of(youth_client.get(known))


def test_stopping_everything_with_somebody_stops_it_too(known, youth_client, store, cast, space):
    gives(youth_client, known)
    send(youth_client, f"{known}/stop", known)

    assert parts_of(store, cast, space) == []


@pytest.mark.parametrize("who", ["member", "guardian", "stranger"])
def test_only_who_could_keep_her_keys_can_be_let(youth_client, store, cast, space, who):
    somebody = getattr(cast, who)
    knows_them(open_space(store, cast.youth, space.id), somebody.card)

    assert youth_client.get(f"/people/{somebody.account}/in-need").status_code == 404
    assert "/in-need" not in youth_client.get(f"/people/{somebody.account}").text


def test_nobody_unchecked_can_be_let(youth_client, store, cast, space, lee):
    knows_them(open_space(store, cast.youth, space.id), lee.card, how="")

    assert youth_client.get(f"/people/{lee.account}/in-need").status_code == 404


def test_nobody_but_her_gives_it(known, advocate_client, member_client):
    for client in (advocate_client, member_client):
        assert client.get(f"{known}/in-need").status_code == 404
