"""Claim: a document is what was signed, to the byte, by who signed it, as the kind it is."""

from dataclasses import replace

import pytest

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.space.signatures import check_signature, read, write


@pytest.fixture
def signed(youth):
    return write(Tag.RELEASE, {"b": 1, "a": "é"}).signed_by("owner", youth.identity)


def test_it_survives_being_stored(signed, youth):
    again = read(signed.dump(), Tag.RELEASE)

    again.check("owner", youth.identity.public)
    assert again.body == {"b": 1, "a": "é"}
    assert again.hash == signed.hash


def test_another_role_did_not_sign(signed, youth):
    with pytest.raises(CannotOpenError):
        signed.check("founder", youth.identity.public)


def test_another_key_did_not_sign(signed, stranger):
    with pytest.raises(CannotOpenError):
        signed.check("owner", stranger.identity.public)


def test_one_changed_byte_breaks_it(signed, youth):
    with pytest.raises(CannotOpenError):
        replace(signed, text=signed.text.replace("1", "2")).check("owner", youth.identity.public)


def test_the_same_text_as_another_kind_is_not_signed(signed, youth):
    with pytest.raises(CannotOpenError):
        replace(signed, tag=Tag.GRANT).check("owner", youth.identity.public)


def test_it_cannot_be_read_as_another_kind(signed):
    with pytest.raises(CannotOpenError):
        read(signed.dump(), Tag.GRANT)


@pytest.mark.parametrize("stored", ["", "[]", "{}", "null", '{"by": {"owner": "zz"}}', '{"by": 1}'])
def test_what_is_no_document_is_refused(stored):
    with pytest.raises(CannotOpenError):
        read(stored, Tag.GRANT)


def test_what_was_good_once_is_not_good_for_anything_else(youth):
    signature = youth.hand.sign(b"this")
    check_signature(youth.hand.public, signature, b"this")

    with pytest.raises(CannotOpenError):
        check_signature(youth.hand.public, signature, b"that")
    with pytest.raises(CannotOpenError):
        check_signature(youth.identity.public, signature, b"this")


def test_a_second_signature_leaves_the_first(signed, youth, doctor):
    both = signed.signed_by("reader", doctor.identity)

    both.check("owner", youth.identity.public)
    both.check("reader", doctor.identity.public)
    assert both.hash == signed.hash
