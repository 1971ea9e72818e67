"""Claim: one phone, mailbox or house is known again however it is written, and no other is."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from webapp.care.same_ways import same_way

DIGITS = st.text("0123456789", min_size=10, max_size=10)
BETWEEN = st.sampled_from(["", " ", "-", ".", "/", " - ", ") ", "\u00a0", "\u2011", "\u2013"])
BEFORE = st.sampled_from(["", "+1 ", "1-", "001 ", "+1 (", "(", "+1.", "call ", "Mom: "])
AFTER = st.sampled_from(["", " after 6", ", please", " x12", ".", "\n", " (evenings)"])


@st.composite
def written(draw, digits):
    """One number as somebody may write it."""
    cuts = draw(st.one_of(st.just([3, 6]), st.lists(st.integers(1, 9), max_size=4, unique=True)))
    edges = [0, *sorted(cuts), len(digits)]
    text = digits[: edges[1]]
    for start, end in zip(edges[1:], edges[2:], strict=False):
        text += draw(BETWEEN) + digits[start:end]
    return draw(BEFORE) + text + draw(AFTER)


@given(st.data(), DIGITS)
def test_a_number_is_itself_in_any_dress(data, digits):
    hers, theirs = data.draw(written(digits)), data.draw(written(digits))

    assert same_way([hers], [theirs])


@given(st.data(), DIGITS, DIGITS)
def test_a_number_is_no_other_in_any_dress(data, digits, other):
    assume(digits != other)
    hers, theirs = data.draw(written(digits)), data.draw(written(other))

    assert not same_way([hers], [theirs])


@given(st.text(), st.text())
def test_any_text_has_an_answer(hers, theirs):
    found = same_way([hers], [theirs])

    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize(
    "theirs",
    [
        "(601) 555-0142", "+1 601 555 0142", "601.555.0142", "1-601-555-0142", "6015550142",
        "cell 601/555 0142, not after 9", "555-0142", "6\uff101 555 0142", "601\u2011555\u20110142",
        "601-555-0199 or 601-555-0142", "601-555-0142 5",
    ],
)  # fmt: skip
def test_a_phone_is_known_in_each_of_these(theirs):
    assert same_way(["Text me: 601 555 0142 after 5pm"], [theirs])


@pytest.mark.parametrize(
    ("hers", "theirs"),
    [
        ("No calls before 12.", "Before 12."),
        ("Room 301, 9 to 5", "Room 301, 9 to 5"),
        ("601 555", "601 555 0142"),
        ("555-014", "555-0142"),
        ("601 555 0142", "602 555 0142"),
        ("601 555 0142", "601 555 0143"),
        ("911", "911"),
        ("", ""),
    ],
)
def test_short_numbers_and_other_numbers_are_not_the_same(hers, theirs):
    assert same_way([hers], [theirs]) == []


def test_an_area_code_left_out_is_no_other_phone():
    assert same_way(["555-0142"], ["(601) 555-0142"]) == ["(601) 555-0142"]


def test_a_number_from_abroad_keeps_its_last_ten():
    assert same_way(["+52 55 1234 5678"], ["0052 55 12345678"])
    assert not same_way(["+52 55 1234 5678"], ["+52 55 1234 5679"])


@pytest.mark.parametrize(
    "theirs", ["MARI@Example.org", "write to <mari@example.org>.", "mailto:mari@example.org"]
)
def test_a_mailbox_is_known_in_big_letters_and_in_a_sentence(theirs):
    assert same_way(["mari@example.org, not at night"], [theirs])


def test_another_mailbox_is_not():
    assert not same_way(["mari@example.org"], ["mari@example.com"])


@pytest.mark.parametrize(
    "theirs",
    [
        "12 Oak Street", "12  OAK st.", "12 oak st, apt. 3", "12 Oak St #3", "12 Oak Street Unit 3",
        "601 555 0100, 12 Oak Street, Jackson",
    ],
)  # fmt: skip
def test_a_house_is_known_with_short_words_and_long_ones(theirs):
    assert same_way(["I stay at 12 Oak St., Apt 3 for now"], [theirs])


@pytest.mark.parametrize(
    "theirs", ["14 Oak St", "12 Oak Ave", "12 Oak St #4", "112 Oak St", "12 Elm St"]
)
def test_another_house_or_flat_is_not(theirs):
    assert not same_way(["I stay at 12 Oak St., Apt 3 for now"], [theirs])


def test_a_house_is_known_in_spanish_too_and_a_mailbox_of_the_post():
    assert same_way(["Av. Juárez 12"], ["avenida Juarez #12"])
    assert same_way(["P.O. Box 77, Jackson"], ["po box 77"])
    assert not same_way(["Calle Roble 12"], ["Calle Roble 14"])


def test_what_is_the_same_is_said_as_the_other_one_has_it_and_once():
    hers = ["601.555.0142 or 12 Oak Street"]
    theirs = ["Cell (601) 555-0142, home 12 Oak St.", "+1 601 555 0142"]

    assert same_way(hers, theirs) == ["(601) 555-0142", "12 Oak St"]
