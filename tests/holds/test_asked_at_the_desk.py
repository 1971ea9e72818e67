"""Claim: who is kept away and asks at the desk leaves a try, which her keepers read, and she."""

from datetime import timedelta

import pytest
from pages_cast import WORDS, grant, send, signed_in
from sharing_cast import TOKENS, text_of

from webapp.space import kinds
from webapp.space.grants import REKEY, SEE, WRITE
from webapp.space.spaces import log_box
from webapp.space.trail import read_trail

ASKED = "Denise asked at the desk"


@pytest.fixture
def asks(advocate_client, door, father):
    """Staff note that her father came to the desk."""
    return lambda client=advocate_client: send(client, f"{door}/{father}/desk", f"{door}/{father}")


@pytest.fixture
def second(app, store, hers, person):
    """Another advocate who keeps her keys."""
    signer = person("sam two", "advocate", "Sam", "Open Door")
    everything = dict.fromkeys(kinds.SHARED_WITH_KEEPER)
    grant(store, hers.me, hers, signer, everything, 365, (SEE, WRITE, REKEY))
    return signed_in(app, "sam two")


def lines(store, hers):
    return [one for one in read_trail(store, hers.id, log_box(hers)).lines if "desk" in one.kind]


def test_it_stands_in_her_trail_and_on_the_page_of_the_hold(
    holds, asks, advocate_client, door, father, store, hers, cast
):
    holds()
    assert asks().status_code == 303

    (line,) = lines(store, hers)
    assert (line.actor, line.about) == (cast.advocate.account, {"who": father})
    assert ASKED in text_of(advocate_client.get(f"{door}/{father}"))


def test_everybody_else_who_keeps_her_keys_is_told(holds, asks, second, door, father):
    holds()
    send(second, f"{door}/seen", door)
    assert door not in second.get("/everyone").text
    asks()

    assert door in second.get("/everyone").text
    assert ASKED in text_of(second.get(f"{door}/{father}"))


def test_once_a_day_is_enough(holds, asks, kept, store, hers):
    holds()
    for _time in range(2):
        asks()

    assert len(kept().at_the_desk) == len(lines(store, hers)) == 1


def test_it_counts_also_where_only_her_own_word_stands(
    youth_client, asks, father, kept, advocate_client, door
):
    send(youth_client, f"/people/{father}/nothing", f"/people/{father}")
    assert asks().status_code == 303

    assert len(kept().at_the_desk) == 1


def test_asking_is_no_try_where_nobody_is_kept_away(
    advocate_client, door, father, holds, asks, lifted, kept, store, hers, reads, cast
):
    reads(cast.guardian)
    assert "/desk" not in advocate_client.get(f"{door}/{father}").text
    assert asks().status_code == 404
    holds()
    lifted()
    assert "/desk" not in advocate_client.get(f"{door}/{father}").text
    assert asks().status_code == 404

    assert (kept().at_the_desk, lines(store, hers)) == ((), [])


def test_only_who_may_see_that_hold_can_note_it(holds, ortiz, stranger_client, door, father, kept):
    holds()
    for client in (ortiz.client, stranger_client):
        assert send(client, f"{door}/{father}/desk", "/account").status_code == 404

    assert kept().at_the_desk == ()


def test_she_reads_it_behind_her_words_and_nowhere_else(holds, asks, youth_client, father, cast):
    holds()
    addresses = ("/today", "/looked", "/people", f"/people/{father}", f"/people/{father}/about")
    before = [TOKENS.sub("", youth_client.get(address).text) for address in addresses]
    asks()
    after = [TOKENS.sub("", youth_client.get(address).text) for address in addresses]
    assert after == before

    said = text_of(send(youth_client, f"/people/{father}/about", passphrase=WORDS))
    assert "at the office. They got an ordinary answer." in said


def test_his_own_pages_stay_as_they_are(holds, asks, guardian_client):
    holds()
    before = TOKENS.sub("", guardian_client.get("/home").text)
    asks()

    assert TOKENS.sub("", guardian_client.get("/home").text) == before


def test_it_changes_nothing_of_who_must_still_say_the_same(holds, asks, kept):
    holds()
    asks()

    assert kept().needs_a_second
    assert len(kept().by_staff) == 1
    assert not kept().is_overdue(kept().by_staff[0].at + timedelta(hours=1))
