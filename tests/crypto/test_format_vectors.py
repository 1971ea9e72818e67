"""Claim: crypto/ and the second implementation read and refuse the same bytes."""

import inspect
from pathlib import Path

import known_answers
import make_vectors
import pytest
from known_answers import unhex

import crypto.labels
from crypto.account import PublicKeys
from crypto.box import BoxKey
from crypto.envelope import open_
from crypto.errors import CannotOpenError, TooLongError
from crypto.labels import Tag, place
from crypto.padding import pad, unpad
from crypto.signing import SigningKey, fingerprint, verify

README = Path(inspect.getfile(crypto.labels)).with_name("README.md").read_text()
PLACES, PADDING, ENVELOPES, BOXES, SIGNATURES = (
    known_answers.load(known_answers.OURS + name)
    for name in ("places", "padding", "envelopes", "boxes", "signatures")
)


def by_why(cases):
    return pytest.mark.parametrize("case", cases, ids=lambda case: case["why"])


@pytest.mark.parametrize("name", make_vectors.FILES)
def test_the_second_implementation_still_makes_these_bytes(name):
    built = known_answers.as_text(make_vectors.FILES[name]())

    assert built == known_answers.load(known_answers.OURS + name)


@pytest.mark.parametrize("tag", Tag)
def test_the_readme_names_every_tag(tag):
    assert f"| `{tag.value}` |" in README


def field_of(written):
    ((kind, value),) = written.items()
    return bytes.fromhex(value) if kind == "bytes" else value


@pytest.mark.parametrize("case", PLACES["cases"])
def test_places(case):
    named = place(Tag(case["tag"]), *map(field_of, case["fields"]))

    assert named.hex() == case["place"]


def test_the_example_place_in_the_readme():
    start = README.index("    00000004\n")
    lines = README[start:].split("\n\n")[0].splitlines()

    shown = "".join(line.split('"')[0].replace(" ", "") for line in lines)

    assert shown == place(Tag.COMPARE, "ab", 7).hex()


@pytest.mark.parametrize("case", PADDING["sizes"])
def test_padded_sizes(case):
    assert len(pad(b"a" * case["length"])) == case["padded"]


@pytest.mark.parametrize("case", PADDING["opens"])
def test_padding(case):
    text, padded = unhex(case, "text", "padded")

    assert (pad(text), unpad(padded)) == (padded, text)


@by_why(PADDING["refused"])
def test_wrong_padding_is_refused(case):
    with pytest.raises(CannotOpenError):
        unpad(bytes.fromhex(case["padded"]))


def test_the_longest_text():
    assert len(pad(bytes(PADDING["longest"]))) == 4 * 1024 * 1024
    with pytest.raises(TooLongError):
        pad(bytes(PADDING["longest"] + 1))


def open_envelope(sealed, where=ENVELOPES["place"], padded=True):
    key, key_id = unhex(ENVELOPES, "key", "key_id")
    return open_(key, key_id, bytes.fromhex(sealed), bytes.fromhex(where), pad=padded)


@pytest.mark.parametrize("case", ENVELOPES["opens"])
def test_envelopes(case):
    assert open_envelope(case["sealed"], padded=case["padded"]).hex() == case["text"]


@by_why(ENVELOPES["refused"])
def test_damaged_envelopes_are_refused(case):
    with pytest.raises(CannotOpenError):
        open_envelope(case["sealed"])


@pytest.mark.parametrize("where", ENVELOPES["other_places"])
def test_envelopes_stay_in_their_place(where):
    with pytest.raises(CannotOpenError):
        open_envelope(ENVELOPES["opens"][0]["sealed"], where)


def open_box(sealed, where=BOXES["place"], seed=BOXES["seed"]):
    return BoxKey(bytes.fromhex(seed)).open(bytes.fromhex(sealed), bytes.fromhex(where))


def test_boxes():
    key = BoxKey(bytes.fromhex(BOXES["seed"]))

    assert (key.public.hex(), key.key_id.hex()) == (BOXES["public"], BOXES["key_id"])
    assert open_box(BOXES["opens"][0]["sealed"]).hex() == BOXES["opens"][0]["text"]


@by_why(BOXES["refused"])
def test_damaged_boxes_are_refused(case):
    with pytest.raises(CannotOpenError):
        open_box(case["sealed"])


@pytest.mark.parametrize("where", BOXES["other_places"])
def test_boxes_stay_in_their_place(where):
    with pytest.raises(CannotOpenError):
        open_box(BOXES["opens"][0]["sealed"], where)


def test_a_box_opens_for_its_receiver_only():
    with pytest.raises(CannotOpenError):
        open_box(BOXES["opens"][0]["sealed"], seed=BOXES["other_seed"])


def test_signatures():
    seed, public, message, signature = unhex(SIGNATURES, "seed", "public", "message", "signature")

    assert SigningKey(seed).sign(message) == signature
    verify(public, signature, message)


@by_why(SIGNATURES["refused"])
def test_wrong_signatures_are_refused(case):
    public, signature = unhex(case, "public", "signature")

    with pytest.raises(CannotOpenError):
        verify(public, signature, bytes.fromhex(SIGNATURES["message"]))


def test_fingerprints():
    keys = unhex(SIGNATURES["fingerprint"], "identity", "hand", "box")

    assert fingerprint(*keys).hex() == SIGNATURES["fingerprint"]["is"]
    assert PublicKeys(*keys).fingerprint == fingerprint(*keys)
