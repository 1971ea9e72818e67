"""Claim: who read it to her, and in which language, stands in what she signs; who needs none of
it taps no more."""

import pytest
from pages_cast import WORDS
from sharing_cast import Steps, text_of

from webapp.care.ceremonies import OWN_SCREEN, TOGETHER
from webapp.care.records import records
from webapp.care.terms import record_in
from webapp.care.wanted import Wanted
from webapp.consent.drafts import Draft
from webapp.consent.people import document_of, kept_releases
from webapp.consent.wanted import want
from webapp.space import kinds
from webapp.space.opening import open_space

FOLD = "Did somebody read this to you?"


@pytest.fixture
def hers(store, cast, people):
    return lambda: open_space(store, cast.youth, people.id)


@pytest.fixture
def at_sign(youth_client, people, cast):
    return Steps(youth_client, cast.member.account).to_look().send("/share/look")


@pytest.fixture
def signs(at_sign, hers):
    """How it stands in what she signed: signs(read_by="Ana").channel."""

    def send(**more):
        page = at_sign.send("/releases", passphrase=WORDS, **more).page
        assert page.status_code == 303
        kept = hers()
        return record_in(document_of(kept, kept_releases(kept)[-1])).ceremony

    return send


def fold(page) -> str:
    return text_of(page).partition(FOLD)[0].rpartition("<details")[2]


def test_the_question_stands_in_a_closed_fold(at_sign):
    assert FOLD in text_of(at_sign.page)
    assert "open" not in fold(at_sign.page)


def test_who_reads_it_alone_signs_as_before(signs):
    how = signs()

    assert (how.channel, how.interpreter, how.witness) == (OWN_SCREEN, "", "")


def test_another_language_is_kept_with_who_put_it_there(signs, youth_client, hers):
    how = signs(read_by="Ana Cruz", read_in="Mam")

    assert (how.channel, how.interpreter, how.witness) == (TOGETHER, "Ana Cruz (Mam)", "")
    page = text_of(youth_client.get(f"/receipts/{kept_releases(hers())[-1].id}"))
    assert "Together with somebody, on a screen" in page
    assert "Ana Cruz (Mam) put it into your language." in page


def test_who_read_it_in_the_language_of_the_page_stood_by(signs):
    how = signs(read_by="Ana Cruz", read_in=" ")

    assert (how.channel, how.interpreter, how.witness) == (TOGETHER, "", "Ana Cruz")


def test_a_language_without_a_name_is_said_beside_it_and_stays(at_sign, hers):
    page = at_sign.send("/releases", passphrase=WORDS, read_in="Mam").page

    assert page.status_code == 422
    assert 'id="read_by-error"' in page.text
    assert 'value="Mam"' in page.text
    assert "open" in fold(page)
    assert kept_releases(hers()) == []


def test_with_wrong_words_what_was_written_stays(at_sign):
    page = at_sign.send(
        "/releases", passphrase="not my words at all", read_by="Ana Cruz", read_in="Mam"
    ).page

    assert page.status_code == 422
    assert 'value="Ana Cruz"' in page.text
    assert 'value="Mam"' in page.text


def test_it_is_asked_anew_where_a_share_was_kept_for_later(app, hers, cast):
    draft = Draft(
        cast.member.account, ("body",), (), "visits", "", 30, read_by="Ana Cruz", read_in="Mam"
    )
    with app.test_request_context("/"):
        want(hers(), draft)

    (kept,) = records(hers().section(kinds.SHARING), Wanted)
    assert (kept.draft["read_by"], kept.draft["read_in"]) == ("", "")
