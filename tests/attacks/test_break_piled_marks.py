"""Claim: no text keeps the server busy by how it is built. To put marks on a letter in order takes
the square of their number: one form of a guest, 60 KB long, kept everybody waiting for six seconds.
"""

import unicodedata

import pytest
from pages_cast import csrf

from webapp.fields import MOST_MARKS, clean

MANY = 500_000
PILES = {
    "two kinds": "\u0301" * MANY + "\u0323" * MANY,
    "in turn": "\u0301\u0323" * MANY,
    "two in one": "\u0f73" * MANY,
}


@pytest.mark.parametrize("pile", PILES.values(), ids=PILES)
def test_only_so_many_marks_stay_on_a_letter(pile):
    text = clean(f"a{pile}b")

    assert text[-1] == "b"
    assert len(unicodedata.normalize("NFD", text)) <= 2 + 2 * MOST_MARKS


def test_what_people_write_stays_as_it_is():
    for text in ("Zoë", "Việt", "שָׁלוֹם", "ประเทศ", "हिन्दी", "བོད་ཡིག", "e\u0301\u0323\u0308"):
        assert clean(text) == unicodedata.normalize("NFC", text)


def test_a_guest_is_answered_whatever_the_name(client):
    fields = {"name": "a" + "\u0301" * 15_000 + "\u0323" * 15_000, "passphrase": "x"}
    form = {"csrf_token": csrf(client, "/sign-in"), **fields}
    answer = client.post("/sign-in", data=form, content_type="multipart/form-data")

    assert answer.status_code == 422
