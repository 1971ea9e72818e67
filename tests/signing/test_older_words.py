"""Claim: a share whose other yes was given on older words is one to look at again with her."""

import pytest
from sharing_cast import people, settings  # noqa: F401
from signing_cast import asked, bank, denise, known, papers, parent  # noqa: F401

from webapp.care.signed_texts import NEWEST, SHARE, SIGNER
from webapp.consent.enabling import rules_here
from webapp.consent.rechecks import rechecks
from webapp.space.cosigning import sign
from webapp.space.opening import open_space
from webapp.space.rekey import settle


@pytest.fixture
def words_changed(asked, store, cast, known):  # noqa: F811
    """Whether it is to be looked at again for its words, once Denise has said yes."""
    sign(store, cast.guardian, asked[0], {"name": "Denise Lopez", "version": NEWEST[SIGNER]})
    settle(open_space(store, cast.youth, known.id))

    def now():
        found = rechecks(open_space(store, cast.youth, known.id), rules_here(store, demo=True))
        return [one.words_changed for one in found if one.words_changed]

    return now


def test_while_both_read_the_words_of_today_there_is_no_reason(words_changed):
    assert not words_changed()


@pytest.mark.parametrize("text", [SHARE, SIGNER])
def test_other_words_for_either_of_them_are_one(words_changed, monkeypatch, text):
    monkeypatch.setitem(NEWEST, text, "2031-1")

    assert words_changed()
