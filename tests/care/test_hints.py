"""Claim: words hint at the closed parts in both languages, and plain words ask nothing."""

import pytest

from webapp.care.hints import better_part, labels_for, touched
from webapp.space.kinds import AREAS


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("I think I'm PREGNANT", "private-health"),
        ("Estoy embarazada", "private-health"),
        ("I was drunk again", "substances"),
        ("ando borracho", "substances"),
        ("sometimes I want to run away", "too-much"),
        ("a veces quiero escaparme", "too-much"),
        ("the judge wrote me", "legal"),
        ("hablé con la abogada", "legal"),
        ("about my green card", "immigration"),
        ("la migra", "immigration"),
    ],
)
def test_a_closed_part_is_found_from_school(text, part):
    assert better_part("school", text) == part


@pytest.mark.parametrize(
    "text", ["I like the purple one", "See you on Monday", "Me gusta dibujar", "sextant", "budget"]
)
def test_plain_words_ask_nothing(text):
    assert better_part("school", text) is None


def test_words_in_their_own_part_ask_nothing():
    assert better_part("private-health", "birth control") is None


def test_a_milder_part_is_never_suggested():
    assert better_part("legal", "my homework") is None


def test_the_strictest_level_wins_and_every_code_stays():
    labels = labels_for("body", "my visa and my vape")

    assert {"IMMIG", "SUD", "42CFRPart2", "V"} == set(labels)


def test_every_area_has_words_in_both_languages():
    from webapp.care.hints import _patterns

    assert set(_patterns()) == set(AREAS)
    assert touched("") == []


@pytest.mark.parametrize(
    ("area", "codes"),
    [("mind", {"MH", "PSY", "R"}), ("private-health", {"SEX", "STD", "PREGNANT", "R"})],
)
def test_an_area_carries_every_code_of_what_it_is_for(area, codes):
    assert set(labels_for(area, "")) == codes
