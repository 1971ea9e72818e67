"""Our own vectors for what lies around a wrap or beside it: co-sign layers."""

import second_implementation as second
from vectors_of_boxes import (
    GRANT_HASH,
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
