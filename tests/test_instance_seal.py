"""Claim: a field sealed by the server opens in its own place only, and an index names nobody."""

from datetime import date

import pytest

from crypto.errors import CannotOpenError
from webapp.instance_seal import InstanceSeal
from webapp.keyfile import KeyFile

MONDAY, TUESDAY = date(2026, 6, 1), date(2026, 6, 2)


@pytest.fixture
def seal():
    return InstanceSeal(KeyFile.generate())


def test_facts_come_back_from_their_own_place(seal):
    sealed = seal.seal_facts("people", "facts", "a1", {"name": "Zoë", "until": "2026-06-01"})

    assert seal.open_facts("people", "facts", "a1", sealed)["name"] == "Zoë"


@pytest.mark.parametrize(
    "place", [("agencies", "facts", "a1"), ("people", "notes", "a1"), ("people", "facts", "a2")]
)
def test_a_field_that_was_moved_does_not_open(seal, place):
    sealed = seal.seal("people", "facts", "a1", b"here")

    with pytest.raises(CannotOpenError):
        seal.open(*place, sealed)


def test_another_key_file_does_not_open_it(seal):
    sealed = seal.seal("people", "facts", 1, b"here")

    with pytest.raises(CannotOpenError):
        InstanceSeal(KeyFile.generate()).open("people", "facts", 1, sealed)


def test_a_name_is_found_however_it_was_typed(seal):
    assert seal.name_index(" Quiet  RIVER ") == seal.name_index("quiet river")
    assert seal.name_index("ｑuiet river") == seal.name_index("quiet river")
    assert seal.name_index("quiet rivers") != seal.name_index("quiet river")
    assert len(seal.name_index("x")) == 64


def test_one_reader_looks_like_two_in_two_spaces(seal):
    assert seal.reader_index("r", "s1") != seal.reader_index("r", "s2")


def test_tomorrow_a_bucket_has_another_name(seal):
    today = seal.throttle_key("sign-in", "quiet river", MONDAY)

    assert today == seal.throttle_key("sign-in", "quiet river", MONDAY)
    assert today != seal.throttle_key("sign-in", "quiet river", TUESDAY)
