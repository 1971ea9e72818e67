"""Someone knows her secret words: what they opened before opens nothing that comes after."""

from dataclasses import replace

import pytest
from pages_cast import NAMES, WORDS, grant

from crypto.errors import CannotOpenError
from webapp.account.accounts import card_of
from webapp.account.renewals import renew_keys
from webapp.account.unlocking import (
    WrongWordsError,
    add_code,
    sign_slots,
    stretch,
    unlock_with_code,
    unlock_with_words,
)
from webapp.care.people import KeptRelease
from webapp.care.plans import Goal
from webapp.care.records import records, save
from webapp.database import Store, open_database
from webapp.space import inbox, kinds
from webapp.space.authority import authority_over
from webapp.space.books import open_book
from webapp.space.drafts import draft_for, keep_draft
from webapp.space.grants import all_grants
from webapp.space.opening import open_space
from webapp.space.proofs import prove
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.rekey import rekey
from webapp.space.spaces import found, offer_hand_over, take_over
from webapp.space.stops import stop
from webapp.space.wraps import add_wrap

NEW = "violin basket lemon harbor"
CODE = bytes(range(20))


@pytest.fixture
def unlock(store, settings):
    def with_words(role, words=WORDS, using=None):
        return unlock_with_words(using or store, NAMES[role], words, settings.words_profile)

    return with_words


@pytest.fixture
def renew(store, settings, unlock):
    def renewed(role="youth"):
        words = stretch(store, NEW, settings.words_profile)
        return renew_keys(store, unlock(role), words)

    return renewed


@pytest.fixture
def copy(store, tmp_path):
    """The whole database as it was: copy() before, what a thief has after."""

    def made() -> Store:
        path = tmp_path / "copy.db"
        store.db.execute("VACUUM INTO ?", [str(path)])
        return replace(store, db=open_database(path))

    return made


def test_the_old_words_open_nothing(unlock, renew, space):
    renew()

    with pytest.raises(WrongWordsError):
        unlock("youth")
    assert unlock("youth", NEW).worries == ()


def test_the_old_words_open_nothing_with_their_old_slot_put_back(store, unlock, renew, space):
    old = store.db.execute("select * from slots where account_id = ?", [space.me.account])
    slot = old.fetchone()
    renew()
    store.db.execute("delete from slots where account_id = ?", [space.me.account])
    store.db.execute("insert into slots values (?, ?, ?, ?, ?, ?, ?, ?)", slot)

    with pytest.raises(WrongWordsError):
        unlock("youth")


def test_the_old_backup_code_opens_nothing(store, unlock, renew, space):
    mine = unlock("youth")
    add_code(store, mine.signer.account, mine.master, CODE)
    sign_slots(store, mine.signer)
    unlock_with_code(store, NAMES["youth"], CODE)
    renew()

    with pytest.raises(WrongWordsError):
        unlock_with_code(store, NAMES["youth"], CODE)


def test_she_owns_and_reads_everything_as_before(store, renew, space):
    new = renew().signer
    hers = open_space(store, new, space.id)

    assert hers.is_owner
    assert set(hers.kinds) == set(authority_over(store, space.id).sections)
    assert [goal.hers for goal in records(hers.section("body"), Goal)] == ["Fix my tooth"]
    assert prove(hers).holds


def test_the_keys_of_before_open_nothing_of_hers(store, renew, cast, space):
    renew()

    with pytest.raises(NotGrantedError):
        open_space(store, cast.youth, space.id)


def test_an_old_copy_and_the_old_words_get_only_what_was_there_then(
    store, copy, unlock, renew, cast, space
):
    thief = copy()
    hers = open_space(store, renew().signer, space.id)
    save(hers, "body", Goal(hers="Written after"))

    then = open_space(thief, unlock("youth", using=thief).signer, space.id)
    assert [g.hers for g in records(then.section("body"), Goal)] == ["Fix my tooth"]
    stolen = then.section("body").key
    for (item, version), sealed in hers.section("body").rows.items():
        with pytest.raises(CannotOpenError):
            stolen.root(item).open(version, sealed)


def test_every_section_key_changes(store, renew, space):
    before = {kind: space.fresh(kind).key.epoch for kind in space.kinds}
    hers = open_space(store, renew().signer, space.id)

    assert all(hers.section(kind).key.epoch > epoch for kind, epoch in before.items())


def test_readers_go_on_reading_exactly_what_they_read(store, renew, cast, space, shared):
    renew()
    his = open_space(store, cast.member, space.id)

    assert his.kinds == ["body"]
    assert [goal.hers for goal in records(his.section("body"), Goal)] == ["Fix my tooth"]
    assert his.grants[0].ends_at == shared.ends_at


def test_single_items_stay_single_items(store, renew, cast, space):
    goal = records(space.section("school"), Goal)[0]
    grant(store, cast.youth, space, cast.member, {"school": (goal.id,)})
    save(space, "school", Goal(hers="Not for him"))
    renew()

    his = open_space(store, cast.member, space.id)
    assert [g.hers for g in records(his.section("school"), Goal)] == ["Be in art class"]


def test_her_keeper_goes_on_keeping(store, renew, cast, space):
    renew()
    kept = open_space(store, cast.advocate, space.id)
    save(kept, "body", Goal(hers="See the dentist"), witness=True)

    assert kept.is_keeper
    assert rekey(kept, ["body"]) == []


def test_what_was_stopped_stays_stopped(store, renew, cast, space, shared):
    stop(space, shared.id)
    renew()

    with pytest.raises(NotGrantedError):
        open_space(store, cast.member, space.id)


def test_she_stops_a_share_that_was_signed_anew(store, renew, cast, space, shared):
    hers = open_space(store, renew().signer, space.id)
    again = next(g for g in hers.known if g.reader == cast.member.account)
    stop(hers, again.id)

    with pytest.raises(NotGrantedError):
        open_space(store, cast.member, space.id)


def test_a_wrap_signed_by_the_old_hand_is_refused(store, renew, cast, space, shared):
    hers = open_space(store, renew().signer, space.id)
    again = next(g for g in hers.known if g.reader == cast.member.account)
    add_wrap(store, cast.youth, again, hers.section("body").key)

    with pytest.raises(NotGrantedError):
        open_space(store, cast.member, space.id).section("body")


def test_a_grant_signed_by_the_old_identity_lets_nobody_in(store, renew, cast, space):
    renew()
    now = authority_over(store, space.id)
    before = replace(space, authority=replace(now, owner=cast.youth.card))
    with pytest.raises((CannotOpenError, NotGrantedError)):
        grant(store, cast.youth, before, cast.stranger, {"body": None})

    with pytest.raises(NotGrantedError):
        open_space(store, cast.stranger, space.id)


def test_a_list_signed_by_the_old_hand_is_noticed(store, renew, cast, space):
    old = store.db.execute("select id, sealed_list from sections").fetchall()
    hers = open_space(store, renew().signer, space.id)
    store.db.conn.executemany(
        "update sections set sealed_list = ? where id = ?", [row[::-1] for row in old]
    )

    with pytest.raises(ChangedBehindError):
        hers.fresh("body").items()


def test_the_log_key_changes_and_the_old_one_reads_no_more(store, renew, space):
    before = store.db.execute("select log_key from spaces").fetchone()
    hers = open_space(store, renew().signer, space.id)

    assert store.db.execute("select log_key from spaces").fetchone() != before
    reading = prove(hers).reading
    assert {"keys-changed", "handed-over"} <= {line.kind for line in reading.lines}


def test_her_copies_of_releases_name_the_new_grants(store, renew, space, shared):
    save(space, kinds.SHARING, KeptRelease(document="signed", grant=shared.id))
    hers = open_space(store, renew().signer, space.id)
    kept = records(hers.section(kinds.SHARING), KeptRelease)[0]

    assert kept.document == "signed"
    assert kept.grant in {grant.id for grant in hers.known if grant.is_running(store.now)}


def test_what_waits_for_her_and_what_she_began_come_along(store, renew, cast, space):
    inbox.post(store, cast.member, cast.youth.card, "note", {"text": "hello"}, space=space.id)
    keep_draft(store, cast.youth.account, cast.youth.card.keys.box, "/page", {"text": "half"})
    new = renew().signer

    assert [m.body for m in inbox.messages(store, new)] == [{"text": "hello"}]
    assert draft_for(store, new.account, new.box, "/page") == {"text": "half"}


def test_one_section_that_was_tampered_with_keeps_nothing_up(store, renew, cast, space, shared):
    school = space.authority.sections["school"]
    store.db.execute("update sections set sealed_list = null where id = ?", [school])
    renewal = renew()

    assert renewal.stuck == 1
    hers = open_space(store, renewal.signer, space.id)
    assert hers.section("body").items()
    assert open_space(store, cast.member, space.id).section("body").items()


def test_a_grant_planted_meanwhile_is_not_signed_anew(store, renew, cast, space, shared):
    row = list(store.db.execute("select * from grants where id = ?", [shared.id]).fetchone())
    row[0] = "f" * 32
    store.db.execute("insert into grants values (?, ?, ?, ?, ?, ?)", row)

    assert renew().signed_anew == 2


def test_it_happens_whole_or_not_at_all(store, settings, unlock, space, monkeypatch):
    words, mine = stretch(store, NEW, settings.words_profile), unlock("youth")
    monkeypatch.setattr("webapp.account.renewals.sign_slots", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        renew_keys(store, mine, words)

    assert card_of(store, mine.signer.account) == mine.signer.card
    assert open_space(store, unlock("youth").signer, space.id).section("body").items()


def test_twice_in_a_row_works(store, settings, renew, cast, space, shared):
    renew()
    words = stretch(store, "harbor lemon kites amber", settings.words_profile)
    again = unlock_with_words(store, NAMES["youth"], NEW, settings.words_profile)
    new = renew_keys(store, again, words).signer

    assert open_space(store, new, space.id).section(kinds.PRIVATE).may_write
    assert open_space(store, cast.member, space.id).section("body").items()
    assert prove(open_space(store, new, space.id)).holds


def test_for_staff_the_granters_must_check_again(store, renew, cast, space):
    renewal = renew("advocate")

    assert renewal.ended == 1
    with pytest.raises(NotGrantedError):
        open_space(store, renewal.signer, space.id)
    assert open_book(store, renewal.signer)[space.id]["name"] == "Mari"
    grants, _failed = all_grants(store, authority_over(store, space.id))
    assert not [g for g in grants if g.reader == cast.advocate.account and g.state == "live"]


def test_a_founder_keeps_a_space_that_is_not_handed_over_yet(store, renew, cast, space):
    begun = found(store, cast.advocate)
    new = renew("advocate").signer
    again = open_space(store, new, begun.id)

    assert take_over(store, cast.guardian, offer_hand_over(again, new, cast.guardian.card)).is_owner


def test_words_and_keys_stand_in_no_name_of_the_result(renew, space):
    assert NEW not in repr(renew())
