"""Who writes of a court in her own words reads once that such a sharing stands alone."""

import pytest
from sharing_cast import Steps, text_of

from webapp.consent.court_words import speaks_of_court

HINT = 'Is it for a court? Then pick "to help me in court".'


@pytest.fixture
def steps(people, youth_client, cast):
    return Steps(youth_client, cast.member.account).begin().send("/share/what", areas=["body"])


@pytest.mark.parametrize(
    ("words", "does"),
    [("for the judge", True), ("my Court day", True), ("para la jueza", True),
     ("basketball courtyard", False), ("my teeth", False)],
)  # fmt: skip
def test_only_her_own_words_can_speak_of_a_court(words, does):
    assert speaks_of_court("own-words", words) is does
    assert speaks_of_court("visits", words) is False


def test_the_hint_comes_once_with_the_way_there_and_what_she_wrote_stays(steps):
    hinted = steps.send("/share/why", purpose="own-words", words="for the judge", acts=["talk"])
    page = text_of(hinted.page)
    assert HINT in page
    assert "for the judge" in page
    assert 'value="court"' in hinted.page.text
    again = steps.send("/share/why", purpose="own-words", words="for the judge")

    assert HINT not in text_of(again.page)
    assert "For how long?" in text_of(again.page)


def test_who_picks_court_then_signs_a_sharing_for_court(steps):
    steps.send("/share/why", purpose="own-words", words="for the judge")
    steps.send("/share/why", purpose="court").send("/share/until", days="30").send("/share/think")
    page = text_of(steps.send("/share/look").page)

    assert "A court or the other side may get to read this." in page


def test_nothing_is_hinted_at_else(steps):
    page = text_of(steps.send("/share/why", purpose="own-words", words="my teeth").page)

    assert HINT not in page
    assert "For how long?" in page
