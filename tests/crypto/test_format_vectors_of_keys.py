"""Claim: crypto/ and the second implementation agree on every key, slot, wrap and link."""

import known_answers
import pytest
from known_answers import unhex

from crypto.account import open_key
from crypto.box import BoxKey
from crypto.compare import compare_number
from crypto.derive import expand, keyed_index, subkey
from crypto.errors import CannotOpenError
from crypto.passphrase import Profile, same_words, unlocking_from_words
from crypto.section import ItemRoot, SectionKey
from crypto.signing import SigningKey, verify
from crypto.slots import SlotKind, open_slot
from crypto.trail import commitment, link
from crypto.wrap import WrapPlace, signed_part, unwrap_roots, unwrap_section

ACCOUNTS, WORDS, SLOTS, SECTIONS, WRAPS, TRAIL = (
    known_answers.load(known_answers.OURS + name)
    for name in ("accounts", "words", "slots", "sections", "wraps", "trail")
)


def by_why(cases):
    return pytest.mark.parametrize("case", cases, ids=lambda case: case["why"])


def open_seed(case):
    master = bytes.fromhex(ACCOUNTS["master"])
    return open_key(master, ACCOUNTS["account"], case["name"], bytes.fromhex(case["sealed"]))


@pytest.mark.parametrize("case", ACCOUNTS["opens"])
def test_seeds_under_the_master_key(case):
    assert open_seed(case).hex() == case["seed"]


@by_why(ACCOUNTS["refused"])
def test_damaged_seeds_are_refused(case):
    with pytest.raises(CannotOpenError):
        open_seed(case)


@pytest.mark.parametrize("case", WORDS["folding"])
def test_folding_of_words(case):
    assert same_words(case["typed_text"]) == case["folded_text"]


def test_unlocking_from_words():
    case = WORDS["unlocking"]
    profile = Profile(case["memory_kib"], case["rounds"], case["lanes"])
    salt, pepper = unhex(case, "salt", "pepper")

    assert unlocking_from_words(case["words_text"], salt, pepper, profile).hex() == case["is"]


def open_by_words(slot):
    unlocking = bytes.fromhex(SLOTS["words"]["unlocking"])
    profile = Profile(*SLOTS["words"]["profile"])
    return open_slot(SlotKind.WORDS, unlocking, slot, SLOTS["account"], profile)


def test_slots():
    unlocking, slot = unhex(SLOTS["code"], "unlocking", "slot")

    by_code = open_slot(SlotKind.CODE, unlocking, slot, SLOTS["account"])
    by_words = open_by_words(bytes.fromhex(SLOTS["words"]["slot"]))

    assert by_code == by_words == bytes.fromhex(SLOTS["master"])


@by_why(SLOTS["refused_by_words"])
def test_damaged_slots_are_refused(case):
    with pytest.raises(CannotOpenError):
        open_by_words(bytes.fromhex(case["slot"]))


def open_version(sealed, where):
    root = SectionKey(
        bytes.fromhex(SECTIONS["key"]), where["space"], where["section"], where["epoch"]
    ).root(where["item"])
    return root, root.open(where["version"], bytes.fromhex(sealed))


def test_versions_of_items():
    root, text = open_version(SECTIONS["sealed"], SECTIONS["where_text"])

    assert (root.key.hex(), text.hex()) == (SECTIONS["root"], SECTIONS["text"])


@by_why(SECTIONS["refused"])
def test_damaged_or_moved_versions_are_refused(case):
    with pytest.raises(CannotOpenError):
        open_version(case["sealed"], case["where_text"])


@by_why([case for case in SECTIONS["refused"] if case["where_text"] != SECTIONS["where_text"]])
def test_a_root_does_not_open_elsewhere_even_with_the_right_bytes(case):
    where = dict(case["where_text"])
    version = where.pop("version")

    with pytest.raises(CannotOpenError):
        ItemRoot(bytes.fromhex(SECTIONS["root"]), **where).open(
            version, bytes.fromhex(case["sealed"])
        )


def wrap_place_and_box():
    where = dict(WRAPS["where"])
    for name in ("reader_fingerprint", "grant_hash"):
        where[name] = bytes.fromhex(where[name])
    return WrapPlace(**where), BoxKey(bytes.fromhex(WRAPS["reader"]["seed"]))


def test_wraps():
    where, box = wrap_place_and_box()

    section = unwrap_section(box, bytes.fromhex(WRAPS["section"]["wrapped"]), where)
    roots = unwrap_roots(box, bytes.fromhex(WRAPS["roots"]["wrapped"]), where)

    assert section.key.hex() == WRAPS["section"]["key"]
    assert {item: root.key.hex() for item, root in roots.items()} == WRAPS["roots"]["items"]


@by_why(WRAPS["refused_section"])
def test_wrong_wraps_of_a_section_are_refused(case):
    where, box = wrap_place_and_box()

    with pytest.raises(CannotOpenError):
        unwrap_section(box, bytes.fromhex(case["wrapped"]), where)


@by_why(WRAPS["refused_roots"])
def test_wrong_wraps_of_roots_are_refused(case):
    where, box = wrap_place_and_box()

    with pytest.raises(CannotOpenError):
        unwrap_roots(box, bytes.fromhex(case["wrapped"]), where)


def test_the_signature_over_a_wrap():
    seed, message, signature = unhex(WRAPS["signed"], "seed", "message", "signature")
    where, _ = wrap_place_and_box()

    assert signed_part(bytes.fromhex(WRAPS["section"]["wrapped"]), where) == message
    verify(SigningKey(seed).public, signature, message)


def test_the_chain_of_a_trail():
    previous = bytes(32)
    for number, case in enumerate(TRAIL["chain"], 1):
        salt, line, committed, linked = unhex(case, "salt", "line", "commitment", "link")

        previous = link(TRAIL["space"], number, previous, commitment(salt, line), case["day"])

        assert (commitment(salt, line), previous) == (committed, linked)


def test_the_compare_number():
    seen = map(bytes.fromhex, TRAIL["compare"]["seen"])

    assert compare_number(*seen) == TRAIL["compare"]["number"]


def test_derived_keys():
    key, salt, where = unhex(TRAIL["derived"], "key", "salt", "place")

    assert subkey(key, where).hex() == TRAIL["derived"]["subkey"]
    assert subkey(key, where, salt=salt).hex() == TRAIL["derived"]["subkey_with_salt"]
    assert expand(key, where).hex() == TRAIL["derived"]["expand"]
    assert keyed_index(key, where).hex() == TRAIL["derived"]["keyed_index"]
