"""Claim: padding hides lengths within a bucket and loses nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.errors import CannotOpenError
from crypto.padding import BUCKETS, pad, unpad


@given(st.binary(max_size=70_000))
def test_unpadding_inverts_padding(text):
    assert unpad(pad(text)) == text


@given(st.integers(0, 300_000))
def test_only_a_few_sizes_ever_appear(length):
    size = len(pad(bytes(length)))

    assert size in BUCKETS or size % BUCKETS[-1] == 0
    assert size >= length + 4


@given(st.integers(1, 252))
def test_short_texts_of_any_length_look_alike(length):
    assert len(pad(b"a" * length)) == len(pad(b""))


@given(st.integers(0, 240), st.integers(4, 255), st.integers(1, 255))
def test_bytes_hidden_after_the_text_are_refused(length, at, byte):
    padded = bytearray(pad(b"a" * length))
    at = max(at, length + 4)
    padded[at] = byte

    with pytest.raises(CannotOpenError):
        unpad(bytes(padded))


@given(st.binary(max_size=600))
def test_any_bytes_give_a_text_or_the_one_refusal(padded):
    try:
        text = unpad(padded)
    except CannotOpenError:
        return
    assert padded[4 : 4 + len(text)] == text
