"""Claim: the name somebody types on the way in is read beside the six words, and signs that
nobody sees cannot make two names look the same."""

import pytest
from joining_cast import walk
from pages_cast import NAMES, signed_in

from webapp.fields import clean
from webapp.team.invites import invite

UNSEEN = "\u200b\u2060\ufeff\u00ad\u200e\u200f\u061c"


@pytest.fixture
def tablet(app, cast):
    return signed_in(app, NAMES["advocate"])


@pytest.mark.parametrize("kind", ["guardian", "supporter"])
def test_the_advocate_reads_the_name_that_was_typed(tablet, client, store, cast, space, kind):
    by = cast.advocate.account
    code, made = invite(store, kind, by=by, space=space.id, name="Aunt May")
    walk(client, code, called="Ms. Ortiz, Legal Aid")

    page = tablet.get(f"/invites/{made.id}").text
    assert "They call themselves Ms. Ortiz, Legal Aid." in page


def test_a_youth_is_not_said_to_call_herself_anything(tablet, client, store, cast, space):
    by = cast.advocate.account
    code, made = invite(store, "youth", by=by, space=space.id, name="Mari")
    walk(client, code, called="Mari")

    assert "They call themselves" not in tablet.get(f"/invites/{made.id}").text


@pytest.mark.parametrize("sign", UNSEEN)
def test_a_sign_nobody_sees_is_not_kept(sign):
    assert clean(f"{sign}Ta{sign}sha{sign}") == "Tasha"


def test_signs_that_join_letters_stay():
    assert clean("می\u200cخواهم") == "می\u200cخواهم"
