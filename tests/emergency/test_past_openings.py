"""Claim: who answers for staff reads each opening and refusal of a year, whoever looked back."""

from datetime import timedelta
from html import unescape

import pytest
from emergency_cast import WHY, at, opens
from pages_cast import NAMES, send, signed_in

from webapp.account.accounts import update_facts
from webapp.database import transaction
from webapp.emergency.look_backs import past_of_staff
from webapp.space import exclusions
from webapp.space.emergencies import openings_everywhere
from webapp.space.emergency import emergencies
from webapp.space.opening import open_space
from webapp.sweeper import sweep
from webapp.team.agencies import add_agency

PAST = "/openings/past"


@pytest.fixture
def ngs(app, ng):
    return signed_in(app, "mr ng")


@pytest.fixture
def opened(lees, space, store, cast):
    """Lee opened something; the id of it."""
    opens(lees, space)
    return emergencies(open_space(store, cast.youth, space.id))[0].id


@pytest.fixture
def refused(app, noa, allowing, space):
    """Noa of Lake County tried, and a law kept it shut."""
    allowing(noa)
    assert opens(signed_in(app, "noa one"), space).status_code == 409


@pytest.fixture
def others(app, person):
    """Who answers for the staff of Lake County."""
    person("ms bo", "supervisor", "Ms. Bo", "Lake County")
    return signed_in(app, "ms bo")


@pytest.mark.parametrize(("outcome", "text"), [
    ("right", "It was right"), ("not-right", "It was not right"),
])  # fmt: skip
def test_what_a_key_keeper_looked_back_on_first_stays_with_its_outcome(
    opened, ngs, advocate_client, outcome, text
):
    send(advocate_client, f"/look-backs/{opened}", outcome=outcome, said="They were found.")

    assert PAST in ngs.get("/openings").text
    page = ngs.get(PAST).text
    for said in ("Lee", "Open Door", "June 3", text):
        assert said in page, said
    assert "They were found." not in page


def test_one_that_nobody_looked_back_on_stands_there_too(opened, ngs):
    assert "Nobody looked back on it yet" in ngs.get(PAST).text


def test_a_refusal_is_read_with_its_reason_by_who_answers_for_that_person(refused, others):
    assert 'href="/openings"' in others.get("/staff").text
    assert PAST in others.get("/openings").text
    page = others.get(PAST).text

    for said in ("Noa", "Lake County", "A law kept it shut", WHY):
        assert said in page, said


def test_it_names_nobody_of_hers_and_no_part(opened, refused, ngs, others, space):
    pages = unescape(ngs.get(PAST).text + others.get(PAST).text)

    for text in ("Mari", "tooth", "Body and teeth", space.id):
        assert text not in pages


def test_each_place_of_work_reads_its_own(opened, refused, ngs, others):
    assert "Noa" not in ngs.get(PAST).text
    assert "Lee" not in others.get(PAST).text


def test_it_goes_after_a_year(opened, ng, store, clock):
    assert [one.who for one in past_of_staff(at(store, clock), ng)] == ["Lee"]

    clock.forward(days=365)

    assert past_of_staff(at(store, clock), ng) == []


def renewed(store, clock, who):
    """Promise, training and agreement of somebody run on."""
    later = (clock() + timedelta(days=300)).date()
    add_agency(store, who.card.agency, later)
    gates = {"promise_until": later.isoformat(), "training_until": later.isoformat()}
    update_facts(store, who.account, **gates)


@pytest.fixture
def reasons(store, clock):
    """The sentences that the server holds at this moment."""

    def held():
        every = openings_everywhere(at(store, clock))
        return [(one.is_refused, one.reason, one.reader, one.at) for _space, one in every]

    return held


def test_what_was_typed_goes_from_the_server_on_that_day_and_who_and_when_stay(
    opened, refused, app, clock, reasons, lee, noa
):
    began = clock()
    clock.forward(days=365, seconds=-1)
    sweep(app, deep=False)
    assert [why for _is, why, *_rest in reasons()] == [WHY, WHY]

    clock.forward(seconds=1)
    sweep(app, deep=False)
    assert reasons() == [(False, "", lee.account, began), (True, "", noa.account, began)]


def test_a_row_that_somebody_changed_keeps_no_other_sentence(
    opened, refused, app, clock, reasons, store
):
    with transaction(store.db):
        store.db.execute("update emergencies set sealed_facts = x'00' where id = ?", [opened])
    clock.forward(days=366)
    sweep(app, deep=False)

    assert [(is_refused, why) for is_refused, why, *_rest in reasons()] == [(True, "")]


def test_she_keeps_it_in_her_log_and_an_outcome_stays(opened, ngs, app, clock, store, cast, space):
    send(ngs, f"/look-backs/{opened}", outcome="not-right", said="Nobody was in danger.")
    clock.forward(days=366)
    sweep(app, deep=False)

    (one,) = emergencies(open_space(at(store, clock), cast.youth, space.id))
    assert (one.outcome, one.reason, bool(one.reviewed_by)) == ("not-right", "", True)
    page = signed_in(app, NAMES["youth"]).get(f"/looked/opened/{opened}").text
    for said in (WHY, "Nobody was in danger."):
        assert said in page


def test_who_looks_back_after_that_day_reads_that_it_is_gone(opened, app, clock, ng, store):
    clock.forward(days=366)
    sweep(app, deep=False)
    renewed(store, clock, ng)
    page = signed_in(app, "mr ng").get(f"/look-backs/{opened}").text

    assert "It was deleted after a year." in page
    assert WHY not in page


def test_the_page_on_which_it_is_typed_says_so(lees, space):
    page = unescape(lees.get(f"/openings/{space.id}").text)

    assert "After one year we delete your sentence here." in page


def test_who_is_kept_away_from_her_reads_nothing_of_it(opened, ngs, store, space, ng):
    with transaction(store.db):
        exclusions.exclude(store, space.id, ng.account)

    assert "Lee" not in ngs.get(PAST).text


def test_whoever_opened_it_does_not_read_it_there(refused, app):
    page = signed_in(app, "noa one").get(PAST)

    assert page.status_code == 200
    assert WHY not in page.text


@pytest.mark.parametrize("role", ["advocate", "member", "guardian", "stranger", "youth"])
def test_nobody_else_reaches_it(opened, app, role):
    assert signed_in(app, NAMES[role]).get(PAST).status_code == 404
