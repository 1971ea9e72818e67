"""Whatever ended a sharing, its reader finds the same words: not who, not why, not that it was."""

import pytest
from pages_cast import NAMES, WORDS, send, signed_in
from sharing_cast import TOKENS, text_of

from webapp.account.accounts import update_facts
from webapp.space.stops import stop_without_keys

SENTENCE = "Nothing here right now."


@pytest.fixture
def kept(share, cast):
    return share(cast.member)


@pytest.fixture
def ways(kept, youth_client, advocate_client, member_client, store, people, cast, clock):
    """Each kind of end as it happens, by name."""

    def by_the_server(why):
        return lambda: stop_without_keys(store, people.id, kept.grant, why=why)

    return {
        "hers": lambda: send(youth_client, f"/releases/{kept.grant}/stop", "/people"),
        "everything of his": lambda: send(
            youth_client, f"/people/{cast.member.account}/stop", "/people"
        ),
        "a pause": lambda: send(youth_client, f"/releases/{kept.grant}/pause", days="7"),
        "told to him": lambda: send(
            member_client, f"/shared/{people.id}/stops", f"/shared/{people.id}"
        ),
        "told to others": lambda: send(advocate_client, f"/told/{people.id}", name="Patel"),
        "a parent's": by_the_server("withdrawn"),
        "a hold": by_the_server("signer-excluded"),
        "from outside": by_the_server("outside"),
        "a restore": by_the_server("restored"),
        "its last day": lambda: clock.forward(days=31),
    }


def pages(app, people, space=""):
    client = signed_in(app, NAMES["member"])
    found = [client.get(a) for a in (f"/shared/{space or people.id}", "/shared")]
    return [(page.status_code, TOKENS.sub("", page.text)) for page in found]


@pytest.mark.parametrize(
    "way",
    [
        "hers", "everything of his", "a pause", "told to him", "told to others", "a parent's",
        "a hold", "from outside", "a restore", "its last day",
    ],
)  # fmt: skip
def test_every_end_shows_what_never_was(app, ways, people, way):
    ways[way]()
    ended, never = pages(app, people), pages(app, people, "0" * 32)

    assert ended == never
    assert SENTENCE in ended[0][1]
    assert SENTENCE in ended[1][1]
    assert "Mari" not in ended[0][1] + ended[1][1]


def test_two_ends_cannot_be_told_apart(app, ways, people, kept, youth_client):
    ways["a parent's"]()
    one = pages(app, people)
    ways["hers"]()

    assert pages(app, people) == one


def test_a_gate_of_his_own_shows_the_same_page_and_says_so_on_his_list_alone(
    app, kept, people, store, cast
):
    update_facts(store, cast.member.account, training_until="2026-06-01")
    space, listed = pages(app, people)

    assert space == pages(app, people, "0" * 32)[0]
    assert SENTENCE in listed[1]
    assert "Your training has run out." in listed[1]


def test_what_she_reads_says_more_than_what_he_reads(kept, ways, youth_client):
    ways["told to others"]()
    said = text_of(youth_client.get(f"/receipts/{kept.id}"))

    assert "It ended" in said
    assert WORDS not in said
