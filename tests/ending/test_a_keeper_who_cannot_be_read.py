"""Claim: a spoilt card of a keeper of her keys keeps no yes from being taken back, and no no."""
# ruff: noqa: F811

import pytest
from pages_cast import send
from signing_cast import asks, known, papers  # noqa: F401

from webapp.space.cosigning import answered_by, sign, waiting_for
from webapp.space.grants import all_grants
from webapp.space.opening import open_space
from webapp.space.signers import NO
from webapp.space.stops import check_stop_list


@pytest.fixture
def asked(youth_client, cast, papers, denise, store):
    """Her mother is asked for a yes."""
    asks(youth_client, cast.member.account, papers, denise)
    return waiting_for(store, cast.guardian)[0].offer


@pytest.fixture
def spoilt(store, cast):
    """One bit of her advocate's card is turned."""

    def spoil():
        about = [cast.advocate.account]
        (was,) = store.db.execute("select sealed_card from accounts where id = ?", about).fetchone()
        turned = was[:-1] + bytes([was[-1] ^ 1])
        store.db.execute("update accounts set sealed_card = ? where id = ?", [turned, *about])

    return spoil


@pytest.fixture
def running(store, cast, known):
    def now():
        hers = open_space(store, cast.youth, known.id)
        return [g for g in all_grants(store, hers.authority)[0] if g.needs and not g.ended_at]

    return now


def test_what_was_taken_back_aloud_ends(
    asked, spoilt, stranger_client, known, store, cast, running
):
    sign(store, cast.guardian, asked, {"name": "Denise"})
    assert running()
    spoilt()

    assert send(stranger_client, f"/told/{known.id}/yes", name="Denise").status_code == 303
    assert running() == []
    check_stop_list(store)


def test_a_parent_says_no(asked, spoilt, guardian_client, store, cast, running):
    spoilt()
    page = f"/asked/{asked}"

    assert send(guardian_client, f"{page}/no", page).status_code == 303
    assert answered_by(store, cast.guardian)[0].answer == NO
    assert running() == []
    check_stop_list(store)
