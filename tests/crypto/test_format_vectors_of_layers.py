"""Claim: crypto/ and the second implementation agree on every layer around a wrap."""

from dataclasses import replace

import known_answers
import pytest
from known_answers import unhex

from crypto.account import PublicKeys
from crypto.box import BoxKey
from crypto.cosign import join, open_layer, open_share
from crypto.errors import CannotOpenError
from crypto.wrap import WrapPlace

COSIGNING = known_answers.load(known_answers.OURS + "cosigning")
BYTES = ("reader_fingerprint", "grant_hash")


def by_why(cases):
    return pytest.mark.parametrize("case", cases, ids=lambda case: case["why"])


def place_of(where):
    raw = {name: bytes.fromhex(v) if name in BYTES else v for name, v in where.items()}
    return WrapPlace(**raw)


WHERE = place_of(COSIGNING["where"])
LAYER, JOINED = unhex(COSIGNING, "layer", "joined")


def open_first(sealed, where=WHERE):
    seed, *keys = unhex(COSIGNING["signer"], "seed", "identity", "hand", "box")
    box, signer = BoxKey(seed), COSIGNING["signer_text"]
    return open_share(box, bytes.fromhex(sealed), LAYER, where, signer, PublicKeys(*keys))


def test_all_shares_open_what_was_held_back():
    shares = [bytes.fromhex(share) for share in COSIGNING["shares"]]

    assert open_first(COSIGNING["first_share"]) == shares[0]
    assert join(*shares) == JOINED
    assert open_layer(LAYER, JOINED, WHERE).hex() == COSIGNING["held_back"]


@by_why(COSIGNING["refused_layers"])
def test_damaged_layers_are_refused(case):
    with pytest.raises(CannotOpenError):
        open_layer(bytes.fromhex(case["sealed"]), JOINED, WHERE)


@by_why(COSIGNING["refused_shares"])
def test_wrong_shares_are_refused(case):
    with pytest.raises(CannotOpenError):
        open_first(case["sealed"])


@pytest.mark.parametrize("field", COSIGNING["moved"])
def test_layer_and_share_are_refused_elsewhere(field):
    moved = place_of(COSIGNING["where"] | {field: COSIGNING["moved"][field]})

    with pytest.raises(CannotOpenError):
        open_layer(LAYER, JOINED, moved)
    with pytest.raises(CannotOpenError):
        open_first(COSIGNING["first_share"], replace(moved))
