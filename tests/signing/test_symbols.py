"""Claim: whoever reads little finds a picture beside each line before a yes; it adds no word."""

import re

import pytest
from pages_cast import send

from webapp.config import PROJECT
from webapp.signing import texts
from webapp.space.cosigning import waiting_for

USED = re.compile(r'<svg[^>]*class="icon"[^>]*><use href="[^"#]*sprite\.svg[^"#]*#([\w-]+)">')
SPRITE = (PROJECT / "static/pwa/icons/sprite.svg").read_text()
TERMS = re.compile(r'<div id="terms".*?\n</div>', re.DOTALL)


@pytest.fixture
def before_the_yes(waits, guardian_client, store, cast) -> tuple[str, str]:
    """Both pages: what is asked, and what is signed."""
    offer = waiting_for(store, cast.guardian)[0].offer
    first = guardian_client.get(f"/asked/{offer}").text
    yes = send(guardian_client, f"/asked/{offer}/yes", page=f"/asked/{offer}", sees="this").text
    return tuple(TERMS.search(page)[0] for page in (first, yes))


def test_each_line_before_the_yes_has_a_picture(before_the_yes):
    for page in before_the_yes:
        lines = re.findall(r"<(dt|li)\b[^>]*>(.*?)</\1>", page, re.DOTALL)
        assert len(lines) > 8
        assert all(len(USED.findall(line)) == 1 for _tag, line in lines)


def test_a_picture_is_for_the_eye_alone(before_the_yes):
    for page in before_the_yes:
        for svg in re.findall(r"<svg[^>]*>", page):
            assert 'aria-hidden="true"' in svg
            assert "style=" not in svg


def test_no_is_fine_and_who_it_is_do_not_look_alike(before_the_yes):
    """The seven things that matter most are told apart by their pictures alone."""
    lines = re.findall(r"<(?:dt|li)\b[^>]*>.*?</(?:dt|li)>", before_the_yes[0], re.DOTALL)
    seven = (
        ">Who<", ">What<", ">What for<", ">Until<", "No is fine", "You can stop your yes",
        "we can&#39;t take back",
    )  # fmt: skip

    found = {said: USED.search(line)[1] for said in seven for line in lines if said in line}
    assert len(found) == len(set(found.values())) == len(seven)


@pytest.mark.parametrize("code", texts.STATEMENTS)
def test_every_sentence_has_a_picture_that_is_there(code):
    assert f'id="{texts.symbol_beside(code)}"' in SPRITE
