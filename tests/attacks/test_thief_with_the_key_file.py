"""Claim: database and key file together show staff, names and who reads what; no word of hers."""

import pytest
from pages_cast import NAMES, SAID, WORDS, WORK, grant
from papers_cast import png

from crypto.derive import subkey
from crypto.envelope import key_id_of, open_
from crypto.errors import CannotOpenError, TooWeakError
from crypto.labels import Tag, place
from crypto.passphrase import STANDARD, Profile, unlocking_from_words
from crypto.signing import SigningKey
from webapp.account.unlocking import WrongWordsError, unlock_with_words
from webapp.instance_seal import InstanceSeal
from webapp.keyfile import KeyFile
from webapp.session_rows import SessionRows
from webapp.space import trail
from webapp.space.memberships import spaces_of
from webapp.space.opening import open_space
from webapp.space.people import Hand
from webapp.space.proofs import prove
from webapp.space.spaces import log_box
from webapp.space.stops import stop

SEALED = {
    "accounts": ("id", "sealed_facts", "sealed_card", "sealed_state"),
    "memberships": ("account_id", "sealed_spaces"),
    "agencies": ("id", "sealed_facts"),
    "inbox": ("id", "sealed_facts"),
    "grants": ("id", "sealed_facts", "sealed_entry"),
    "sections": ("id", "sealed_list"),
    "invites": ("code_index", "sealed_facts"),
    "checked_rules": ("rule_id", "sealed_facts"),
    "cosigners": ("offer_id || '/' || signer_index", "sealed_facts"),
    "exclusions": ("person_index", "sealed_facts"),
    "layers": ("grant_id || '/' || section_id", "sealed_joined"),
    "mandates": ("id", "sealed_facts"),
    "file_pieces": ("file_id || '/' || number", "sealed_piece"),
    "emergencies": ("id", "sealed_facts"),
    "guardian_links": ("id", "sealed_facts"),
    "holds": ("id", "sealed_facts"),
    "portraits": ("account_id", "sealed_picture"),
}


@pytest.fixture
def seal(life, settings):
    """Made from nothing but the stolen file."""
    return InstanceSeal(KeyFile.load_or_make(settings.keys, database_exists=True))


@pytest.fixture
def opened(store, seal):
    """All that the key file opens, in one heap."""
    heap = b""
    for table, (key, *columns) in SEALED.items():
        for row, *sealed in store.db.execute(f"select {key}, {', '.join(columns)} from {table}"):
            pairs = zip(columns, sealed, strict=True)
            heap += b"\n".join(seal.open(table, c, row, bytes_) for c, bytes_ in pairs if bytes_)
    for space, number, sealed in store.db.execute("select * from entries"):
        heap += seal.open("entries", "sealed_entry", f"{space}/{number}", sealed)
    return heap


def test_staff_and_agencies_and_sign_in_names_are_open(opened):
    for text in (NAMES["youth"], SAID["member"], WORK["member"][0]):
        assert text.encode() in opened


def test_the_pictures_of_staff_are_open(opened):
    assert png() in opened


def test_who_reads_what_until_when_is_open(opened, shared, cast, life):
    assert shared.ends_at.isoformat().encode() in opened
    assert [m.space for m in spaces_of(life.store, cast.member.account)] == [life.id]


def test_no_text_of_anybodys_is_open(opened, said):
    plan = ["Fix my tooth", "Dental care", "Be in art class", "Find a bus pass", "Mari", WORDS]

    assert [text for text in [*said.values(), *plan] if text.encode() in opened] == []


def test_no_sealed_column_was_forgotten(store):
    sealed_by_people = {
        ("accounts", "sealed_identity"), ("accounts", "sealed_hand"), ("accounts", "sealed_box"),
        ("vouches", "sealed_entry"), ("entries", "sealed_entry"),
    }  # fmt: skip
    columns = {
        (table, column.name)
        for table in store.db.table_names()
        for column in store.db[table].columns
        if column.name.startswith("sealed_")
    }

    assert columns - sealed_by_people == {(t, c) for t, (_key, *cs) in SEALED.items() for c in cs}


def test_nobodys_session_opens_with_the_session_pepper(life, settings):
    """What opens it is made of the pepper and of a cookie that only the browser has."""
    pepper = KeyFile.load_or_make(settings.keys, database_exists=True).session.value
    for row in SessionRows(settings.run)._db.query("select * from session"):
        sealed = row["sealed_keys"]
        for cookie in (bytes(32), row["id"], row["account_mark"]):
            key = subkey(cookie, place(Tag.SESSION_KEYS), salt=pepper)
            with pytest.raises(CannotOpenError):
                open_(key, key_id_of(sealed), sealed, place(Tag.SESSION_KEYS, row["id"]))


def test_a_slot_that_asks_for_less_than_the_price_is_not_even_tried(store, settings, life):
    real = InstanceSeal(KeyFile.load_or_make(settings.keys, database_exists=True))
    at_home = type(store)(store.db, real, store.now, store.stop_list)

    with pytest.raises(WrongWordsError):
        unlock_with_words(at_home, NAMES["youth"], WORDS, STANDARD)
    assert (STANDARD.memory_kib, STANDARD.iterations) == (64 * 1024, 3)


def test_nobody_lowers_the_price_below_the_floor(seal):
    with pytest.raises(TooWeakError):
        unlocking_from_words(WORDS, bytes(16), seal.words_pepper, Profile(8, 1, 1))


def test_the_servers_own_lines_can_be_forged(store, seal, life, cast):
    """A limit that the threat model names: this thief may speak as the server does."""
    thief = type(store)(store.db, seal, store.now, store.stop_list)
    trail.note(thief, life.id, None, "opened", person=cast.member.account)

    assert prove(life).forged == []
    assert trail.read_trail(store, life.id, log_box(life), newest=1).lines[0].kind == "opened"


def test_nobody_elses_lines_can(store, life, cast):
    trail.note(store, life.id, Hand(cast.member.card, SigningKey.generate(), None), "opened")

    assert prove(life).forged == [trail.head_of(store, life.id)[0]]


def test_the_next_key_does_not_go_to_a_grant_that_was_called_live_again(store, seal, life, cast):
    over = grant(store, cast.youth, life, cast.stranger, {"body": None})
    stop(life, over.id)
    row = store.db.execute("select sealed_facts from grants where id = ?", [over.id]).fetchone()
    facts = seal.open_facts("grants", "sealed_facts", over.id, row[0]) | {"state": "live"}
    store.db.execute(
        "update grants set sealed_facts = ? where id = ?",
        [seal.seal_facts("grants", "sealed_facts", over.id, facts), over.id],
    )

    assert over.id in prove(open_space(store, cast.youth, life.id)).put_back
