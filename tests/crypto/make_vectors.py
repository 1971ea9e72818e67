"""Builds our own vectors with the second implementation: `python tests/crypto/make_vectors.py`.

Nothing here is random: values come from a hash of their name, encapsulations from xwing.json.
"""

import hashlib
import json

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


def accounts():
    master, nonce = fixed("master"), fixed("account nonce", 12)
    names = ("identity", "hand", "box")
    sealed = second.sealed_seed(master, "account-1", "hand", nonce, fixed("hand"))
    return {
        "source": SOURCE + "8",
        "master": master,
        "account": "account-1",
        "opens": [
            {
                "name": name,
                "seed": fixed(name),
                "sealed": second.sealed_seed(master, "account-1", name, nonce, fixed(name)),
            }
            for name in names
        ],
        "refused": [{**bad, "name": "hand"} for bad in refused(sealed)]
        + [{"why": "another name", "name": "identity", "sealed": sealed}],
    }


def words():
    salt, pepper = fixed("salt", 16), fixed("pepper")
    profile = {"memory_kib": 19456, "rounds": 2, "lanes": 1}
    typed = ["  River  STONE\tLamp ", "river stone lamp", "\uff52iver stone\u00a0lamp"]
    accents = ["CAN\u0303ON", "ca\u00f1on", "STRASSE", "stra\u00dfe"]
    return {
        "source": SOURCE + "9",
        "folding": [{"typed_text": t, "folded_text": second.folded(t)} for t in typed + accents],
        "unlocking": {
            "words_text": typed[0],
            "salt": salt,
            "pepper": pepper,
            **profile,
            "is": second.unlocking_from_words(typed[0], salt, pepper, *profile.values()),
        },
    }


def slots():
    unlocking, code, master = fixed("unlocking"), fixed("code", 20), fixed("master")
    nonce, profile = fixed("slot nonce", 12), [65536, 3, 1]
    by_words = second.slot("slot-words", unlocking, master, "account-1", nonce, *profile)
    by_code = second.slot("slot-code", code, master, "account-1", nonce)
    other = second.slot("slot-words", fixed("x"), master, "account-1", nonce, *profile)
    bad = [{"why": b["why"], "slot": by_words[:32] + b["sealed"]} for b in refused(by_words[32:])]
    return {
        "source": SOURCE + "10",
        "account": "account-1",
        "master": master,
        "words": {"unlocking": unlocking, "profile": profile, "slot": by_words},
        "code": {"unlocking": code, "slot": by_code},
        "refused_by_words": bad
        + [
            {"why": "commitment changed", "slot": changed(by_words, 0)},
            {"why": "commitment to another key", "slot": other[:32] + by_words[32:]},
            {"why": "commitment only", "slot": by_words[:32]},
            {"why": "empty", "slot": b""},
        ],
    }


def sections():
    key, nonce = fixed("section key"), fixed("version nonce", 12)
    where = {"space": SPACE, "section": SECTION, "epoch": 3, "item": ITEM, "version": 5}
    root = second.item_root(key, SPACE, SECTION, 3, ITEM)
    text = second.pad(b"a goal")
    sealed = second.sealed_version(root, *where.values(), nonce, text)
    swaps = {
        "another space": {"space": "cd" * 32},
        "another section": {"section": ITEM},
        "another epoch": {"epoch": 4},
        "another item": {"item": SECTION},
        "another version": {"version": 6},
        "section and item swapped": {"section": ITEM, "item": SECTION},
        "epoch and version swapped": {"epoch": 5, "version": 3},
    }
    return {
        "source": SOURCE + "11",
        "key": key,
        "root": root,
        "text": b"a goal",
        "where_text": where,
        "sealed": sealed,
        "refused": [{**bad, "where_text": where} for bad in refused(sealed)]
        + [{"why": w, "sealed": sealed, "where_text": where | s} for w, s in swaps.items()],
    }


def wraps():
    seed, public, enc, shared = receiver()
    keys = [second.signing_public(fixed(name)) for name in ("identity", "hand")] + [public]
    where = [SPACE, SECTION, 3, "reader-1", second.fingerprint(*keys), GRANT_HASH]
    key = fixed("section key")
    roots = [(item, second.item_root(key, SPACE, SECTION, 3, item)) for item in (ITEM, "0f" * 16)]

    def boxed(tag, text):
        return second.box(enc, shared, second.pad(text), second.wrap_place(tag, where))

    listed = second.roots_list(roots)
    by_section, by_roots = boxed("wrap-section", key), boxed("wrap-roots", listed)
    signed = second.place("signed-wrap", *where) + by_section
    bad_lists = {
        "count past the end": second.u32(17) + listed[4:],
        "a byte after the last entry": changed(listed, -1),
        "an item twice": second.roots_list([roots[0], roots[0]]),
        "no count": b"",
    }
    names = ("space", "section", "epoch", "reader", "reader_fingerprint", "grant_hash")
    return {
        "source": SOURCE + "12",
        "reader": {"seed": seed, "identity": keys[0], "hand": keys[1], "box": public},
        "where": dict(zip(names, where, strict=True)),
        "section": {"key": key, "wrapped": by_section},
        "roots": {"items": dict(roots), "wrapped": by_roots},
        "signed": {
            "seed": fixed("owner hand"),
            "message": signed,
            "signature": second.sign(fixed("owner hand"), signed),
        },
        "refused_section": [
            {"why": "a key of 31 bytes", "wrapped": boxed("wrap-section", key[:31])},
            {"why": "a wrap of roots", "wrapped": by_roots},
        ],
        "refused_roots": [{"why": "a wrap of a section", "wrapped": by_section}]
        + [{"why": w, "wrapped": boxed("wrap-roots", bad)} for w, bad in bad_lists.items()],
    }


def trail():
    first = second.commitment(fixed("salt 1", 16), b"line 1")
    then = second.commitment(fixed("salt 2", 16), b"line 2")
    one = second.link(SPACE, 1, bytes(32), first, "2031-04-09")
    two = second.link(SPACE, 2, one, then, "2031-04-10")
    return {
        "source": SOURCE + "13, 14 and 15",
        "space": SPACE,
        "chain": [
            {"salt": fixed("salt 1", 16), "line": b"line 1", "commitment": first,
             "day": "2031-04-09", "link": one},
            {"salt": fixed("salt 2", 16), "line": b"line 2", "commitment": then,
             "day": "2031-04-10", "link": two},
        ],
        "compare": {"seen": [first, then], "number": second.compare_number(first, then)},
        "derived": {
            "key": fixed("key"),
            "salt": fixed("salt"),
            "place": WHERE,
            "subkey": second.hkdf_expand(second.hkdf_extract(b"", fixed("key")), WHERE, 32),
            "subkey_with_salt": second.hkdf_expand(
                second.hkdf_extract(fixed("salt"), fixed("key")), WHERE, 32
            ),
            "expand": second.hkdf_expand(fixed("key"), WHERE, 32),
            "keyed_index": second.hkdf_extract(fixed("key"), WHERE),
        },
    }  # fmt: skip


FILES = {
    build.__name__: build
    for build in (
        places, padding, envelopes, boxes, signatures, accounts,
        words, slots, sections, wraps, trail,
    )
}  # fmt: skip

if __name__ == "__main__":
    for name, build in FILES.items():
        text = json.dumps(known_answers.as_text(build()), indent=1)
        (known_answers.FOLDER / f"{known_answers.OURS}{name}.json").write_text(text + "\n")
