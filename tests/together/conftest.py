"""An advocate with two youths, and a few lines they might say."""

import pytest
from pages_cast import grant, send

from webapp.care.records import save
from webapp.care.voices import Profile
from webapp.space import kinds
from webapp.space.books import note_in_book
from webapp.space.grants import REKEY, SEE, WRITE
from webapp.space.spaces import found, offer_hand_over, take_over


@pytest.fixture
def other(store, cast, person):
    """Another youth of the same advocate."""
    jo = person("brave-otter", "youth")
    begun = found(store, cast.advocate)
    space = take_over(store, jo, offer_hand_over(begun, cast.advocate, jo.card))
    save(space, kinds.VOICE, Profile(called="Jocasta"))
    everything = dict.fromkeys(kinds.SHARED_WITH_KEEPER)
    grant(store, jo, space, cast.advocate, everything, 365, (SEE, WRITE, REKEY))
    note_in_book(store, cast.advocate, space.id, name="Jocasta", picture="boat")
    return space


@pytest.fixture
def at(space):
    """An address of the time together with her."""
    return lambda tail="": f"/with/{space.id}{tail}"


@pytest.fixture
def say(advocate_client, at):
    """Type a line on a card: say("rides-2", hers="my uncle", who="keeper")."""
    return lambda card, **fields: send(advocate_client, at(f"/cards/{card}"), **fields)


@pytest.fixture
def yes(advocate_client, at):
    """Her yes to the first line that waits."""

    def tap():
        page = advocate_client.get(at("/lines")).text
        address = page.split('action="' + at("/lines/"))[1].split('"')[0]
        return send(advocate_client, at(f"/lines/{address}"), at("/lines"))

    return tap
