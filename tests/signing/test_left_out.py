"""Who signs for her reads what is always left out, and learns nothing of her by it."""

from dataclasses import replace

import pytest
from pages_cast import send
from sharing_cast import text_of

from webapp.care.left_out import LEFT_OUT, said_to_signer
from webapp.care.release_record import COUNSELLING_NOTES, LEGAL_PROCEEDINGS, THERAPY_NOTES
from webapp.care.terms import record_in
from webapp.space.cosigning import waiting_for

COURT, THERAPY, DRUGS = (
    "Anything for a court",
    "A therapist's own notes",
    "Notes of a drug counselor",
)
ALWAYS = "Always left out of a sharing like this"


@pytest.fixture
def offer(waits, store, cast) -> str:
    return waiting_for(store, cast.guardian)[0].offer


@pytest.fixture
def record(store, cast, offer):
    return record_in(waiting_for(store, cast.guardian)[0].release)


def test_the_page_of_the_ask_and_that_of_the_yes_say_it(guardian_client, offer):
    ask = guardian_client.get(f"/asked/{offer}")
    yes = send(guardian_client, f"/asked/{offer}/yes", page=f"/asked/{offer}", sees="this")

    for page in (ask, yes):
        said = text_of(page)
        assert all(words in said for words in (ALWAYS, COURT, THERAPY, DRUGS))


def test_neither_her_own_part_nor_a_place_is_spoken_of(guardian_client, offer, record):
    assert "just-for-me" in record.exclusions
    page = text_of(guardian_client.get(f"/asked/{offer}"))

    assert "Just for me" not in page
    assert said_to_signer(replace(record, exclusions=("just-for-me", "places"))) == []


@pytest.mark.parametrize("note", [THERAPY_NOTES, COUNSELLING_NOTES])
def test_a_sharing_of_notes_does_not_say_by_what_is_missing_which_notes_it_is(record, note):
    others = tuple(code for code in LEFT_OUT if code != note)
    told = said_to_signer(replace(record, exclusions=others, alone=(note,)))

    assert told == [COURT]


def test_a_sharing_for_court_does_not_say_that_courts_are_left_out(record):
    notes = (THERAPY_NOTES, COUNSELLING_NOTES)
    told = said_to_signer(replace(record, exclusions=notes, alone=(LEGAL_PROCEEDINGS,)))

    assert told == [THERAPY, DRUGS]
