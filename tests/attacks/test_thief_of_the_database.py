"""Claim: who steals database, write-ahead log, backups and session file learns next to nothing."""

import base64

import pytest
from pages_cast import NAMES, SAID, WORDS, WORK
from papers_cast import png
from spine_cast import bytes_on_disk

from crypto.errors import CannotOpenError
from crypto.passphrase import Profile, unlocking_from_words
from crypto.slots import SlotKind, open_slot
from webapp.account.accounts import account_of, card_of
from webapp.account.unlocking import WrongWordsError, unlock_with_words
from webapp.backups import back_up
from webapp.care.records import take_out
from webapp.database import connection
from webapp.session_rows import SessionRows
from webapp.space import kinds
from webapp.space.grants import all_grants
from webapp.space.memberships import spaces_of
from webapp.space.opening import open_space
from webapp.space.stops import stop
from webapp.team.agencies import agencies

HER_PLAN = ["Fix my tooth", "Dental care", "Be in art class", "Find a bus pass", "Mari", "laugh"]
LONG_KINDS = [kind for kind in kinds.ALL if len(kind) > 8]


@pytest.fixture
def loot(life, store, settings):
    """All the thief reads; the key file and the stop list lie elsewhere."""
    back_up(settings, settings.database.parent, keep_days=30)
    connection(settings.run).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for kept_apart in (settings.keys, settings.stop_list):
        kept_apart.rename(settings.database.parent.parent / kept_apart.name)
    return bytes_on_disk(store, settings.database.parent)


@pytest.fixture
def rows(life, store):
    """Every row of every table, as the thief sees it."""
    tables = [name for name in store.db.table_names() if not name.startswith("_")]
    return {table: store.db.execute(f"select * from {table}").fetchall() for table in tables}


def holds(loot: bytes, text: str) -> bool:
    return any(text.encode(code) in loot for code in ("utf-8", "utf-16-le"))


def test_the_search_finds_what_does_stand_there(loot, life):
    assert holds(loot, life.id)
    assert loot.count(b"SQLite format 3") == 4


def test_no_text_of_anybodys_is_found(loot, said):
    assert [what for what, text in said.items() if holds(loot, text)] == []


@pytest.mark.parametrize(
    "texts",
    [HER_PLAN, [WORDS], [*NAMES.values()], [*SAID.values()], [n for w in WORK.values() for n in w]],
    ids=["her plan", "secret words", "sign-in names", "names", "agencies"],
)
def test_no_name_and_no_line_of_the_plan_is_found(loot, texts):
    assert [text for text in texts if text and holds(loot, text)] == []


def test_no_picture_of_anybody_is_found(loot):
    assert png()[40:80] not in loot


def test_no_kind_of_section_and_no_kind_of_record_is_found(loot):
    said = [*LONG_KINDS, '"goal"', '"promise"', '"question"', '"opened"', '"stopped"', "/form"]

    assert [text for text in said if holds(loot, text)] == []


def test_no_row_names_a_person_and_a_space(rows, cast, life):
    people = {who.account for who in vars(cast).values()}
    ours = {life.id, *life.authority.sections.values(), *(g.id for g in life.known)}
    telling = [
        table
        for table, found in rows.items()
        for row in found
        if people & set(row) and ours & set(row)
    ]

    assert telling == []


def test_one_reader_of_two_spaces_looks_like_two_readers(store, cast):
    index = store.seal.reader_index

    assert index(cast.member.account, "one") != index(cast.member.account, "two")


def test_no_public_key_of_a_person_stands_anywhere(loot, cast):
    for person in vars(cast).values():
        for key in (person.card.keys.identity, person.card.keys.hand, person.card.keys.box[:64]):
            assert key not in loot
            assert key.hex().encode() not in loot


def test_no_open_key_stands_anywhere_not_even_of_who_is_signed_in(loot, life, cast):
    keys = [key for p in vars(cast).values() for key in (p.identity, p.hand, p.box)]
    seeds = [key.seed for key in keys] + [life.section(kind).key.key for kind in life.kinds]
    for seed in seeds:
        for form in (seed, seed.hex().encode(), base64.b64encode(seed)[:-1]):
            assert form not in loot


def test_lengths_come_in_a_few_sizes(rows):
    sizes = {len(row[3]) for row in rows["items"]}

    assert sizes <= {size + 38 for size in (256, 1024, 4096, 16384, 65536)}


def test_what_the_server_itself_may_read_needs_the_key_file(life, other_store, cast):
    for person in vars(cast).values():
        for reading in (account_of, card_of):
            with pytest.raises(CannotOpenError):
                reading(other_store, person.account)
    with pytest.raises(CannotOpenError):
        spaces_of(other_store, cast.youth.account)
    assert all_grants(other_store, life.authority)[0] == []
    with pytest.raises(CannotOpenError):
        agencies(other_store)


def test_right_words_cannot_even_be_tried_without_the_key_file(life, other_store, cheap):
    with pytest.raises(WrongWordsError):
        unlock_with_words(other_store, NAMES["youth"], WORDS, cheap)


def test_a_slot_does_not_open_with_right_words_and_another_pepper(life, store, other_store):
    for account, salt, kib, rounds, lanes, sealed in store.db.execute(
        "select account_id, salt, memory_kib, iterations, lanes, sealed from slots"
    ):
        cost = Profile(kib, rounds, lanes, for_tests=True)
        guess = unlocking_from_words(WORDS, salt, other_store.seal.words_pepper, cost)
        with pytest.raises(CannotOpenError):
            open_slot(SlotKind.WORDS, guess, sealed, account, cost)


def test_a_session_row_names_nobody(life, settings, cast):
    rows = SessionRows(settings.run)._db.execute("select * from session").fetchall()
    everything = repr(rows).encode() + b"".join(v for row in rows for v in row if type(v) is bytes)

    assert len(rows) == 2
    assert not any(person.account.encode() in everything for person in vars(cast).values())


def test_old_bytes_are_gone_after_a_take_out_and_after_a_stop(store, settings, cast, space, shared):
    body = open_space(store, cast.youth, space.id).section("body")
    old = [sealed[20:60] for sealed in body.rows.values()]
    take_out(open_space(store, cast.youth, space.id), "body", body.items()[0].id)
    stop(open_space(store, cast.youth, space.id), shared.id)
    back_up(settings, settings.database.parent, keep_days=30)

    found = bytes_on_disk(store, settings.database.parent)
    assert len(old) == 2
    assert not any(bytes_ in found for bytes_ in old)
