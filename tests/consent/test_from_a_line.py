"""Claim: what an author says of a line on its page decides who must sign, and unsaid it waits."""

from datetime import date

import pytest
from pages_cast import grant, send
from sharing_cast import Steps, text_of

from webapp.care.addresses import area_key
from webapp.care.filing import file_messages
from webapp.care.kinds_of_care import KINDS_OF_CARE
from webapp.care.plans import Place
from webapp.consent.enabling import enable
from webapp.consent.people import document_of, kept_releases
from webapp.consent.rule_rows import NAMED
from webapp.consent.rule_tables import rows
from webapp.space.grants import all_grants
from webapp.space.opening import open_space
from webapp.team.agencies import add_agency
from webapp.team.entering import enter
from webapp.team.facts import Facts

ONE_MORE = "One more yes is needed"
WAITS = "Nobody has said yet what kind of help this is."
ENTER_FIRST = "Two people on your team have to enter something first."


@pytest.fixture
def settings(settings):
    """The real thing, not the demo of these folders."""
    return settings.__class__(**{**vars(settings), "demo": False})


@pytest.fixture
def lives(store, cast, people):
    """lives("CA", "hipaa"): two staff entered it, counsel enabled the tables, and the agency of
    her advocate is under these laws."""
    grant(store, cast.youth, people, cast.member, {"food": None})

    def enter_it(state, *laws, setting="outpatient", born=date(2010, 1, 15)):
        add_agency(store, "Open Door", store.now.date().replace(year=2027), laws)
        for who in (cast.advocate, cast.member):
            facts = Facts(state, born, (), setting, "parents")
            enter(open_space(store, who, people.id), facts)
        file_messages(open_space(store, cast.youth, people.id))
        for row in rows(False):
            if row.table in ("federal", state.lower()):
                enable(store, row, "Counsel")

    return enter_it


@pytest.fixture
def writes(advocate_client, store, cast, people):
    """Her advocate writes a line on its page: writes("mind", care=["sti"]); its id."""

    def write(area, sort="goal", **fields):
        page = f"/for/{people.id}/plan/{area_key(area)}/new/{sort}"
        before = _ids(store, cast, people, area)
        answer = send(advocate_client, page, **({"words": "A visit", "whose": "team"} | fields))
        assert answer.status_code == 303, answer.text
        return [id_ for id_ in _ids(store, cast, people, area) if id_ not in before]

    return write


@pytest.fixture
def shares(youth_client, cast):
    """Her way with these lines to the last page before her secret words, or to what stops her."""

    def share(*lines):
        steps = Steps(youth_client, cast.member.account).begin()
        steps.send("/share/what", lines=list(lines))
        if steps.page.status_code == 409:
            return steps
        steps.send("/share/why", purpose="visits").send("/share/until", days="30")
        return steps.send("/share/think").send("/share/look")

    return share


def _ids(store, cast, people, area):
    items = open_space(store, cast.youth, people.id).section(area).items()
    return [item.id for item in items]


def signed_for(store, cast, people, steps):
    """Who must sign, as the release says."""
    assert ONE_MORE not in text_of(steps.page)
    assert steps.send("/releases", passphrase="seven amber kites drift").page.status_code == 303
    space = open_space(store, cast.youth, people.id)
    body = document_of(space, kept_releases(space)[-1]).body
    return [(need["who"], need["citation"]) for need in body["signers"]]


@pytest.mark.parametrize(
    ("state", "law", "area", "care"),
    [
        ("CA", "hipaa", "private-health", "pregnancy"),
        ("CA", "hipaa", "body", "sti"),
        ("CA", "vawa", "body", "assault-care"),
        ("TX", "part-2", "substances", "addiction-treatment"),
        ("TX", "hipaa", "mind", "abuse-counselling"),
        ("WA", "fvpsa", "private-health", "contraception"),
        ("MS", "hipaa", "too-much", "caused-by-substances"),
    ],
)
def test_a_line_of_no_kind_waits_and_of_this_kind_she_signs_alone(
    lives, writes, shares, store, cast, people, state, law, area, care
):
    lives(state, law)
    (unsaid,), (said,) = writes(area), writes(area, care=[care])
    before = len(all_grants(store, people.authority)[0])

    assert WAITS in text_of(shares(unsaid).page)
    assert len(all_grants(store, people.authority)[0]) == before
    assert [who for who, _law in signed_for(store, cast, people, shares(said))] == ["youth"]


@pytest.mark.parametrize(("state", "law"), [("CA", "hipaa"), ("NY", "vawa"), ("FL", "hipaa")])
def test_other_care_is_said_too_and_a_parent_is_asked(lives, writes, shares, state, law):
    lives(state, law)

    assert ONE_MORE in text_of(shares(*writes("body", care=["other-care"])).page)


def test_where_no_rule_speaks_of_a_kind_nothing_has_to_be_said(lives, writes, shares):
    lives("ID", "hipaa")

    assert ONE_MORE in text_of(shares(*writes("private-health")).page)


def test_a_line_whose_words_touch_another_part_is_answered_for_both(
    lives, writes, shares, store, cast, people
):
    lives("CA", "hipaa")
    words = "A pregnancy test"
    elsewhere = writes("substances", words=words, care=["addiction-treatment"])

    assert WAITS in text_of(shares(*elsewhere).page)
    (line,) = writes("body", words=words, care=["pregnancy"])
    assert signed_for(store, cast, people, shares(line))[0][0] == "youth"


def test_how_care_is_given_is_entered_first(lives, writes, shares):
    lives("WA", "part-2", setting="")

    assert ENTER_FIRST in text_of(shares(*writes("substances")).page)


def test_her_own_words_wait_for_no_kind(lives, shares, store, cast, people, youth_client):
    lives("CA", "hipaa")
    send(youth_client, "/plan/a4/new/line", words="About being pregnant")
    lines = _ids(store, cast, people, "private-health")

    assert [who for who, _law in signed_for(store, cast, people, shares(*lines))] == ["youth"]


def test_a_place_goes_with_its_appointment(lives, writes, shares, store, cast, people):
    lives("CA", "hipaa")
    visit = {"what": "A test", "day": "2026-09-01", "hour": "10:00", "place": "Room 4"}
    found = writes("private-health", "date", care=["sti"], **visit)
    items = open_space(store, cast.youth, people.id).section("private-health").items()

    assert Place.kind in {item.kind for item in items if item.id in found}
    assert signed_for(store, cast, people, shares(*found))[0][0] == "youth"


def test_what_waits_names_no_kind_of_care(lives, writes, shares):
    lives("CA", "hipaa")
    page = text_of(shares(*writes("private-health")).page)

    assert "the place that wrote it" in page
    for said, _areas in KINDS_OF_CARE.values():
        assert str(said) not in page


def test_her_advocate_reads_what_waits_why_and_by_which_law_and_no_line(
    lives, writes, advocate_client, people
):
    lives("CA", "hipaa", setting="")
    writes("private-health", words="About the twelfth")
    writes("private-health", care=["pregnancy"])
    writes("mind")
    page = text_of(advocate_client.get(f"/everyone/{people.id}/yeses"))
    fold = page[page.index("What can't be shared yet") :].split("</details>")[0]

    for said in (WAITS, "(1 line)", "Cal. Fam. Code 6925", ENTER_FIRST, "Cal. Fam. Code 6924"):
        assert said in fold
    assert "About the twelfth" not in fold


def test_every_kind_that_a_rule_names_can_be_said_in_each_of_its_areas():
    named = {
        (service, area)
        for row in rows(False)
        for service in row.rule.services
        for area in row.rule.categories
        if service != NAMED
    }

    assert named == {(s, a) for s, a in named if a in KINDS_OF_CARE[s][1]}
    assert {service for service, _area in named} | {"other-care"} == set(KINDS_OF_CARE)
