"""Claim: an emergency opens four hours to a custodian, told first, and nothing to a thief."""

from contextlib import suppress
from datetime import timedelta

import pytest
from spine_cast import later, sees

from crypto.errors import CannotOpenError
from crypto.wrap import unwrap_section
from webapp.database import transaction
from webapp.space import kinds
from webapp.space.emergency import (
    NoReasonError,
    NotInThisLawError,
    allow,
    emergencies,
    given,
    look_back,
    open_in_emergency,
    opened_now,
    ordinary,
    review,
    take_back,
)
from webapp.space.emergency import (
    allowed as allowed_to,
)
from webapp.space.hands import hands_that
from webapp.space.opening import open_space
from webapp.space.proofs import prove
from webapp.space.refused import NotGrantedError, NotTheOwnerError
from webapp.space.rekey import rekey, settle
from webapp.space.stops import stop, stop_due
from webapp.space.wraps import SIGNATURE_SIZE, wrap_place
from webapp.space.writing import Put, write

TEETH, WHY = ["teeth", "sleep"], "she did not come home"


@pytest.fixture
def allowed(hers, youth, coordinator):
    """She lets the coordinator open body and school in an emergency."""
    return allow(hers, youth, coordinator.card, ["body", "school"], "")


@pytest.fixture
def emergency(store, hers, coordinator, allowed):
    """Open it: emergency(["body"], reason=..., in_=...)."""

    def make(of=("body",), reason=WHY, *, in_=store, by=coordinator, is_lawful=True):
        return open_in_emergency(in_, by, hers.id, list(of), reason, is_lawful=is_lawful)

    return make


def told(store, youth, hers, kind):
    lines = prove(open_space(store, youth, hers.id)).reading.lines
    return [line for line in lines if line.kind == kind]


def test_on_an_ordinary_day_it_opens_nothing(store, hers, coordinator, allowed):
    with pytest.raises(NotGrantedError):
        open_space(store, coordinator, hers.id)


def test_in_an_emergency_it_opens_what_was_asked_for(store, hers, coordinator, emergency):
    emergency(["body"])

    assert sees(store, coordinator, hers.id) == TEETH
    assert sees(store, coordinator, hers.id, "school") == []


@pytest.mark.parametrize(("seconds", "seen"), [(-1, TEETH), (0, [])])
def test_it_is_over_after_four_hours(store, hers, coordinator, emergency, seconds, seen):
    emergency()

    assert sees(later(store, hours=4, seconds=seconds), coordinator, hers.id) == seen


def test_the_line_is_there_for_good_before_anything_opens(
    store, hers, youth, coordinator, emergency
):
    store.db.execute("drop table emergencies")
    with pytest.raises(Exception, match="no such table"):
        emergency()

    (line,) = told(store, youth, hers, "opened-in-emergency")
    assert (line.actor, line.about["reason"]) == (coordinator.account, WHY)


def test_what_could_be_rolled_back_is_refused(store, hers, coordinator, emergency):
    with transaction(store.db), pytest.raises(RuntimeError):
        emergency()

    assert sees(store, coordinator, hers.id) == []


def test_she_reads_who_and_why_and_until_when(store, hers, youth, coordinator, emergency):
    emergency()

    (line,) = told(store, youth, hers, "opened-in-emergency")
    assert (line.actor, line.about["reason"]) == (coordinator.account, WHY)
    assert line.about["until"] == (store.now + timedelta(hours=4)).isoformat()


def test_where_the_law_does_not_allow_it_she_reads_the_try(
    store, hers, youth, coordinator, emergency
):
    with pytest.raises(NotInThisLawError):
        emergency(is_lawful=False)

    assert sees(store, coordinator, hers.id) == []
    assert told(store, youth, hers, "emergency-refused")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_no_reason_no_opening(emergency, reason):
    with pytest.raises(NoReasonError):
        emergency(reason=reason)


@pytest.mark.parametrize("of", [[], ["mind"], ["body", "mind"], ["nothing"], [kinds.PRIVATE]])
def test_only_what_she_allowed(emergency, of):
    with pytest.raises(NotGrantedError):
        emergency(of)


@pytest.mark.parametrize("who", ["stranger", "youth", "advocate", "keeper_advocate"])
def test_nobody_else_opens_it(store, emergency, who, request):
    if who == "keeper_advocate":
        request.getfixturevalue("keeper")
    person = request.getfixturevalue(who.removeprefix("keeper_"))

    with pytest.raises(NotGrantedError):
        emergency(by=person)


@pytest.mark.parametrize("kind", [kinds.PRIVATE, kinds.LOG, kinds.SHARING, kinds.PROMISES])
def test_just_for_me_and_the_log_are_never_allowed(hers, youth, coordinator, kind):
    with pytest.raises(NotGrantedError):
        allow(hers, youth, coordinator.card, ["body", kind], "")


@pytest.mark.parametrize("kind", ["guardian", "member", "supporter", "youth"])
def test_only_custodians_are_allowed(hers, youth, person, kind):
    with pytest.raises(NotGrantedError):
        allow(hers, youth, person("somebody", kind).card, ["body"], "")


def test_only_she_allows_it(store, hers, keeper, advocate, coordinator):
    with pytest.raises(NotTheOwnerError):
        allow(open_space(store, advocate, hers.id), advocate, coordinator.card, ["body"], "")


def by_hand(store, reader, grant):
    """What somebody with a stolen database and their own keys gets out of a grant's wraps."""
    rows = store.db.execute(
        "select section_id, epoch, sealed from wraps where grant_id = ?", [grant.id]
    ).fetchall()
    places = [(wrap_place(grant, section, epoch), sealed) for section, epoch, sealed in rows]
    return [unwrap_section(reader.box, sealed[SIGNATURE_SIZE:], at) for at, sealed in places]


def test_a_stolen_database_opens_nothing_by_it(store, hers, coordinator, allowed, emergency, share):
    emergency()

    with pytest.raises(CannotOpenError):
        by_hand(store, coordinator, allowed)
    assert len(by_hand(store, coordinator, share(hers, coordinator, {"mind": None}))) == 1


def test_it_gives_no_rights(store, hers, coordinator, emergency):
    space = emergency()
    known, section = open_space(store, coordinator, hers.id).known, hers.authority.sections["body"]

    assert not space.is_keeper
    for right in ("write", "rekey"):
        assert coordinator.hand.public not in hands_that(right, section, hers.authority, known)
    with pytest.raises(NotGrantedError):
        write(space, "body", Put("goal", {"hers": "not mine"}))


def test_she_stops_it_within_the_four_hours(store, hers, youth, coordinator, allowed, emergency):
    emergency()
    stop(open_space(store, youth, hers.id), allowed.id)

    assert sees(store, coordinator, hers.id) == []
    with pytest.raises(NotGrantedError):
        emergency()


def test_it_survives_a_re_key(store, hers, youth, coordinator, emergency):
    rekey(open_space(store, youth, hers.id), ["body"])
    emergency()

    assert sees(store, coordinator, hers.id) == TEETH


def test_after_the_four_hours_the_next_unlock_re_keys_once(store, hers, youth, emergency):
    emergency()
    then = later(store, hours=5)
    epoch = open_space(then, youth, hers.id).section("body").key.epoch

    for _unlock in range(2):
        settle(open_space(then, youth, hers.id))

    assert open_space(then, youth, hers.id).section("body").key.epoch == epoch + 1


def test_it_ends_after_a_year(store, hers, coordinator, emergency):
    then = later(store, days=365)
    stop_due(then)

    with pytest.raises(NotGrantedError):
        emergency(in_=then)


def test_somebody_else_looks_back_on_it(
    store, hers, youth, coordinator, keeper, advocate, emergency
):
    emergency()
    (one,) = emergencies(open_space(store, youth, hers.id))
    assert (one.reader, one.reason) == (coordinator.account, WHY)

    review(open_space(store, advocate, hers.id), one.id, "right")

    (after,) = emergencies(open_space(store, youth, hers.id))
    assert (after.reviewed_by, after.outcome) == (advocate.account, "right")
    assert told(store, youth, hers, "emergency-reviewed")


def test_who_opened_it_does_not_look_back_on_it(store, hers, youth, advocate, keeper):
    allow(hers, youth, advocate.card, ["body"], "")
    open_in_emergency(store, advocate, hers.id, ["body"], WHY, is_lawful=True)
    his = open_space(store, advocate, hers.id)

    with pytest.raises(NotGrantedError):
        review(his, emergencies(his)[0].id, "right")


def test_a_re_key_does_not_prolong_it(store, hers, youth, coordinator, emergency):
    emergency()
    then = later(store, hours=3)
    rekey(open_space(then, youth, hers.id), ["body"])

    assert sees(then, coordinator, hers.id) == TEETH
    assert sees(later(store, hours=4), coordinator, hers.id) == []


def test_what_the_law_kept_shut_is_remembered_and_re_keys_nothing(store, hers, youth, emergency):
    with pytest.raises(NotInThisLawError):
        emergency(is_lawful=False)
    then = later(store, hours=5)
    epoch = open_space(then, youth, hers.id).section("body").key.epoch
    settle(open_space(then, youth, hers.id))

    (one,) = emergencies(open_space(then, youth, hers.id))
    assert (one.is_refused, one.reason, one.is_open(one.at)) == (True, WHY, False)
    assert open_space(then, youth, hers.id).section("body").key.epoch == epoch


def test_allowing_again_ends_what_was_allowed_before(store, hers, youth, coordinator, allowed):
    allow(open_space(store, youth, hers.id), youth, coordinator.card, ["school"], "")

    (one,) = given(open_space(store, youth, hers.id))
    assert set(one.scope.parts) == {hers.authority.sections["school"]}
    assert [g.id for g in allowed_to(store, coordinator, hers.id)] == [one.id]


def test_taking_back_shuts_what_is_open(store, hers, youth, coordinator, emergency):
    emergency()
    take_back(open_space(store, youth, hers.id), coordinator.account)

    assert sees(store, coordinator, hers.id) == []
    assert allowed_to(store, coordinator, hers.id) == []


def test_what_is_shared_and_what_is_opened_stay_apart(
    store, hers, coordinator, allowed, emergency, share
):
    share(hers, coordinator, {"mind": None})
    emergency()
    both = open_space(store, coordinator, hers.id)

    assert (ordinary(both).kinds, opened_now(both).kinds) == (["mind"], ["body"])


def test_with_nothing_else_there_is_no_ordinary_day(store, hers, coordinator, emergency):
    emergency()

    with pytest.raises(NotGrantedError):
        ordinary(open_space(store, coordinator, hers.id))


def test_whoever_answers_for_them_looks_back_without_a_key(store, hers, youth, person, emergency):
    emergency()
    supervisor = person("mr ng", "supervisor")
    (one,) = emergencies(open_space(store, youth, hers.id))

    look_back(store, supervisor, one.id, "not-right", "A call was enough.")

    (after,) = emergencies(open_space(store, youth, hers.id))
    assert (after.reviewed_by, after.outcome) == (supervisor.account, "not-right")
    (line,) = told(store, youth, hers, "emergency-reviewed")
    assert (line.actor, line.about["said"]) == (supervisor.account, "A call was enough.")
    assert prove(open_space(store, youth, hers.id)).holds
    with pytest.raises(NotGrantedError):
        open_space(store, supervisor, hers.id)


@pytest.mark.parametrize("who", ["opener", "again", "refused", "nothing"])
def test_looking_back_is_once_and_never_on_oneself(
    store, hers, youth, advocate, coordinator, emergency, who
):
    with suppress(NotInThisLawError):
        emergency(is_lawful=who != "refused")
    (one,) = emergencies(open_space(store, youth, hers.id))
    if who == "again":
        look_back(store, advocate, one.id, "right")

    with pytest.raises(NotGrantedError):
        look_back(
            store, coordinator if who == "opener" else advocate,
            "0" * 32 if who == "nothing" else one.id, "right",
        )  # fmt: skip
