"""Claim: the first word shuts at once, two of two agencies lift it, and nobody alone holds on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from webapp.space.exclusions import is_excluded, note_try
from webapp.space.grants import Scope
from webapp.team.agencies import add_agency
from webapp.team.deciding import KEPT_AWAY, OPEN, Refused, Standing, may
from webapp.team.holds import everybody_kept, has_news, kept_away, note_seen, overdue, say
from webapp.team.kept import HERS, HERS_UNDONE, HOLD, LIFT, OUTSIDE, Voice

HERE, HIM = "space-1", "ruben"
TASHA, ORTIZ = ("tasha", "Open Door"), ("ortiz", "Lake County")


@pytest.fixture(autouse=True)
def two_agencies(app, store):
    store.db.execute("insert into spaces values (?, x'00', '2026-06-03')", [HERE])
    for _who, agency in (TASHA, ORTIZ):
        add_agency(store, agency, None)


@pytest.fixture
def says(store):
    """Say one thing, some hours from now: says(HOLD, TASHA, hours=2)."""

    def once(kind, who=("", ""), *, hours=0, order=""):
        now = replace(store, now=store.now + timedelta(hours=hours))
        return say(now, HERE, HIM, Voice(kind, now.now, *who, order))

    return once


def test_the_first_word_of_anybody_shuts(store, says):
    for kind, who in ((HERS, ()), (HOLD, TASHA), (OUTSIDE, TASHA)):
        assert says(kind, who or ("", "")).is_shut
        assert is_excluded(store, HERE, HIM)


def test_one_of_an_agency_alone_needs_a_second_of_another(says):
    assert says(HOLD, TASHA).needs_a_second
    assert says(HOLD, ("bea", "Open Door")).needs_a_second
    assert not says(HOLD, ORTIZ).needs_a_second


def test_a_courts_order_needs_nobody_else(says):
    assert says(HOLD, TASHA).needs_a_second
    assert not says(HOLD, TASHA, order="25-113, in the safe").needs_a_second


def test_after_72_hours_it_stays_and_goes_to_who_runs_the_team(store, says):
    kept = says(HOLD, TASHA)
    later = replace(store, now=store.now + timedelta(hours=72))
    assert overdue(replace(store, now=later.now - timedelta(seconds=1))) == []

    assert overdue(later) == [kept]
    assert is_excluded(later, HERE, HIM)


def test_two_weeks_alone_are_named_and_it_still_stays(store, says):
    kept = says(HOLD, TASHA)
    fortnight = store.now + timedelta(days=14)

    assert kept.is_unsettled(fortnight)
    assert not kept.is_unsettled(fortnight - timedelta(seconds=1))
    assert kept_away(replace(store, now=fortnight + timedelta(days=900)), HERE, HIM).is_shut


def test_one_alone_lifts_nothing_and_neither_do_two_of_one_agency(says):
    says(HOLD, TASHA)

    assert says(LIFT, TASHA).is_shut
    assert says(LIFT, TASHA).is_shut
    assert says(LIFT, ("bea", "Open Door")).is_shut


def test_two_of_two_agencies_lift_it_and_the_first_need_not_agree(store, says):
    says(HOLD, TASHA)
    says(LIFT, ("bea", "Open Door"))
    kept = says(LIFT, ORTIZ)

    assert (kept.is_shut, bool(kept.lifted_at)) == (False, True)
    assert not is_excluded(store, HERE, HIM)


def test_who_says_it_again_keeps_nobody_from_lifting(says):
    says(HOLD, TASHA)
    says(LIFT, ORTIZ)
    says(HOLD, TASHA)

    assert not says(LIFT, ("bea", "Open Door")).is_shut


def test_somebody_else_who_says_it_begins_the_lifting_anew(says):
    says(HOLD, TASHA)
    says(LIFT, TASHA)
    says(HOLD, ("bea", "Open Door"))

    assert says(LIFT, ORTIZ).is_shut


def test_a_second_agency_that_comes_later_brings_nothing_back(store, says):
    store.db.execute("delete from agencies")
    says(HOLD, TASHA)
    says(LIFT, TASHA)
    assert not says(LIFT, ("bea", "Open Door")).is_shut

    add_agency(store, "Open Door", None)
    add_agency(store, "Lake County", None)
    assert not kept_away(store, HERE, HIM).is_shut


def test_staff_lift_nothing_that_she_said_and_she_nothing_of_theirs(says):
    says(HERS)
    says(HOLD, TASHA)
    says(LIFT, TASHA)
    assert says(LIFT, ORTIZ).is_shut

    says(HOLD, TASHA)
    assert says(HERS_UNDONE).is_shut


def test_her_word_is_undone_by_her(store, says):
    says(HERS)

    assert not says(HERS_UNDONE).is_shut
    assert not is_excluded(store, HERE, HIM)


def test_an_advocate_hears_what_others_said_and_what_was_tried(store, says):
    says(HOLD, TASHA)
    assert (has_news(store, HERE, "tasha"), has_news(store, HERE, "ortiz")) == (False, True)

    note_seen(store, HERE, "ortiz")
    assert not has_news(store, HERE, "ortiz")
    later = replace(store, now=store.now + timedelta(hours=1))
    note_try(later, HERE, HIM)
    assert (has_news(store, HERE, "tasha"), has_news(store, HERE, "ortiz")) == (True, True)


def test_tries_are_still_there_after_it_was_lifted(store, says):
    says(HERS)
    note_try(store, HERE, HIM)
    says(HERS_UNDONE)

    assert len(kept_away(store, HERE, HIM).tries) == 1


def test_a_row_tells_no_thief_who_it_is_about(store, says):
    says(HERS)
    (row,) = store.db.execute("select * from holds").fetchall()

    assert all(HIM.encode() not in bytes(str(cell), "utf8") for cell in row)
    assert [kept.account for kept in everybody_kept(store, HERE)] == [HIM]


def test_may_says_no_before_any_gate(store):
    day = store.now.date() + timedelta(days=9)
    kept = Standing("member", day, day, day, is_kept_away=True)

    assert may(kept, OPEN, Scope({}), None, store.now, store.now.date()) == Refused(KEPT_AWAY)


def test_what_was_tried_before_it_was_lifted_is_not_forgotten_by_the_next_one(store, says):
    """Else the first try after it is none that anybody has not read."""
    says(HOLD, TASHA)
    note_try(store, HERE, HIM)
    note_seen(store, HERE, "tasha")
    says(LIFT, ("bea", "Open Door"))
    says(LIFT, ORTIZ)
    says(HOLD, ORTIZ)
    note_seen(store, HERE, "tasha")
    note_try(replace(store, now=store.now + timedelta(days=1)), HERE, HIM)

    assert len(kept_away(store, HERE, HIM).tries) == 2
    assert has_news(store, HERE, "tasha")
