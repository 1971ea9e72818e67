"""Claim: what a law compelled is copied apart, opens nothing else, and is told her by itself."""

from datetime import timedelta

import pytest
from spine_cast import later, sees

from webapp.account.accounts import replace_keys
from webapp.space import kinds
from webapp.space.delays import (
    LONGEST,
    NoMoreDelayError,
    TooLongDelayError,
    move_mandate_keys,
    open_due,
    open_due_in,
    renew,
)
from webapp.space.mandates import (
    AFTER,
    COURT_ORDER,
    DANGER,
    DELAYED,
    REPORT,
    TOGETHER,
    NeedsApproverError,
    NotCompelledError,
    approve,
    disclose,
    mandates,
)
from webapp.space.opening import open_space
from webapp.space.proofs import prove
from webapp.space.refused import NotGrantedError
from webapp.space.writing import Put, TakeOut, write

SAID = {"authority": "a law", "to": "the hotline"}


@pytest.fixture
def tell(store, hers, keeper, advocate):
    """The advocate tells of the first line: tell(REPORT, told=AFTER, ...); returns the id."""

    def make(kind=REPORT, *, told=AFTER, by=advocate, chosen=None, in_=store, **more):
        space = open_space(in_, by, hers.id)
        chosen = chosen or {"body": (space.section("body").items()[0].id,)}
        more = {"is_compelled": True} | more
        return disclose(space, by, kind, chosen, SAID, told=told, **more)

    return make


def read_by(store, reader, hers):
    return [one.id for one in mandates(store, reader, hers.id)]


def lines_of(store, youth, hers):
    lines = prove(open_space(store, youth, hers.id)).reading.lines
    return [line for line in lines if line.kind == "told-without-ok"]


def test_she_reads_what_went_out_and_why(store, hers, youth, tell):
    tell()

    (one,) = mandates(store, youth, hers.id)

    assert [line["body"]["hers"] for line in one.lines] == ["teeth"]
    assert one.document.body["said"] == SAID


def test_discloser_and_approver_read_it_and_nobody_else(
    store, hers, youth, advocate, coordinator, doctor, stranger, share, tell
):
    share(hers, doctor, {"body": None})
    id_ = tell(COURT_ORDER, approver=coordinator.card)

    for reader in (youth, advocate, coordinator):
        assert read_by(store, reader, hers) == [id_]
    for reader in (doctor, stranger):
        assert read_by(store, reader, hers) == []


def test_it_gives_nobody_a_key(store, hers, coordinator, tell):
    tell(COURT_ORDER, approver=coordinator.card)

    assert sees(store, coordinator, hers.id) == []


def test_the_copy_stays_as_it_went_out(store, hers, youth, tell):
    line = hers.section("body").items()[0]
    tell()
    write(hers, "body", Put("goal", {"hers": "other words"}, line.id))
    write(hers, "body", TakeOut(line.id))

    assert mandates(store, youth, hers.id)[0].lines[0]["body"]["hers"] == "teeth"


def test_only_lines_that_are_open_already_are_copied(hers, doctor, share, tell):
    share(hers, doctor, {"school": None})
    line = hers.section("body").items()[0].id

    with pytest.raises(NotGrantedError):
        tell(by=doctor, chosen={"body": (line,)})


@pytest.mark.parametrize("kind", [kinds.PRIVATE, kinds.LOG])
def test_her_own_pages_and_the_log_never_go_out(hers, tell, kind):
    with pytest.raises(NotGrantedError):
        tell(chosen={kind: ("0" * 32,)})


@pytest.mark.parametrize("chosen", [{"body": ()}, {"body": ("0" * 32,)}])
def test_lines_are_chosen_one_by_one(tell, chosen):
    with pytest.raises(NotGrantedError):
        tell(chosen=chosen)


def test_she_discloses_nothing_about_herself_this_way(youth, tell):
    with pytest.raises(NotGrantedError):
        tell(by=youth)


@pytest.mark.parametrize("kind", [REPORT, DANGER, COURT_ORDER])
def test_allowed_is_not_compelled(tell, coordinator, kind):
    with pytest.raises(NotCompelledError):
        tell(kind, is_compelled=False, approver=coordinator.card)


def test_a_court_order_needs_a_second_person(tell, advocate):
    for approver in (None, advocate.card):
        with pytest.raises(NeedsApproverError):
            tell(COURT_ORDER, approver=approver)


def test_a_court_order_goes_out_once_it_is_approved(store, hers, advocate, coordinator, tell):
    id_ = tell(COURT_ORDER, approver=coordinator.card)
    assert not mandates(store, advocate, hers.id)[0].may_go_out
    with pytest.raises(NotGrantedError):
        approve(store, advocate, hers.id, id_)

    approve(store, coordinator, hers.id, id_)

    (one,) = mandates(store, advocate, hers.id)
    assert (one.may_go_out, one.approved_by) == (True, coordinator.account)


def test_the_trail_says_when_it_was_made_and_told(store, hers, youth, advocate, tell):
    tell(told=TOGETHER)

    (line,) = lines_of(store, youth, hers)
    assert line.actor == advocate.account
    assert line.about["made"] == line.about["told"] == store.now.isoformat()


def test_put_off_she_sees_no_trace_of_it(store, hers, youth, tell):
    tell(told=DELAYED)
    almost = later(store, days=7, seconds=-1)
    open_due(almost)
    open_due_in(almost, hers.id)

    assert read_by(almost, youth, hers) == []
    assert lines_of(almost, youth, hers) == []


@pytest.mark.parametrize("by", ["the sweeper", "her page"])
def test_on_its_last_day_it_opens_by_itself(store, hers, youth, advocate, tell, by):
    id_ = tell(told=DELAYED)
    then = later(store, days=7)

    assert open_due(then) == 1 if by == "the sweeper" else open_due_in(then, hers.id) is None

    assert read_by(then, youth, hers) == [id_]
    (line,) = lines_of(then, youth, hers)
    assert line.actor == advocate.account
    assert (line.about["made"], line.about["told"]) == (store.now.isoformat(), then.now.isoformat())
    assert open_due(later(store, days=8)) == 0


def test_who_writes_rows_does_not_put_it_off_for_ever(store, hers, youth, tell):
    tell(told=DELAYED)
    store.db.execute("update mandates set told_on = ''")
    then = later(store, days=7)
    open_due_in(then, hers.id)

    assert len(mandates(then, youth, hers.id)) == 1


def test_a_second_person_puts_it_off_once_more(store, hers, youth, share, coordinator, tell):
    share(hers, coordinator, {"school": None})
    id_ = tell(told=DELAYED)
    day = renew(later(store, days=6), coordinator, hers.id, id_, "still not safe")
    assert day == store.now + timedelta(days=14)

    assert open_due(later(store, days=13)) == 0
    assert open_due(later(store, days=14)) == 1
    (one,) = mandates(later(store, days=14), youth, hers.id)
    assert one.was_renewed[0]["reason"] == "still not safe"


def test_then_only_a_court_order_does(store, hers, share, coordinator, tell):
    share(hers, coordinator, {"school": None})
    id_ = tell(told=DELAYED)
    renew(store, coordinator, hers.id, id_, "not safe")
    with pytest.raises(NoMoreDelayError):
        renew(store, coordinator, hers.id, id_, "again")

    until = store.now + timedelta(days=40)
    renew(store, coordinator, hers.id, id_, "ordered", court_order="file 12", until=until)

    assert open_due(later(store, days=39)) == 0
    assert open_due(later(store, days=40)) == 1


@pytest.mark.parametrize("late", [timedelta(seconds=1), timedelta(days=3650)])
def test_no_day_that_somebody_typed_keeps_it_from_her_for_years(
    store, hers, share, coordinator, tell, late
):
    share(hers, coordinator, {"school": None})
    id_, last = tell(told=DELAYED), store.now + LONGEST

    with pytest.raises(TooLongDelayError):
        renew(store, coordinator, hers.id, id_, "", court_order="file 12", until=last + late)

    assert renew(store, coordinator, hers.id, id_, "", court_order="file 12", until=last) == last


def test_no_other_day_without_a_court_order(store, hers, share, coordinator, tell):
    share(hers, coordinator, {"school": None})
    id_ = tell(told=DELAYED)

    with pytest.raises(NoMoreDelayError):
        renew(store, coordinator, hers.id, id_, "", until=store.now + timedelta(days=90))


@pytest.mark.parametrize("who", ["advocate", "youth", "stranger"])
def test_nobody_puts_it_off_alone_or_from_outside(store, hers, who, tell, request):
    id_ = tell(told=DELAYED)

    with pytest.raises(NotGrantedError):
        renew(store, request.getfixturevalue(who), hers.id, id_, "why not")


def test_what_she_knows_cannot_be_put_off(store, hers, share, coordinator, tell):
    share(hers, coordinator, {"school": None})
    known, late = tell(told=AFTER), tell(told=DELAYED)
    for at, id_ in ((store, known), (later(store, days=7), late)):
        with pytest.raises(NotGrantedError):
            renew(at, coordinator, hers.id, id_, "too late")


def test_the_key_file_alone_does_not_read_it(store, hers, tell):
    id_ = tell(told=DELAYED)
    (sealed,) = store.db.execute("select sealed_facts from mandates").fetchone()

    facts = store.seal.open_facts("mandates", "sealed_facts", id_, sealed)

    assert "teeth" not in str(facts)


@pytest.mark.parametrize("told", [AFTER, DELAYED])
def test_her_new_keys_read_it_too(store, hers, youth, tell, told):
    id_ = tell(told=told)
    new, _master = replace_keys(store, youth)
    move_mandate_keys(store, youth, hers.id, youth.box, new.card.keys.box)
    then = later(store, days=7)
    open_due(then)

    assert read_by(then, new, hers) == [id_]
