"""Claim: a chain of a trail shows every line changed, moved, dropped or told of another space."""

from hypothesis import given
from hypothesis import strategies as st

from crypto.trail import START, commitment, link

LINES = st.lists(st.binary(max_size=9), min_size=2, max_size=6, unique=True)
SALT = b"s" * 16


def head(lines, space="space"):
    """The last link over these lines."""
    last = START
    for number, line in enumerate(lines, 1):
        last = link(space, number, last, commitment(SALT, line), "2031-04-09")
    return last


@given(LINES, st.data())
def test_moving_a_line_changes_the_head(lines, data):
    moved = data.draw(st.permutations(lines))

    assert (head(moved) == head(lines)) == (moved == lines)


@given(LINES, st.data())
def test_dropping_a_line_changes_the_head(lines, data):
    at = data.draw(st.integers(0, len(lines) - 1))

    assert head(lines[:at] + lines[at + 1 :]) != head(lines)


@given(LINES)
def test_the_same_lines_in_another_space_have_another_head(lines):
    assert head(lines, "other") != head(lines)


@given(st.binary(max_size=30), st.integers(0, 30))
def test_salt_and_line_have_a_border(joined, at):
    at = min(at, len(joined))
    same = at == 0

    assert (commitment(joined[:at], joined[at:]) == commitment(b"", joined)) == same


def test_each_part_of_a_link_counts():
    parts = ("space", 1, START, SALT, "2031-04-09")
    others = (("s", *parts[1:]), ("space", 2, *parts[2:]), ("space", 1, SALT, START, parts[4]),
              (*parts[:4], "2031-04-10"))  # fmt: skip

    assert len({link(*each) for each in (parts, *others)}) == 5
