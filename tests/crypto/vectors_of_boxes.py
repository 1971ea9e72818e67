"""Our own vectors for places, padding, envelopes, boxes and signatures.

Nothing here is random: values come from a hash of their name, encapsulations from xwing.json.
"""

import hashlib

import known_answers
import second_implementation as second

SOURCE = "our own, built by tests/crypto/second_implementation.py from crypto/README.md, section "
WHERE = second.place("draft", "account-1", 7)
KEY_ID = bytes(range(8))
SPACE, SECTION, ITEM = "ab" * 32, "5ec7" * 8, "17e3" * 8
GRANT_HASH = hashlib.sha256(b"grant").digest()


def fixed(name, size=32):
    return hashlib.shake_256(name.encode()).digest(size)


def changed(data, at):
    """The same bytes with one bit turned at one place."""
    out = bytearray(data)
    out[at] ^= 1
    return bytes(out)


def damaged(sealed):
    """What every envelope refuses, by reason."""
    return {
        "format byte 0": b"\0" + sealed[1:],
        "format byte 2": b"\2" + sealed[1:],
        "a suite that is reserved": sealed[:1] + b"\3" + sealed[2:],
        "the other suite": sealed[:1] + bytes((3 - sealed[1],)) + sealed[2:],
        "another key id": changed(sealed, 9),
        "first byte of the body changed": changed(sealed, 10),
        "last byte of the tag changed": changed(sealed, -1),
        "last byte missing": sealed[:-1],
        "one byte more": sealed + b"\0",
        "head only": sealed[:10],
        "empty": b"",
    }


def refused(sealed):
    return [{"why": why, "sealed": bad} for why, bad in damaged(sealed).items()]


def places():
    shapes = [
        ("compare-words", ["ab", 7]),
        ("draft", []),
        ("draft", [""]),
        ("draft", ["", ""]),
        ("card", ["\u00f1", b"\x00\xff", 0, 2**64 - 1]),
        ("trail-link", ["a", "bc"]),
        ("trail-link", ["ab", "c"]),
    ]
    names = {str: "text", int: "number", bytes: "bytes"}
    return {
        "source": SOURCE + "1",
        "cases": [
            {
                "tag": tag,
                "fields": [{names[type(field)]: field} for field in fields],
                "place": second.place(tag, *fields),
            }
            for tag, fields in shapes
        ],
    }


def padding():
    sizes = (0, 1, 252, 253, 1020, 1021, 4092, 4093, 16380, 16381, 65532, 65533, 131068, 131069)
    good = second.pad(b"hello")
    return {
        "source": SOURCE + "3",
        "sizes": [{"length": n, "padded": len(second.pad(b"a" * n))} for n in sizes],
        "longest": 4194300,
        "opens": [{"text": b"hello", "padded": good}, {"text": b"", "padded": second.pad(b"")}],
        "refused": [
            {"why": "length past the end", "padded": second.u32(253) + good[4:]},
            {"why": "a byte after the text", "padded": changed(good, -1)},
            {"why": "length one too short", "padded": second.u32(4) + good[4:]},
            {"why": "three bytes", "padded": bytes(3)},
            {"why": "empty", "padded": b""},
        ],
    }


def envelopes():
    key, nonce = fixed("envelope key"), fixed("envelope nonce", 12)
    sealed = second.envelope(key, KEY_ID, nonce, second.pad(b"hello"), WHERE)
    bare = second.envelope(key, KEY_ID, nonce, b"hello", WHERE)
    unpadded = second.envelope(key, KEY_ID, nonce, second.u32(9) + b"hello", WHERE)
    return {
        "source": SOURCE + "4",
        "key": key,
        "key_id": KEY_ID,
        "place": WHERE,
        "opens": [
            {"text": b"hello", "padded": True, "sealed": sealed},
            {"text": b"hello", "padded": False, "sealed": bare},
        ],
        "refused": refused(sealed) + [{"why": "padded wrongly", "sealed": unpadded}],
        "other_places": [
            second.place("inbox", "account-1", 7),
            second.place("draft", "account-1", 8),
            second.place("draft", 7, "account-1"),
            second.place("draft", "account-1"),
        ],
    }


def receiver(number=0):
    """Seed, public key, encapsulation and shared secret of a published vector."""
    case = known_answers.load("xwing")["cases"][number]
    return known_answers.unhex(case, "seed", "public", "enc", "shared")


def boxes():
    seed, public, enc, shared = receiver()
    sealed = second.box(enc, shared, second.pad(b"hello"), WHERE)
    wrong_padding = second.box(enc, shared, second.u32(9) + b"hello", WHERE)
    named = sealed[:2] + second.box_key_id(public) + sealed[10:]
    small_order = sealed[: 10 + 1088] + second.u64(1)[::-1] + bytes(24) + sealed[10 + 1120 :]
    return {
        "source": SOURCE + "5 and 6; the encapsulation is that of xwing.json",
        "seed": seed,
        "public": public,
        "key_id": second.box_key_id(public),
        "place": WHERE,
        "opens": [{"text": b"hello", "sealed": sealed}],
        "refused": refused(sealed)
        + [
            {"why": "padded wrongly", "sealed": wrong_padding},
            {"why": "names its receiver", "sealed": named},
            {"why": "curve key of small order", "sealed": small_order},
        ],
        "other_places": [second.place("inbox", "account-1", 7), second.place("draft", 7)],
        "other_seed": receiver(1)[0],
    }


def signatures():
    seed, message = fixed("signing seed"), second.place("grant", "some text")
    public, signature = second.signing_public(seed), second.sign(seed, message)
    identity_point = second.u64(1)[::-1] + bytes(24)
    keys = [public, second.signing_public(fixed("hand seed")), receiver()[1]]
    return {
        "source": SOURCE + "7",
        "seed": seed,
        "public": public,
        "message": message,
        "signature": signature,
        "refused": [
            {"why": "signature changed", "public": public, "signature": changed(signature, 0)},
            {"why": "too short", "public": public, "signature": signature[:-1]},
            {"why": "empty", "public": public, "signature": b""},
            {"why": "another key", "public": keys[1], "signature": signature},
            {
                "why": "small order; unchecked, this signature holds for any message",
                "public": identity_point,
                "signature": identity_point + bytes(32),
            },
        ],
        "fingerprint": dict(zip(("identity", "hand", "box"), keys, strict=True))
        | {"is": second.fingerprint(*keys)},
    }
