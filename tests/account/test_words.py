"""Words offered are many and kind, compared words never collide, weak ones get a reason."""

import pytest

from crypto.compare import compare_number
from webapp.account.word_lists import NAMES, all_words, kind_words, kinder_words
from webapp.account.words import compare_words, offer_name, offer_words, weakness

LANGUAGES = list(NAMES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_four_words_are_offered_and_each_will_do(language):
    for _ in range(50):
        words = offer_words(language)

        assert len(words.split()) == 4
        assert weakness(words) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_that_could_hurt_is_offered(language):
    assert not set(kind_words(language)) & set(kinder_words(language))
    assert len(kind_words(language)) > 1800


def test_the_lists_know_the_words_that_hurt_most():
    assert {"abuse", "trap", "kiss", "owner"} <= set(kinder_words("en"))
    assert {"abuso", "jefe", "dueño", "beso"} <= set(kinder_words("es"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_has_its_own_compared_word(language):
    words = [compare_words(number, language)[-1] for number in range(2048)]

    assert len(set(words)) == 2048
    assert not set(words) & set(kinder_words(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_replacements_are_for_words_of_the_list_and_new_to_it(language):
    kinder = kinder_words(language)

    assert set(kinder) <= set(all_words(language))
    assert not set(kinder.values()) & set(all_words(language))
    assert len(set(kinder.values())) == len(kinder)


def test_six_words_stand_for_what_both_saw():
    number = compare_number(b"card one", b"card two")

    assert compare_words(number, "en") == compare_words(number, "en")
    assert len(compare_words(number, "es")) == 6
    assert compare_words(number, "en") != compare_words(number ^ 1 << 60, "en")


def test_a_name_of_two_short_words_is_offered(app):
    with app.test_request_context():
        name = offer_name("en")

    assert len(name.split()) == 2
    assert len(name) <= 15


def test_a_taken_name_is_not_offered(app, person, monkeypatch):
    person("lake lake", "youth")
    picks = iter(["lake", "lake", "lake", "otter"])
    monkeypatch.setattr("webapp.account.words.secrets.choice", lambda _list: next(picks))

    with app.test_request_context():
        assert offer_name("en") == "lake otter"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("luna 2012", "short"),
        ("password123 password123", "again"),
        ("aaaaaaaaaaaaaaaa", "again"),
        ("12345678901234", "guess"),
        ("I love you so much!", "Many people"),
        ("te quiero mucho", "Many people"),
        ("princess jessica 2009", "Many people"),
        ("quiet-river lemon basket violin", "names"),
        ("lemon basket Mari violin", "names"),
        ("my dog luna 2012", "guess"),
    ],
)
def test_weak_words_get_a_reason(words, reason):
    assert reason in str(weakness(words, known=["quiet river", "Mari"]))


@pytest.mark.parametrize(
    "words",
    [
        "seven amber kites drift",
        "lemon basket marigold violin",
        "mi abuela canta en la cocina azul",
        "h7Tq-29xQ-pR4w-ZZ81",
        "correctlemonbatterystaplehorses",
        "the night bus smells of oranges",
        "我的小狗喜欢在雨里跳舞和唱歌呢呀",
    ],
)
def test_words_of_her_own_will_do(words):
    assert weakness(words, known=["quiet river", "Mari"]) is None
