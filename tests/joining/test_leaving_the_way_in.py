"""Claim: wherever a phone or a tablet leaves the way in, nobody has a key more than before."""

import pytest
from joining_cast import OWN, press_same, walk
from pages_cast import WORDS, send

WRONG = "these are not mine"


@pytest.fixture
def keys(store):
    """How often anything is wrapped for anybody, and whatever was signed about a space."""

    def count():
        tables = ("wraps", "grants", "layers", "releases")
        many = [store.db.execute(f"select count(*) from {t}").fetchone()[0] for t in tables]
        owners = store.db.execute("select * from spaces order by 1").fetchall()
        return many, owners

    return count


def test_before_the_words_were_compared(phone, tablet, begun, code, keys):
    before, join = keys(), f"/join/{code}"
    for address, fields in (
        (join, None), (f"{join}/phone/no", None), (f"{join}/phone/yes", None),
        (f"{join}/name", None), (f"{join}/called", {"called": "Mari"}), (f"{join}/look", None),
        (f"{join}/code", {"keep": "skip"}), (f"{join}/words", {"passphrase": "short"}),
        (f"{join}/words", {"passphrase": OWN, "passphrase_again": WRONG}),
    ):  # fmt: skip
        phone.get(address) if fields is None else send(phone, address, **fields)
        assert keys() == before, address
        tablet.get(begun)
        assert keys() == before, f"after leaving at {address}"


def test_from_the_six_words_to_her_last_yes(phone, tablet, begun, code, keys):
    before = keys()
    walk(phone, code)
    assert phone.get("/joining").status_code == 200
    assert press_same(tablet, begun, WRONG).status_code == 422
    assert keys() == before

    assert press_same(tablet, begun, WORDS).status_code == 303
    begins = keys()
    choices = "/joining/choices"
    for fields in (
        {}, {"parts": ["voice"], "powers": ["rekey"]},
        {"parts": ["voice"], "powers": ["rekey"], "passphrase": WRONG},
    ):  # fmt: skip
        assert send(phone, choices, **fields).status_code == 422
        assert keys() == begins
        phone.get(choices)
        assert keys() == begins
    assert send(phone, "/joining/nobody", choices, passphrase=WRONG).status_code == 422
    assert keys() == begins
