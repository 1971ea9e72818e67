"""Claim: a paper counts for one share, by a named witness, from somebody who may still sign."""

from datetime import timedelta

import pytest
from cosigning_cast import ON_PAPER, TEXT
from spine_cast import copied_rows, later, put_rows_back, sees

from crypto.errors import CannotOpenError
from webapp.account.accounts import replace_keys
from webapp.space.authority import authority_over
from webapp.space.cosigning import waiting_for
from webapp.space.exclusions import exclude
from webapp.space.grants import LIVE, STOPPED, WAITING, all_grants
from webapp.space.links import change_link, drop_link, link_in
from webapp.space.on_paper import signed_on_paper
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.rekey import rekey, settle
from webapp.space.releases import read_release
from webapp.space.signers import YES, keep_row, row_of, yes_to
from webapp.space.spaces import found
from webapp.space.stops import stop
from webapp.space.succession import succeed


@pytest.fixture
def hers(store, cast, space):
    return open_space(store, cast.youth, space.id)


@pytest.fixture
def youth(cast):
    return cast.youth


@pytest.fixture
def advocate(cast):
    return cast.advocate


@pytest.fixture
def doctor(cast):
    return cast.member


@pytest.fixture
def waits(offer):
    return offer([], on_paper=[ON_PAPER])


@pytest.fixture
def link(store, hers, waits):
    return link_in(store, hers.id, ON_PAPER)


@pytest.fixture
def unlocks(store, youth, hers):
    def unlock(in_=None):
        settle(open_space(in_ or store, youth, hers.id))

    return unlock


@pytest.fixture
def state(store, hers):
    def now(one):
        known, _failed = all_grants(store, authority_over(store, hers.id))
        return next(grant.state for grant in known if grant.id == one.grant.id)

    return now


@pytest.fixture
def reads(store, doctor, hers):
    return lambda in_=None: bool(sees(in_ or store, doctor, hers.id))


@pytest.fixture
def plant(store, hers):
    """Somebody who can write rows puts a yes there."""

    def put(one, document, signer=ON_PAPER):
        row = row_of(store, hers.id, one.id, signer)
        said = {"answer": YES, "document": document, "at": store.now.isoformat(), "about": {}}
        keep_row(store, hers.id, one.id, signer, row | said)

    return put


def paper_by(witness, one, store, signer=ON_PAPER):
    yes = yes_to(one.grant.needs, signer, store.now, {}, witness.account)
    return yes.signed_by("witness", witness.identity).dump()


def test_a_paper_opens_at_the_next_unlock_and_not_before(store, waits, advocate, unlocks, reads):
    signed_on_paper(store, advocate, waits.id, ON_PAPER, "scan 1", {})
    assert not reads()

    unlocks()
    assert reads()


@pytest.mark.parametrize("by", ["rosa", "joao", "doctor"])
def test_a_forged_row_of_a_witness_opens_nothing(
    store, waits, plant, unlocks, reads, state, by, request
):
    plant(waits, paper_by(request.getfixturevalue(by), waits, store))
    unlocks()

    assert not reads()
    assert state(waits) == WAITING


def test_a_row_in_the_name_of_the_witness_opens_nothing(
    store, waits, advocate, rosa, plant, unlocks, reads
):
    yes = yes_to(waits.grant.needs, ON_PAPER, store.now, {}, advocate.account)
    plant(waits, yes.signed_by("witness", rosa.identity).dump())
    unlocks()

    assert not reads()


def test_the_reader_is_no_witness_even_where_the_grant_names_him(waits, doctor):
    assert doctor.account not in waits.grant.needs.witnesses


def test_the_reader_can_not_witness_through_the_page_either(store, waits, doctor):
    with pytest.raises(NotGrantedError):
        signed_on_paper(store, doctor, waits.id, ON_PAPER, "scan 1", {})


def test_a_yes_without_a_witness_is_none(store, waits, rosa, plant, unlocks, reads):
    yes = yes_to(waits.grant.needs, ON_PAPER, store.now, {}).signed_by("signer", rosa.identity)
    plant(waits, yes.dump())
    unlocks()

    assert not reads()


def test_a_paper_counts_for_one_share_only(store, offer, advocate, hers, plant, unlocks, state):
    small = offer([], on_paper=[ON_PAPER])
    large = offer([], {"body": None, "school": None}, on_paper=[ON_PAPER])
    signed_on_paper(store, advocate, small.id, ON_PAPER, "scan 1", {})
    plant(large, row_of(store, hers.id, small.id, ON_PAPER)["document"])
    unlocks()

    assert (state(small), state(large)) == (LIVE, WAITING)


def test_who_is_shut_out_after_the_paper_opens_nothing(
    store, waits, advocate, hers, unlocks, reads
):
    signed_on_paper(store, advocate, waits.id, ON_PAPER, "scan 1", {})
    exclude(store, hers.id, ON_PAPER)
    unlocks()

    assert not reads()


def test_who_is_shut_out_while_it_runs_ends_it(store, waits, advocate, hers, unlocks, reads, state):
    signed_on_paper(store, advocate, waits.id, ON_PAPER, "scan 1", {})
    unlocks()
    exclude(store, hers.id, ON_PAPER)

    assert state(waits) == STOPPED
    assert not reads()


@pytest.mark.parametrize("before", [True, False])
def test_who_joins_later_is_the_same_person_shut_out(
    store, waits, advocate, hers, rosa, link, unlocks, reads, before
):
    """The paper names the link; the exclusion names the account, or the other way round."""
    signed_on_paper(store, advocate, waits.id, ON_PAPER, "scan 1", {})
    if not before:
        unlocks()
    change_link(store, link, account=rosa.account)
    exclude(store, hers.id, rosa.account)
    unlocks()

    assert not reads()


def test_an_account_of_somebody_shut_out_before_joining_counts_for_nothing(
    store, offer, advocate, hers, rosa, unlocks, reads
):
    offer([], on_paper=[ON_PAPER])
    change_link(store, link_in(store, hers.id, ON_PAPER), account=rosa.account)
    exclude(store, hers.id, ON_PAPER)

    with pytest.raises(CannotOpenError):
        offer([rosa])


@pytest.mark.parametrize("when", ["before the paper", "between paper and unlock"])
def test_where_the_order_behind_it_is_over_nothing_opens(
    store, waits, advocate, hers, link, unlocks, reads, when
):
    yesterday = (store.now - timedelta(days=1)).date().isoformat()
    if when == "before the paper":
        change_link(store, link, until=yesterday)
        with pytest.raises(NotGrantedError):
            signed_on_paper(store, advocate, waits.id, ON_PAPER, "scan 1", {})
    else:
        signed_on_paper(store, advocate, waits.id, ON_PAPER, "scan 1", {})
        change_link(store, link, until=yesterday)
    unlocks()

    assert not reads()


def test_what_began_goes_on_when_the_order_ends_later(store, waits, advocate, link, unlocks, reads):
    """A yes that counted on its day does not stop counting: the share has an end of its own."""
    change_link(store, link, until=(store.now + timedelta(days=1)).date().isoformat())
    signed_on_paper(store, advocate, waits.id, ON_PAPER, "scan 1", {})
    unlocks()

    assert reads(later(store, days=5))


def test_a_link_that_is_gone_is_nobody(store, waits, advocate, link, unlocks, reads):
    signed_on_paper(store, advocate, waits.id, ON_PAPER, "scan 1", {})
    drop_link(store, link)
    unlocks()

    assert not reads()


def test_nobody_is_asked_on_paper_by_an_id_that_is_no_link_here(store, offer, advocate, link, rosa):
    other = found(store, advocate).id
    change_link(store, link, id="elsewhere-1", space=other)

    for id_ in ("elsewhere-1", "never", rosa.account):
        with pytest.raises(CannotOpenError):
            offer([], on_paper=[id_], makes_links=False)


def test_an_id_cannot_stand_for_a_link_and_an_account_at_once(store, hers, offer, link, rosa):
    change_link(store, link, id=rosa.account)

    with pytest.raises(CannotOpenError):
        offer([rosa], on_paper=[rosa.account], makes_links=False)
    offer([], on_paper=[rosa.account], makes_links=False)
    assert waiting_for(store, rosa) == []


def test_the_reader_never_gives_his_own_yes_on_paper(
    store, waits, advocate, doctor, link, unlocks, reads
):
    """His account is bound to the link after the paper was signed."""
    signed_on_paper(store, advocate, waits.id, ON_PAPER, "scan 1", {})
    change_link(store, link, account=doctor.account)
    unlocks()

    assert not reads()


def test_a_re_key_in_between_changes_nothing(store, hers, youth, waits, advocate, unlocks, reads):
    rekey(open_space(store, youth, hers.id), ["body"])
    signed_on_paper(store, advocate, waits.id, ON_PAPER, "scan 1", {})
    rekey(open_space(store, youth, hers.id), ["body"])
    assert not reads()

    unlocks()
    assert reads()
    rekey(open_space(store, youth, hers.id), ["body"])
    assert reads()


def test_new_keys_of_hers_in_between_change_nothing(store, hers, youth, waits, advocate, doctor):
    signed_on_paper(store, advocate, waits.id, ON_PAPER, "scan 1", {})
    new, _master = replace_keys(store, youth)
    succeed(open_space(store, youth, hers.id), youth, new)
    settle(open_space(store, new, hers.id))

    assert sees(store, doctor, hers.id)


def test_a_stop_in_between_is_final(store, hers, youth, waits, advocate, unlocks, reads):
    signed_on_paper(store, advocate, waits.id, ON_PAPER, "scan 1", {})
    tables = ("grants", "cosigners", "waiting")
    kept = {name: copied_rows(store, name) for name in tables}
    stop(open_space(store, youth, hers.id), waits.grant.id)
    for name, rows in kept.items():
        put_rows_back(store, name, rows)
    unlocks()

    assert not reads()


def test_the_release_stays_shut_to_its_reader_until_the_paper_counts(
    store, hers, doctor, waits, advocate, unlocks
):
    signed_on_paper(store, advocate, waits.id, ON_PAPER, "scan 1", {})
    with pytest.raises(CannotOpenError):
        read_release(store, doctor.account, doctor.box, hers.id, waits.release)

    unlocks()
    found = read_release(store, doctor.account, doctor.box, hers.id, waits.release)
    assert found.body["text"] == TEXT
