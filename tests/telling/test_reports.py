"""Claim: only the picked lines go into a record, a law must compel it, nobody gets in by it."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from pages_cast import WORDS, grant, send
from sharing_cast import TOKENS

from webapp.care.plans import Goal
from webapp.care.records import save
from webapp.space.delays import open_due
from webapp.space.exclusions import exclude
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.team.agencies import add_agency
from webapp.team.compelled import Law
from webapp.team.notices import PART_2_STATEMENT


def test_the_page_offers_single_lines_and_no_whole_part(advocate_client, reports):
    page = advocate_client.get(f"{reports}/new/law").text

    assert "Fix my tooth" in page
    assert 'name="areas"' not in page
    assert 'name="override"' not in page


def test_a_lawyers_paper_ends_the_way(advocate_client, reports, cast, held):
    page = advocate_client.get(f"{reports}/new/letter").text

    assert "A lawyer's paper is not the same as a court's order." in page
    assert f'action="{reports}' not in page
    assert not held(cast.youth)


def test_only_the_picked_line_is_in_the_record(tell, cast, held):
    answer = tell()

    assert answer.status_code == 303
    (one,) = held(cast.youth)
    assert [line["body"]["hers"] for line in one.lines] == ["Call the clinic"]
    assert one.document.body["said"]["to_agency"] == "Lake County"


def test_it_opens_nothing_for_whoever_was_told(tell, store, cast, space, held):
    tell(to_name="Det. Cole")

    assert not held(cast.stranger)
    with pytest.raises(NotGrantedError):
        open_space(store, cast.stranger, space.id)


def test_without_a_line_nothing_is_recorded(tell, cast, held):
    assert tell(lines=[]).status_code == 422
    assert not held(cast.youth)


def test_other_words_than_ones_own_record_nothing(tell, cast, held):
    answer = tell(passphrase="not these words at all")

    assert answer.status_code == 422
    assert "These are not your secret words." in answer.text
    assert not held(cast.youth)


def test_danger_counts_for_no_agency_that_only_must(tell, store, cast, held):
    add_agency(store, "Open Door", (store.now + timedelta(days=90)).date(), ("vawa",))

    answer = tell("now")

    assert answer.status_code == 422
    assert "No law we know makes you" in answer.text
    assert not held(cast.youth)


def test_words_of_nobody_knows_whom_may_be_under_any_law(tell, cast, held):
    for basis in ("now", "order"):
        assert tell(basis, about="Fix my tooth", second="x").status_code == 422

    assert not held(cast.youth)


def test_danger_counts_for_no_agency_of_which_nobody_said_a_law(tell, cast, held):
    assert tell("now").status_code == 422
    assert not held(cast.youth)


def test_danger_counts_where_no_law_keeps_it_in(tell, store, cast, held):
    add_agency(store, "Open Door", (store.now + timedelta(days=90)).date(), ("hipaa",))

    assert tell("now").status_code == 303
    assert len(held(cast.youth)) == 1


def test_an_order_needs_a_second_person(tell, cast, held):
    assert tell("order").status_code == 422
    assert not held(cast.youth)


def test_the_second_person_must_be_able_to_read_the_lines_already(tell, store, cast, space, held):
    grant(store, cast.youth, space, cast.member, {"school": None})

    answer = tell("order", second=cast.member.account)

    assert "can&#39;t read all these lines" in answer.text
    assert not held(cast.youth)


def test_an_order_goes_out_once_the_second_person_looked(
    tell, cast, shared, member_client, reports, held
):
    where = tell("order", second=cast.member.account).location
    assert not held(cast.youth)[0].may_go_out

    assert where in member_client.get("/reports").text
    answer = send(member_client, f"{where}/second", where, passphrase=WORDS)

    assert answer.status_code == 303
    assert held(cast.youth)[0].may_go_out
    assert where not in member_client.get("/reports").text


def test_nobody_else_signs_as_the_second(tell, cast, shared, stranger_client, advocate_client):
    where = tell("order", second=cast.member.account).location

    assert stranger_client.get(where).status_code == 404
    answer = send(advocate_client, f"{where}/second", "/account", passphrase=WORDS)
    assert answer.status_code == 404


def test_a_member_is_not_told_who_else_is_let_in(
    app, store, cast, space, shared, member_client, reports
):
    grant(store, cast.youth, space, cast.stranger, {"body": None})

    page = member_client.get(f"{reports}/new/order").text

    assert "Tasha" in page
    assert "Det. Cole" not in page


def test_whoever_can_open_nothing_finds_no_page(stranger_client, youth_client, reports):
    for client in (stranger_client, youth_client):
        for page in ("", "/new", "/new/law", "/new/letter"):
            assert client.get(reports + page).status_code == 404


def test_putting_it_off_needs_a_reason(tell, store, cast, space):
    answer = tell(told="delayed")

    assert "Please pick why." in answer.text
    assert tell(told="delayed", why_delayed="harm").status_code == 303


def test_somebody_else_puts_it_off_once_more_then_only_a_court(
    tell, app, store, cast, space, clock, shared, member_client, advocate_client, reports
):
    id_ = tell(told="delayed", why_delayed="harm").location.rpartition("/")[2]
    once_more = {"reason": "harm", "passphrase": WORDS}
    assert "Only somebody else" in advocate_client.get(reports).text

    later = f"{reports}/{id_}/later"
    assert send(member_client, later, reports, **once_more).status_code == 303
    answer = send(member_client, later, reports, **once_more)

    assert answer.status_code == 422
    assert "Only a court order puts it off now" in answer.text
    court = {"order": "Lake County 12, June 1", "until": "2028-08-01"}
    answer = send(member_client, later, reports, **once_more, **court)
    assert answer.status_code == 422
    assert "At most 90 days from today." in answer.text
    assert "Lake County 12, June 1" in answer.text
    court["until"] = "2026-08-01"
    assert send(member_client, later, reports, **once_more, **court).status_code == 303


def test_who_may_use_it_against_her_neither_reads_of_it_nor_puts_it_off(
    tell, store, cast, space, stranger_client, reports, held, clock
):
    """Police on her team: that telling her waits says that something was told."""
    grant(store, cast.youth, space, cast.stranger, {"food": None})
    nothing = stranger_client.get(reports).text
    id_ = tell(told="delayed", why_delayed="harm").location.rpartition("/")[2]
    once_more = {"reason": "harm", "passphrase": WORDS}

    assert TOKENS.sub("", stranger_client.get(reports).text) == TOKENS.sub("", nothing)
    answer = send(stranger_client, f"{reports}/{id_}/later", "/account", **once_more)
    assert answer.status_code == 404
    clock.forward(days=7)
    open_due(replace(store, now=clock()))
    assert held(cast.youth)


def test_no_share_began_or_ended_by_it(tell, store, cast, space):
    before = [g.id for g in open_space(store, cast.youth, space.id).known]

    tell()

    assert [g.id for g in open_space(store, cast.youth, space.id).known] == before


@pytest.fixture
def compelled(app):
    """Somebody enabled a law that makes everybody tell."""
    law = Law("x-danger", "X", "X Code 1", frozenset({"vawa"}))
    app.extensions["laws_that_compel"] = lambda _store, _card: (law,)


def under(store, *laws):
    add_agency(store, "Open Door", (store.now + timedelta(days=90)).date(), laws)


def test_a_law_that_somebody_checked_makes_an_agency_tell(
    compelled, tell, store, cast, held, youth_client
):
    under(store, "vawa")
    assert tell("now").status_code == 422
    assert tell("now", rule="another").status_code == 422

    where = tell("now", rule="x-danger").location

    (one,) = held(cast.youth)
    assert one.document.body["said"]["rule"] == "x-danger"
    page = youth_client.get(f"/looked/told/{where.rpartition('/')[2]}").text
    assert "The law, as checked here: X Code 1" in page


@pytest.mark.usefixtures("compelled")
def test_it_lets_nothing_through_that_another_law_keeps_in(tell, store, cast, held):
    for laws in (("vawa", "voca"), ("part-2",), ("vawa", "rhya-basic-center"), ()):
        under(store, *laws)
        assert tell("now", rule="x-danger").status_code == 422

    assert not held(cast.youth)


def test_without_a_checked_law_the_page_asks_for_none(advocate_client, reports):
    assert 'name="rule"' not in advocate_client.get(f"{reports}/new/now").text


def test_who_is_kept_away_reads_no_copy_either(tell, advocate_client, store, cast, space):
    """A member of staff who stepped aside, or was kept away, has nothing of hers any more."""
    address = tell("law").location
    assert advocate_client.get(address).status_code == 200
    exclude(store, space.id, cast.advocate.account)

    assert advocate_client.get(address).status_code == 404


def test_who_is_kept_away_is_asked_for_no_second_name(
    tell, member_client, store, cast, space, shared
):
    where = tell("order", second=cast.member.account).location
    assert where in member_client.get("/reports").text

    exclude(store, space.id, cast.member.account)
    assert where not in member_client.get("/reports").text


@pytest.mark.parametrize("basis", ["law", "order", "now"])
def test_a_law_that_only_lets_somebody_tell_is_refused_and_says_what_to_do(
    tell, store, cast, shared, held, basis
):
    add_agency(store, "Open Door", (store.now + timedelta(days=90)).date(), ("hipaa",))

    for duty in ("may", ""):
        answer = tell(basis, second=cast.member.account, duty=duty)
        assert answer.status_code == 422
        assert 'value="Ms. Gray"' in answer.text
        assert "On Monday, in my room." in answer.text
        assert ("Ask for a yes" in answer.text) is (duty == "may")

    assert not held(cast.youth)


def test_must_and_may_weigh_the_same_and_neither_is_picked_before(advocate_client, reports):
    page = advocate_client.get(f"{reports}/new/law").text

    asked = page.partition('id="duty"')[2].partition("</fieldset>")[0]
    assert re.findall(r'value="(\w+)"', asked) == ["must", "may"]
    assert "checked" not in asked


@pytest.mark.parametrize("left_out", ["steps", "notice"])
def test_how_it_was_kept_safe_and_how_they_heard_are_asked(tell, cast, held, left_out):
    answer = tell(**{left_out: " "})

    assert answer.status_code == 422
    assert f'id="{left_out}-error"' in answer.text
    assert not held(cast.youth)


def test_what_was_signed_says_that_the_law_says_must(tell, cast, held):
    tell(told="together")

    body = held(cast.youth)[0].document.body
    assert (body["said"]["duty"], body["told"]) == ("must", "together")
    assert body["said"]["notice"] == "On Monday, in my room."


def test_the_teller_reads_on_the_record_when_and_how_it_was_said(tell, advocate_client):
    page = advocate_client.get(tell(told="together").location).text

    for said in ("Together, as it was told", "On Monday, in my room.", "It says must, not may."):
        assert said in page


def test_a_drug_programs_line_says_by_what_it_goes_out_and_to_whom(
    tell, advocate_client, store, space, reports
):
    add_agency(store, "Eastside Clinic", (store.now + timedelta(days=90)).date(), ("part-2",))
    save(space, "body", Goal(team="Detox visit"), source="Eastside Clinic")
    picking = unescape(advocate_client.get(f"{reports}/new/law").text)
    page = unescape(advocate_client.get(tell(about="Detox visit").location).text)
    beside = page.split(PART_2_STATEMENT, 1)[1].split("</p>", 1)[0]

    assert "It was not a yes. It goes out because of this: Family Code 261." in beside
    assert "To Ms. Gray, Lake County." in beside
    assert "It is not a yes. If it goes out, a law or a court makes it so." in picking
    assert 'data-said="Tasha, Wednesday, June 3' in page
    assert 'data-said="Tasha, Wednesday, June 3' in picking
    assert 'data-said="Tasha, Wednesday, June 3' in advocate_client.get(reports).text
