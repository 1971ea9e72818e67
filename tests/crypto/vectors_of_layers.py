"""Our own vectors for what lies around a wrap or beside it: co-sign layers, files."""

import second_implementation as second
from vectors_of_boxes import (
    GRANT_HASH,
    ITEM,
    SECTION,
    SOURCE,
    SPACE,
    changed,
    fixed,
    receiver,
    refused,
)

NAMES = ("space", "section", "epoch", "reader", "reader_fingerprint", "grant_hash")
WHERE = [SPACE, SECTION, 3, "reader-1", fixed("reader fingerprint"), GRANT_HASH]
MOVED = {
    "space": "cd" * 32,
    "section": "17e3" * 8,
    "epoch": 4,
    "reader": "reader-2",
    "reader_fingerprint": fixed("other fingerprint"),
    "grant_hash": fixed("other grant"),
}


def cosigning():
    seed, public, enc, shared = receiver()
    keys = [second.signing_public(fixed(name)) for name in ("identity", "hand")] + [public]
    shares, nonce = [fixed("share 1"), fixed("share 2")], fixed("layer nonce", 12)
    held = fixed("signature", 64) + b"a wrap"
    layer = second.cosign_layer(shares, WHERE, nonce, second.pad(held))
    at = second.share_place(WHERE, layer, "signer-1", second.fingerprint(*keys))
    elsewhere = second.share_place(WHERE, changed(layer, -1), "signer-1", second.fingerprint(*keys))

    def boxed(text, where):
        return second.box(enc, shared, second.pad(text), where)

    return {
        "source": SOURCE + "19",
        "where": dict(zip(NAMES, WHERE, strict=True)),
        "moved": MOVED,
        "signer_text": "signer-1",
        "signer": {"seed": seed, "identity": keys[0], "hand": keys[1], "box": public},
        "shares": shares,
        "joined": second.joined(shares),
        "held_back": held,
        "layer": layer,
        "first_share": boxed(shares[0], at),
        "refused_layers": refused(layer),
        "refused_shares": [
            {"why": "31 bytes", "sealed": boxed(shares[0][:31], at)},
            {"why": "33 bytes", "sealed": boxed(shares[0] + b"0", at)},
            {"why": "the share of another layer", "sealed": boxed(shares[0], elsewhere)},
        ],
    }


def files():
    key, salt = fixed("file key"), fixed("file salt", 24)
    fields = {"space": SPACE, "section": SECTION, "item": ITEM, "file": "f11e" * 8}
    where = second.place("sealed-file", *fields.values())
    text = fixed("file", 300)
    start, chunks = second.sealed_file(key, where, salt, second.padded_file(text))
    whole = start + b"".join(chunks)

    def sealed(padded):
        begin, pieces = second.sealed_file(key, where, salt, padded)
        return begin + b"".join(pieces)

    bad = {
        "format byte 2": b"\2" + whole[1:],
        "the suite of an envelope": whole[:1] + b"\1" + whole[2:],
        "another key id": changed(whole, 9),
        "salt changed": changed(whole, 10),
        "commitment changed": changed(whole, 34),
        "first chunk changed": changed(whole, 66),
        "two chunks swapped": start + b"".join([chunks[1], chunks[0], *chunks[2:]]),
        "one chunk missing": start + b"".join(chunks[1:]),
        "the last chunk missing": start + b"".join(chunks[:-1]),
        "a chunk twice": start + b"".join([chunks[0], *chunks]),
        "one byte more": whole + b"\0",
        "one byte less": whole[:-1],
        "head only": whole[:10],
        "empty": b"",
        "no padding": sealed(text),
        "padded to another length": sealed(text + b"\1" + bytes(65536)),
        "zeros only": sealed(bytes(65536)),
        "nothing inside": sealed(b""),
    }
    # Vectors stay small: only what the 64 KiB of padding cannot shrink is named by its hash.
    return {
        "source": SOURCE + "20",
        "key": key,
        "salt": salt,
        "where_text": fields,
        "text": text,
        "sealed": whole,
        "refused": [{"why": why, "edit": _edit(whole, wrong)} for why, wrong in bad.items()],
    }


def _edit(whole, wrong):
    """How `wrong` differs: what stays at the start, what comes instead, what stays at the end."""
    before = _same(whole, wrong)
    after = min(_same(whole[::-1], wrong[::-1]), min(len(whole), len(wrong)) - before)
    end = len(wrong) - after
    return {"keep_first": before, "put": wrong[before:end], "keep_last": after}


def _same(one, other):
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
