"""Claim: a database of every format that was ever let go opens, with everything in it, for ever."""

from datetime import UTC, datetime

import pytest

from crypto.passphrase import STANDARD
from webapp.account.accounts import card_of
from webapp.account.unlocking import unlock_with_code, unlock_with_words
from webapp.space import kinds
from webapp.space.books import open_book
from webapp.space.drafts import draft_for
from webapp.space.inbox import messages
from webapp.space.memberships import spaces_of
from webapp.space.opening import open_space
from webapp.space.proofs import prove
from webapp.space.refused import NotGrantedError
from webapp.space.releases import read_release
from webapp.space.stops import check_stop_list, stop

LATER = datetime(2027, 5, 1, 12, 0, tzinfo=UTC)
WORDS, CODE = "four golden kites drift", bytes(range(20))


@pytest.fixture
def youth(unlock):
    return unlock("golden youth")


@pytest.fixture
def hers(store, youth):
    (membership,) = spaces_of(store, youth.account)
    return open_space(store, youth, membership.space)


def test_secret_words_open_at_their_full_price(store):
    unlocked = unlock_with_words(store, "Golden  YOUTH", WORDS, STANDARD)

    assert unlocked.worries == ()
    assert card_of(store, unlocked.signer.account) == unlocked.signer.card


def test_a_backup_code_opens(store):
    assert unlock_with_code(store, "golden doctor", CODE).worries == ()


def test_every_line_and_version_is_there(hers):
    teeth, sleep = sorted(hers.section("body").items(), key=lambda item: -item.version)
    (art,) = hers.section("school").items()

    assert (teeth.body, sleep.body) == ({"hers": "teeth, soon"}, {"hers": "sleep — lots"})
    assert [v.body["hers"] for v in hers.section("body").versions(teeth.id)][1] == "teeth"
    assert (art.source, art.witness, art.body) == ("Open Door", True, {"hers": "art"})


def test_her_own_page_is_there(hers):
    (page,) = hers.section(kinds.PRIVATE).items()

    assert page.body == {"title": "mine", "text": "only mine"}


def test_the_trail_is_whole_and_true(hers):
    proof = prove(hers)

    assert proof.holds
    assert proof.reading.lines[-1].kind == "founded"


def test_a_reader_of_one_line_reads_that_line(store, hers, unlock):
    section = open_space(store, unlock("golden doctor"), hers.id).section("body")

    assert [item.body["hers"] for item in section.items()] == ["teeth, soon"]


def test_what_was_stopped_stays_stopped(store, hers, unlock):
    check_stop_list(store)
    with pytest.raises(NotGrantedError):
        open_space(store, unlock("golden doctor"), hers.id).section("school")


def test_a_keeper_keeps_and_is_not_let_further(store, hers, unlock):
    space = open_space(store, unlock("golden advocate"), hers.id)

    assert set(space.kinds) == set(kinds.SHARED_WITH_KEEPER)
    assert space.is_keeper


def test_release_message_book_and_draft_are_there(store, hers, youth, unlock):
    (release,) = store.db.execute("select id from releases").fetchone()
    document = read_release(store, youth.account, youth.box, hers.id, release)
    document.check("owner", hers.authority.owner.keys.identity)

    assert document.body["purpose"] == "to help with teeth"
    assert [message.body for message in messages(store, youth)] == [{"text": "when?"}]
    assert open_book(store, unlock("golden advocate"))[hers.id]["name"] == "Mari"
    assert draft_for(store, youth.account, youth.box, "/form") == {"hers": "half a tho"}


def test_it_goes_on_living(store, hers, youth, unlock):
    doctor = unlock("golden doctor")
    grant = next(g for g in hers.known if g.reader == doctor.account and g.is_running(LATER))
    stop(hers, grant.id)

    with pytest.raises(NotGrantedError):
        open_space(store, doctor, hers.id)
    assert len(hers.section("body").items()) == 2
    assert prove(hers).holds
