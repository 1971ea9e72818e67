"""Claim: what a parent tells staff to stop ends, and no parent's own page says so, or differs."""
# ruff: noqa: F811

import pytest
from pages_cast import send, signed_in
from sharing_cast import TOKENS, knows_them, people, settings  # noqa: F401
from signing_cast import asked, asks, denise, known, papers, parent, signed  # noqa: F401

from webapp.consent.people import kept_releases
from webapp.holds.acts import she_keeps_away, staff_keep_away
from webapp.space.cosigning import sign, waiting_for
from webapp.space.grants import all_grants
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.signers import is_quiet
from webapp.space.stops import stop

WORLDS = ["goes on", "she stopped it", "she keeps him away", "staff keep him away"]


@pytest.fixture
def hers(store, cast, known):
    return lambda: open_space(store, cast.youth, known.id)


@pytest.fixture
def world(store, cast, hers):
    """What became of everything before he says it: world("she stopped it")."""
    ways = {
        "goes on": lambda: None,
        "she stopped it": lambda: [stop(hers(), kept.grant) for kept in kept_releases(hers())],
        "she keeps him away": lambda: she_keeps_away(hers(), cast.guardian.account),
        "staff keep him away": lambda: staff_keep_away(
            open_space(store, cast.advocate, hers().id), cast.guardian.account
        ),
    }
    return lambda name: ways[name]()


@pytest.fixture
def aloud(stranger_client, known):
    """Another officer heard a name, and typed it."""

    def said(name):
        answer = send(stranger_client, f"/told/{known.id}/yes", name=name)
        assert answer.status_code == 303

    return said


def bare(answer, *ids):
    text, where = TOKENS.sub("", answer.text), answer.location or ""
    for id_ in ids:
        text, where = text.replace(id_, "-"), where.replace(id_, "-")
    return answer.status_code, where, text


def pages(client, *addresses):
    return [bare(client.get(address)) for address in addresses]


def still_open(store, space):
    return [g for g in all_grants(store, space.authority)[0] if g.needs and not g.ended_at]


@pytest.mark.parametrize("name", WORLDS)
def test_his_pages_are_equal_to_the_byte_whatever_the_word_ended(
    name, signed, asked, world, aloud, guardian_client, store, hers
):
    world(name)
    every = ("/home", f"/copies/{signed}", f"/asked/{asked[1]}")
    before = pages(guardian_client, *every)
    assert [status for status, _where, _text in before] == [200] * 3
    aloud("Denise")

    assert pages(guardian_client, *every) == before
    assert still_open(store, hers()) == []


@pytest.mark.parametrize("name", WORLDS)
@pytest.mark.parametrize("answer", ["no", "later"])
def test_what_he_answers_on_his_phone_after_it_is_taken_as_it_always_was(
    name, answer, asked, world, aloud, guardian_client
):
    def says(offer):
        page = f"/asked/{offer}"
        said = bare(send(guardian_client, f"{page}/{answer}", page), offer)
        return said, bare(guardian_client.get(page), offer)

    before = says(asked[0])
    world(name)
    aloud("Denise")

    assert says(asked[1]) == before


@pytest.mark.parametrize("name", WORLDS)
def test_he_can_take_it_back_on_his_phone_as_well(name, signed, world, aloud, guardian_client):
    page = f"/copies/{signed}"
    world(name)
    aloud("Denise")

    assert send(guardian_client, f"{page}/stop", page).status_code == 303
    assert "You stopped your yes" in guardian_client.get(page).text


def test_a_yes_that_comes_after_the_word_opens_nothing(asked, aloud, store, cast, known):
    aloud("Denise")
    sign(store, cast.guardian, asked[0], {"name": "Denise"})

    with pytest.raises(NotGrantedError):
        open_space(store, cast.member, known.id)


def test_a_no_said_aloud_keeps_her_from_asking_again_for_a_while(asked, aloud, store, cast, known):
    about = (store, known.id, cast.guardian.account, cast.member.account)
    assert not is_quiet(*about)
    aloud("Denise")

    assert is_quiet(*about)


def test_a_name_that_two_parents_share_shows_on_neither_ones_page(
    asked, signed, app, person, parent, papers, youth_client, cast, store, hers, aloud,
    guardian_client
):  # fmt: skip
    joao = person("joao", "guardian", "Joao Lopez")
    knows_them(hers(), joao.card)
    asks(youth_client, cast.member.account, papers, parent(joao.account))
    (his,) = waiting_for(store, joao)
    sign(store, joao, his.offer, {"name": "Joao Lopez"})
    both = [(signed_in(app, "joao"), his.offer), (guardian_client, signed)]
    before = [pages(client, "/home", f"/copies/{offer}") for client, offer in both]
    aloud("Lopez")

    assert [pages(client, "/home", f"/copies/{offer}") for client, offer in both] == before
    assert [g.needs.offer for g in still_open(store, hers())] == [asked[1]]
