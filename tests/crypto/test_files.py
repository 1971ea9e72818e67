"""Claim: a file opens whole and in its place, and with one byte moved, cut or added not at all."""

import tracemalloc

import known_answers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from known_answers import unhex

from crypto.errors import CannotOpenError, TooWeakError
from crypto.files import file_place, new_file_key, open_file, seal_file

KEY, WHERE = b"k" * 32, file_place("space", "section", "item", "file")
VECTORS = known_answers.load(known_answers.OURS + "files")
CHUNK = 16384 + 16
STARTS = 10 + 56
TEXT = bytes(range(256)) * 400
SEALED = b"".join(seal_file(KEY, WHERE, [TEXT]))


def cut(data, size):
    return [data[at : at + size] for at in range(0, len(data), size)]


def opened(pieces, key=KEY, where=WHERE):
    return b"".join(open_file(key, where, pieces))


@given(
    st.binary(max_size=40), st.integers(0, 140_000), st.integers(1, 70_000), st.integers(1, 70_000)
)
def test_opening_inverts_sealing_however_it_is_cut(start, zeros, one, other):
    text = start + bytes(zeros)
    sealed = b"".join(seal_file(KEY, WHERE, cut(text, one)))

    assert opened(cut(sealed, other)) == text


@pytest.mark.parametrize("size", [0, 1, 65534, 65535, 65536, 65537, 131071])
def test_its_length_shows_only_in_steps(size):
    sealed = b"".join(seal_file(KEY, WHERE, [bytes(size)]))
    steps = -(-(size + 1) // 65536)

    assert opened([sealed]) == bytes(size)
    assert len(sealed) == STARTS + steps * 4 * CHUNK + 16


@given(st.integers(0, len(SEALED) - 1), st.integers(0, 7))
def test_any_bit_turned_is_refused(at, bit):
    turned = SEALED[:at] + bytes((SEALED[at] ^ (1 << bit),)) + SEALED[at + 1 :]

    with pytest.raises(CannotOpenError):
        opened([turned])


@given(st.integers(0, len(SEALED) - 1))
def test_any_end_cut_off_is_refused(at):
    with pytest.raises(CannotOpenError):
        opened([SEALED[:at]])


@pytest.mark.parametrize("keep", range(8))
def test_it_cannot_be_cut_between_two_chunks(keep):
    with pytest.raises(CannotOpenError):
        opened([SEALED[: STARTS + keep * CHUNK]])


@given(st.integers(0, 6), st.integers(0, 6))
def test_chunks_do_not_change_places(one, other):
    start, chunks = SEALED[:STARTS], cut(SEALED[STARTS:], CHUNK)
    chunks[one], chunks[other] = chunks[other], chunks[one]
    if one == other:
        assert opened([start, *chunks]) == TEXT
    else:
        with pytest.raises(CannotOpenError):
            opened([start, *chunks])


@given(st.binary(min_size=1, max_size=20))
def test_nothing_can_be_added(more):
    with pytest.raises(CannotOpenError):
        opened([SEALED, more])


@pytest.mark.parametrize("at", range(4))
def test_any_other_place_is_refused(at):
    fields = ["space", "section", "item", "file"]
    fields[at] = "other"

    with pytest.raises(CannotOpenError):
        opened([SEALED], where=file_place(*fields))


def test_another_key_is_refused():
    with pytest.raises(CannotOpenError):
        opened([SEALED], key=b"x" * 32)


def test_a_short_key_seals_nothing():
    with pytest.raises(TooWeakError):
        list(seal_file(b"k" * 16, WHERE, []))
    assert len(new_file_key()) == 32


def test_a_large_file_takes_little_memory():
    pieces = (bytes(65536) for _ in range(160))
    tracemalloc.start()
    for _piece in open_file(KEY, WHERE, seal_file(KEY, WHERE, pieces)):
        pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert most < 2**20


def test_the_second_implementation_sealed_it():
    key, text, sealed = unhex(VECTORS, "key", "text", "sealed")

    assert opened([sealed], key, file_place(**VECTORS["where_text"])) == text


@pytest.mark.parametrize("case", VECTORS["refused"], ids=lambda case: case["why"])
def test_wrong_files_are_refused(case):
    key, sealed = unhex(VECTORS, "key", "sealed")
    edit = case["edit"]
    end = sealed[len(sealed) - edit["keep_last"] :]
    wrong = sealed[: edit["keep_first"]] + bytes.fromhex(edit["put"]) + end

    with pytest.raises(CannotOpenError):
        opened([wrong], key, file_place(**VECTORS["where_text"]))
