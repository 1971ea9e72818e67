"""Claim: only what the owner signed lets anybody in, exactly as she signed it."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from spine_cast import granted, later, sees

from crypto.labels import Tag
from webapp.space.authority import authority_over
from webapp.space.grant_rows import add_grant
from webapp.space.grants import (
    CLOSED,
    LIVE,
    OWNER_GRANT,
    SEE,
    STOPPED,
    WRITE,
    Scope,
    all_grants,
    owner_grant,
    sign_grant,
)
from webapp.space.refused import ChangedBehindError, NotTheOwnerError
from webapp.space.signatures import write
from webapp.space.standing import mark


@pytest.fixture
def known(store, hers):
    """Every grant that holds, and the ids of rows that do not."""
    return lambda: all_grants(store, authority_over(store, hers.id))


def facts_of(store, grant):
    row = store.db.execute("select sealed_facts from grants where id = ?", [grant.id]).fetchone()
    return store.seal.open_facts("grants", "sealed_facts", grant.id, row[0])


def set_facts(store, grant, **changes):
    """What somebody with the key file can do to the server's own copy."""
    facts = {**facts_of(store, grant), **changes}
    sealed = store.seal.seal_facts("grants", "sealed_facts", grant.id, facts)
    store.db.execute("update grants set sealed_facts = ? where id = ?", [sealed, grant.id])


def test_a_reader_cannot_let_others_read(hers, share, doctor, stranger):
    share(hers, doctor, {"body": None})

    with pytest.raises(NotTheOwnerError):
        granted(hers, stranger, {"body": None}, 30, (SEE,), by=doctor)


def test_a_keeper_cannot_let_others_read(hers, keeper, advocate, stranger):
    with pytest.raises(NotTheOwnerError):
        granted(hers, stranger, {"body": None}, 30, (SEE,), by=advocate)


def test_no_grant_makes_a_second_owner(hers, youth, doctor):
    with pytest.raises(NotTheOwnerError):
        granted(hers, doctor, {"body": None}, 30, (SEE, OWNER_GRANT), by=youth)


def test_a_row_that_the_owner_did_not_sign_is_named_and_opens_nothing(store, hers, known, stranger):
    pretending = replace(hers.authority, owner=stranger.card)
    planted = sign_grant(
        stranger, pretending, stranger.card, Scope({hers.section("body").id: None}),
        rights=frozenset({SEE}), starts_at=store.now, ends_at=store.now + timedelta(days=9),
        purpose_hash="", release="", now=store.now,
    )  # fmt: skip
    id_ = add_grant(store, planted)

    assert known()[1] == [id_]
    assert sees(store, stranger, hers.id) == []


def test_what_the_founder_signed_before_the_hand_over_is_closed(
    store, hers, known, advocate, doctor
):
    before = replace(hers.authority, owner=advocate.card, handed_over=False)
    document = sign_grant(
        advocate, before, doctor.card, Scope({hers.section("body").id: None}),
        rights=frozenset({SEE}), starts_at=store.now, ends_at=store.now + timedelta(days=9),
        purpose_hash="", release="", now=store.now,
    )  # fmt: skip
    id_ = add_grant(store, document)

    good, bad = known()
    assert [g.state for g in good if g.id == id_] == [CLOSED]
    assert bad == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reader", "somebody else"),
        ("space", "0" * 64),
        ("scope", {}),
        ("starts", "2020-01-01T00:00:00+00:00"),
        ("ends", "2099-01-01T00:00:00+00:00"),
        ("rights", ["see", "write"]),
        ("owner", True),
    ],
)
def test_a_changed_enforcement_copy_is_noticed(store, hers, share, known, doctor, field, value):
    grant = share(hers, doctor, {"body": None})

    set_facts(store, grant, **{field: value})

    assert known()[1] == [grant.id]
    assert sees(store, doctor, hers.id) == []


@pytest.mark.parametrize("field", ["keys", "scope", "ends", "rights", "reader"])
def test_a_changed_entry_is_noticed(store, hers, share, known, doctor, stranger, field):
    grant = share(hers, doctor, {"body": None})
    row = store.db.execute("select sealed_entry from grants where id = ?", [grant.id]).fetchone()
    stored = json.loads(store.seal.open("grants", "sealed_entry", grant.id, row[0]))
    body = json.loads(stored["text"])
    body[field] = [stranger.card.keys.box.hex()] * 3 if field == "keys" else "other"
    changed = json.dumps({**stored, "text": json.dumps(body)}).encode()
    sealed = store.seal.seal("grants", "sealed_entry", grant.id, changed)
    store.db.execute("update grants set sealed_entry = ? where id = ?", [sealed, grant.id])

    assert known()[1] == [grant.id]


def test_a_sealed_copy_of_another_row_is_noticed(store, hers, share, known, doctor, stranger):
    short, long = share(hers, doctor, {"body": None}), share(hers, stranger, {"body": None})
    store.db.execute(
        "update grants set sealed_facts = (select sealed_facts from grants where id = ?)"
        " where id = ?",
        [long.id, short.id],
    )

    assert known()[1] == [short.id]


def test_a_row_moved_to_another_space_opens_nothing_there(store, hers, share, known, doctor):
    grant = share(hers, doctor, {"body": None})
    store.db.execute("insert into spaces values ('other', x'', '2026-11-22')")
    store.db.execute("update grants set space_id = 'other' where id = ?", [grant.id])

    assert grant.id not in [g.id for g in known()[0]]
    assert sees(store, doctor, hers.id) == []
    elsewhere = replace(hers.authority, space="other")
    assert all_grants(store, elsewhere) == ([], [grant.id])


def test_a_document_of_another_kind_is_no_grant(store, hers, known, youth):
    body = {"id": "x", "space": hers.id, "reader": "r", "ends": store.now.isoformat()}
    body |= {"scope": {}, "starts": store.now.isoformat(), "rights": []}
    add_grant(store, write(Tag.RELEASE, body).signed_by("owner", youth.identity))

    assert known()[1] == ["x"]


def test_it_runs_from_its_start_to_just_before_its_end(store, hers, share, doctor):
    grant = share(hers, doctor, {"body": None}, days=1)

    assert not grant.is_running(grant.starts_at - timedelta(seconds=1))
    assert grant.is_running(grant.starts_at)
    assert not grant.is_running(grant.ends_at)


def test_the_day_it_ends_is_kept_in_utc(store, hers, youth, doctor):
    guam = timezone(timedelta(hours=10))
    document = sign_grant(
        youth, hers.authority, doctor.card, Scope({}), rights=frozenset({SEE}),
        starts_at=store.now, ends_at=datetime(2026, 12, 2, 0, 0, tzinfo=guam),
        purpose_hash="", release="", now=store.now,
    )  # fmt: skip
    id_ = add_grant(store, document)

    row = store.db.execute("select ends_on from grants where id = ?", [id_]).fetchone()
    assert row == ("2026-12-01",)


def test_the_moment_it_ended_is_when_it_stopped_being_live(store, hers, share, doctor):
    grant = share(hers, doctor, {"body": None})

    stopped = mark(store, grant, STOPPED)
    closed = mark(later(store, hours=5), stopped, CLOSED)

    assert closed.ended_at == store.now
    assert facts_of(store, grant)["state"] == CLOSED


def test_a_grant_whose_row_is_gone_cannot_be_marked(store, hers, share, doctor):
    grant = share(hers, doctor, {"body": None})
    store.db.execute("delete from grants where id = ?", [grant.id])

    with pytest.raises(ChangedBehindError):
        mark(store, grant, STOPPED)


def test_the_owner_has_one_row_over_everything(store, hers, known, youth):
    (own,) = known()[0]

    assert own == owner_grant(hers.authority)
    assert (own.reader, own.state) == (youth.account, LIVE)
    assert set(own.scope.parts) == set(hers.authority.sections.values())


def test_a_scope_covers_what_it_names_and_nothing_else():
    scope = Scope({"a": None, "b": ("1",)})

    assert scope.covers("a", "any")
    assert scope.covers("b", "1")
    assert not scope.covers("b", "2")
    assert not scope.covers("c", "1")
    assert Scope.of(scope.as_body()) == scope


def test_rights_are_what_was_signed(hers, share, doctor):
    assert share(hers, doctor, {"body": None}, rights=(SEE, WRITE)).rights == {SEE, WRITE}


@pytest.mark.parametrize("state", [STOPPED, CLOSED])
def test_a_grant_that_ended_does_not_run(store, hers, share, doctor, state):
    grant = share(hers, doctor, {"body": None})

    assert grant.is_running(store.now)
    assert not mark(store, grant, state).is_running(store.now)
