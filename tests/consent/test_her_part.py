"""Claim: to sign, to say yes and to be told are three facts, and her copy says which it was."""

from dataclasses import replace

import pytest
from pages_cast import WORDS, send
from sharing_cast import text_of

from webapp.care.records import save
from webapp.space import kinds

SAID = {
    "signs": ("You signed.", "Firmaste."),
    "assents": (
        "You said yes; the law does not ask for your signature.",
        "Dijiste que sí; la ley no pide tu firma.",
    ),
    "told": ("You were told.", "Se te dijo."),
}


@pytest.fixture
def kept_as(share, cast, people):
    """Her copy of a share in which this was her part."""

    def made(part):
        return save(people, kinds.SHARING, replace(share(cast.member), her_part=part))

    return made


def other_words(part):
    return [words for key, both in SAID.items() for words in both if key != part]


@pytest.mark.parametrize("part", SAID)
def test_her_receipt_says_what_her_part_was(kept_as, youth_client, part):
    page = text_of(youth_client.get(f"/receipts/{kept_as(part).id}"))

    assert SAID[part][0] in page
    assert not any(words in page for words in other_words(part))


@pytest.mark.parametrize("part", SAID)
def test_it_says_so_in_spanish(kept_as, youth_client, part):
    kept = kept_as(part)
    send(youth_client, "/language", "/account", language="es")

    assert SAID[part][1] in text_of(youth_client.get(f"/receipts/{kept.id}"))


@pytest.mark.parametrize("part", SAID)
def test_the_copy_to_take_along_says_it_as_a_code_and_in_words(kept_as, youth_client, part):
    kept = kept_as(part)
    export = send(youth_client, f"/receipts/{kept.id}/file", passphrase=WORDS).json

    assert export["her_part"] == {"act": part, "said": SAID[part][0]}


def test_who_only_said_yes_is_not_among_those_who_had_to_sign(kept_as, youth_client):
    for part, had_to in (("signs", True), ("assents", False), ("told", False)):
        page = text_of(youth_client.get(f"/receipts/{kept_as(part).id}"))
        after = page.split("Who had to sign")[1:]

        assert bool(after and "<dd>You<br>" in after[0]) == had_to


def test_an_old_copy_that_does_not_know_says_nothing(kept_as, youth_client):
    kept = kept_as("")
    page = text_of(youth_client.get(f"/receipts/{kept.id}"))
    export = send(youth_client, f"/receipts/{kept.id}/file", passphrase=WORDS).json

    assert not any(words in page for words in other_words(None))
    assert "her_part" not in export


def test_a_share_that_she_signs_keeps_that_she_signed(share, cast):
    assert share(cast.member).her_part == "signs"
