"""Claim: whoever may open parts in an emergency gets nothing by it from a stolen database."""
# ruff: noqa: F811

import pytest
from emergency_cast import WHY, lee, opens  # noqa: F401
from pages_cast import NAMES, WORDS, send, signed_in
from sharing_cast import knows_them
from spine_cast import bytes_on_disk

from crypto.errors import CannotOpenError
from crypto.wrap import unwrap_section
from webapp.database import truncate_wal
from webapp.joining.hand_overs import Wanted, begin_space, say_same, take
from webapp.space import kinds
from webapp.space.emergency import given
from webapp.space.grants import EMERGENCY, all_grants
from webapp.space.opening import open_space
from webapp.space.stops import stop
from webapp.space.wraps import SIGNATURE_SIZE, wrap_place
from webapp.team.invites import invite, join, number_of


@pytest.fixture
def lees(app, store, cast, space, lee, youth_client):
    """Lee's browser; she let Lee by her own page."""
    knows_them(open_space(store, cast.youth, space.id), lee.card)
    page = f"/people/{lee.account}/in-need"
    assert send(youth_client, page, parts=["body", "mind"], passphrase=WORDS).status_code == 303
    return signed_in(app, "lee one")


def keys_in_the_rows(store, reader, grant):
    """What the stolen rows of one grant give to whoever has its reader's own keys: the key of
    each section that a wrap opens by itself."""
    rows = store.db.execute(
        "select section_id, epoch, sealed from wraps where grant_id = ?", [grant.id]
    ).fetchall()
    assert rows
    found = []
    for section, epoch, sealed in rows:
        for bytes_ in (sealed, sealed[SIGNATURE_SIZE:]):
            try:
                place = wrap_place(grant, section, epoch)
                found.append(unwrap_section(reader.box, bytes_, place))
            except CannotOpenError:
                continue
    return found


def the_grant(store, cast, space, who):
    every = given(open_space(store, cast.youth, space.id))
    return next(grant for grant in every if grant.reader == who.account)


@pytest.mark.parametrize("is_open", [False, True])
def test_no_wrap_that_her_page_made_opens_outside(
    lees,
    store,
    cast,
    space,
    lee,
    is_open,
):
    if is_open:
        opens(lees, space)

    assert keys_in_the_rows(store, lee, the_grant(store, cast, space, lee)) == []


def test_the_same_look_finds_the_keys_of_an_ordinary_share(store, cast, space):
    own = next(
        g for g in all_grants(store, space.authority)[0] if g.reader == cast.advocate.account
    )

    assert len(keys_in_the_rows(store, cast.advocate, own)) == len(kinds.SHARED_WITH_KEEPER)


def test_no_wrap_of_the_hand_over_opens_outside(store, cast):
    begun = begin_space(store, cast.advocate, "Mari", "sun", "", None)
    code, _made = invite(store, "youth", by=cast.advocate.account, space=begun.id, name="Mari")
    joined = join(store, code, cast.youth.card)
    same = say_same(
        store, joined, cast.advocate, number_of(joined, cast.advocate.card, cast.youth.card)
    )
    hers = take(store, cast.youth, same, Wanted(parts=("school",), powers=(EMERGENCY,)))
    (grant,) = given(hers)

    assert keys_in_the_rows(store, cast.advocate, grant) == []


def test_neither_who_nor_why_stands_in_the_clear(lees, store, space, settings, lee):
    opens(lees, space)
    truncate_wal(store.db)
    loot = bytes_on_disk(store, settings.database.parent)

    assert WHY.encode() not in loot
    rows = store.db.execute("select * from emergencies").fetchall()
    assert rows
    assert all(lee.account.encode() not in repr(row).encode() for row in rows)


def test_after_she_took_it_back_no_row_is_left(lees, store, cast, space, lee):
    grant = the_grant(store, cast, space, lee)
    stop(open_space(store, cast.youth, space.id), grant.id)

    left = store.db.execute("select 1 from wraps where grant_id = ?", [grant.id]).fetchall()
    assert left == []


def test_a_row_put_back_opens_nothing_once_she_took_it_back(
    app,
    lees,
    store,
    cast,
    space,
    lee,
    youth_client,
):
    grant = the_grant(store, cast, space, lee)
    opens(lees, space)
    tables = ("grants", "wraps", "emergencies")
    columns = {"grants": "id", "wraps": "grant_id", "emergencies": "grant_id"}
    old = {
        table: store.db.execute(
            f"select * from {table} where {columns[table]} = ?", [grant.id]
        ).fetchall()
        for table in tables
    }
    send(youth_client, f"/people/{lee.account}/in-need/stop", f"/people/{lee.account}")
    for table, rows in old.items():
        for row in rows:
            marks = ", ".join("?" * len(row))
            store.db.execute(f"insert or replace into {table} values ({marks})", list(row))

    assert lees.get(f"/openings/{space.id}/now").status_code == 404
    assert lees.get(f"/openings/{space.id}").status_code == 404


@pytest.mark.parametrize("role", ["member", "guardian", "stranger", "advocate"])
def test_a_form_sent_by_others_opens_nothing_and_writes_nothing(app, lees, store, space, role):
    client = signed_in(app, NAMES[role])
    before = store.db.execute("select count(*) from emergencies").fetchone()
    page = "/account"
    answer = send(
        client, f"/openings/{space.id}", page, parts=["body"], reason=WHY, passphrase=WORDS
    )

    assert answer.status_code == 404
    assert store.db.execute("select count(*) from emergencies").fetchone() == before
