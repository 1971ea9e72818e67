"""Claim: a new instance key takes over everything, and the old one goes when nothing names it."""

import re
from dataclasses import replace

import pytest
from pages_cast import NAMES, signed_in

from webapp import create_app
from webapp.config import PROJECT
from webapp.instance_seal import InstanceSeal
from webapp.key_turning import KEPT, Turning, columns, seal_anew, turn
from webapp.keyfile import KeyFile, WrongKeyFileError, check_belongs
from webapp.team.invites import invite
from webapp.team.vouches import vouch, vouches_for

SEALED = re.compile(r'seal(?:_facts)?\(\s*"(\w+)", "(\w+)"')
IN_A_COOKIE = ("device", "cookie")


@pytest.fixture
def lived_in(store, cast, space, shared):
    """Accounts, agencies, a space with a reader, an invite, a message, a vouch."""
    invite(store, "guardian", by=cast.advocate.account, space=space.id, name="Denise")
    vouch(store, cast.advocate, cast.member.card)
    return space


@pytest.fixture
def minute(app, settings, store, clock):
    """What the sweeper does of it, at the time it is by now."""
    turning = Turning(settings.keys)

    def passes():
        with app.app_context():
            turning(replace(store, now=clock()))

    return passes


def named(store, id_):
    """Looked for by hand: every field of every table that names this key."""
    return [
        (table.name, name)
        for table in store.db.tables
        for row in table.rows
        for name, value in row.items()
        if isinstance(value, bytes) and value[2:10] == id_
    ]


def sealed_in_the_code():
    texts = [path.read_text(encoding="utf-8") for path in (PROJECT / "webapp").rglob("*.py")]
    return {found for text in texts for found in SEALED.findall(text)} - {IN_A_COOKIE}


def test_nothing_names_the_old_key_after_a_minute(lived_in, store, settings, clock, minute):
    old = KeyFile.load(settings.keys).instance
    before = {place for place in named(store, old.id)}
    turn(settings.keys, clock().date())
    minute()

    assert len({table for table, _name in before}) >= 8
    assert named(store, old.id) == []
    assert {place for place in named(store, store.seal.keyfile.instance.id)} == before


def test_the_old_key_goes_after_a_month_and_everything_opens(
    lived_in, app, store, cast, settings, clock, minute
):
    turn(settings.keys, clock().date())
    minute()
    clock.forward(days=KEPT.days - 1)
    minute()
    assert len(KeyFile.load(settings.keys).older) == 1
    clock.forward(days=1)
    minute()

    assert KeyFile.load(settings.keys).older == ()
    assert "Hi, Mari." in signed_in(app, NAMES["youth"]).get("/today").text
    assert len(vouches_for(store, cast.member.account)) == 1
    assert signed_in(create_app(settings), NAMES["advocate"]).get("/everyone").status_code == 200


def blank_row(store, table):
    """Some value in every column of a table, and the name of the row that they make."""
    of_type = {"TEXT": "x", "INTEGER": 1, "BLOB": b"x"}
    values = {column.name: of_type[column.type] for column in store.db[table].columns}
    keys = [values[name] for name in store.db[table].pks]
    return values, keys[0] if len(keys) == 1 else "/".join(map(str, keys))


@pytest.mark.parametrize(("table", "column"), sorted(sealed_in_the_code()))
def test_every_column_that_the_code_seals_is_sealed_anew(app, store, table, column):
    assert (table, column) in {(c.table, c.name) for c in columns(store.db)}
    values, row = blank_row(store, table)
    sealed = store.seal.seal(table, column, row, b"m")
    store.db.execute("pragma foreign_keys = off")
    store.db[table].insert({**values, column: sealed})
    old = store.seal.keyfile.instance.id
    store.seal.turn_to(store.seal.keyfile.turned(store.now.date()))

    assert seal_anew(store) == set()
    alone = InstanceSeal(store.seal.keyfile.without({old}))
    assert alone.open(table, column, row, next(store.db[table].rows)[column]) == b"m"


def test_a_field_that_opens_nowhere_keeps_its_key_and_holds_up_nothing_else(
    lived_in, store, cast, settings, clock, minute, caplog
):
    other = store.seal.seal("agencies", "sealed_facts", "elsewhere", b"moved here")
    store.db.execute("insert into agencies values ('a', ?)", [other])
    old = store.seal.keyfile.instance.id
    turn(settings.keys, clock().date())
    clock.forward(days=KEPT.days)
    minute()

    assert named(store, old) == [("agencies", "sealed_facts")]
    assert [key.secret.id for key in KeyFile.load(settings.keys).older] == [old]
    assert "an old key stays" in caplog.text


def test_a_backup_from_before_belongs_to_the_keys_while_the_old_one_is_there(
    lived_in, store, settings, clock, minute
):
    before = store.db["instance"].get(1)["stamp"]
    turn(settings.keys, clock().date())
    minute()
    assert store.db["instance"].get(1)["stamp"] != before
    store.db["instance"].update(1, {"stamp": before})

    keys = KeyFile.load(settings.keys)
    check_belongs(keys, store.db)
    with pytest.raises(WrongKeyFileError):
        check_belongs(keys.without({keys.older[0].secret.id}), store.db)


def test_a_running_server_keeps_its_keys_when_the_file_is_gone_or_is_another(
    store, settings, minute
):
    before = store.seal.keyfile
    settings.keys.unlink()
    minute()
    KeyFile.load_or_make(settings.keys, database_exists=False)
    minute()

    assert store.seal.keyfile == before


def test_two_turns_on_one_day_leave_both_old_keys(lived_in, store, settings, clock, minute):
    for _turn in range(2):
        turn(settings.keys, clock().date())
        minute()
    keys = KeyFile.load(settings.keys)

    assert len(keys.older) == 2
    assert [named(store, key.secret.id) for key in keys.older] == [[], []]
    assert settings.keys.stat().st_mode & 0o777 == 0o600
