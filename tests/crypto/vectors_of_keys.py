"""Our own vectors for accounts, words, slots, sections, wraps and the trail."""

import second_implementation as second
from vectors_of_boxes import (
    GRANT_HASH,
    ITEM,
    SECTION,
    SOURCE,
    SPACE,
    WHERE,
    changed,
    fixed,
    receiver,
    refused,
)


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
