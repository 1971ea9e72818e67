"""Builds our own vectors with the second implementation: `python tests/crypto/make_vectors.py`."""

import json

import known_answers
from vectors_of_boxes import boxes, envelopes, padding, places, signatures
from vectors_of_keys import accounts, sections, slots, trail, words, wraps
from vectors_of_layers import cosigning, files

FILES = {
    build.__name__: build
    for build in (
        places, padding, envelopes, boxes, signatures, accounts,
        words, slots, sections, wraps, trail, cosigning, files,
    )
}  # fmt: skip

if __name__ == "__main__":
    for name, build in FILES.items():
        text = json.dumps(known_answers.as_text(build()), indent=1)
        (known_answers.FOLDER / f"{known_answers.OURS}{name}.json").write_text(text + "\n")
