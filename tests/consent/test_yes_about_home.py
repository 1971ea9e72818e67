"""Claim: about a parent who would read, nobody else at home is ever asked; an agency that has
custody, or whom a court named, can be. Where only home could say yes, her page promises nobody."""

from dataclasses import replace

import pytest
from pages_cast import NAMES, grant, signed_in
from sharing_cast import Steps, forward, knows_them, text_of
from signing_cast import BORN, PAPERS, asks

from webapp.care.filing import file_messages
from webapp.care.plans import Goal
from webapp.care.records import save
from webapp.consent.cosigners import others
from webapp.consent.enabling import enable
from webapp.consent.rule_tables import rows
from webapp.space.cosigning import sign, waiting_for
from webapp.space.links import add_link
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.team.agencies import add_agency
from webapp.team.entering import enter
from webapp.team.facts import Facts

SAFE = "Your advocate can look for somebody safe."
NEVER = "We never ask one person at home about another."


RULES = ("us-rhy-basic", "us-custody-agency", "us-own-words", "tx-majority")


@pytest.fixture
def settings(settings):
    """The real tables: the invented state has no word on the custody of an agency."""
    return replace(settings, demo=False)


@pytest.fixture
def known(store, cast, people):
    """A line of a place for whose records a parent or whoever has custody signs, too."""
    add_agency(store, "Night House", store.now.date().replace(year=2028), ("rhya-basic-center",))
    for row in rows(False):
        if row.rule.id in RULES:
            enable(store, row, "Counsel")
    grant(store, cast.youth, people, cast.stranger, {"school": None})
    enters(store, cast, people, "parents")
    said = Goal(whose="team", team=PAPERS, team_source="Night House")
    save(open_space(store, cast.youth, people.id), "money", said, source="Night House")
    return open_space(store, cast.youth, people.id)


def enters(store, cast, people, custody):
    facts = Facts("TX", BORN, custody=custody)
    for who in (cast.advocate, cast.stranger):
        enter(open_space(store, who, people.id), facts)
    file_messages(open_space(store, cast.youth, people.id))


@pytest.fixture
def reed(person, store, cast, known):
    """She signs for the agency, and her card was compared."""
    signer = person("ms reed", "guardian", "Ms. Reed")
    knows_them(open_space(store, cast.youth, known.id), signer.card)
    return signer


@pytest.fixture
def agency(store, clock, cast, known):
    """Two staff say that an agency has custody."""
    enters(forward(store, clock, minutes=1), cast, known, "agency")


@pytest.fixture
def may_be_asked(app, store, cast, known):
    """Names of everybody who may be asked about her mother."""

    def names():
        with app.test_request_context("/"):
            found = others(open_space(store, cast.youth, known.id), cast.guardian.account)
            return [other.link.account for other in found]

    return names


@pytest.mark.parametrize("role", ["agency-custodian", "court-appointee"])
def test_an_agency_or_whom_a_court_named_may_be_asked_about_a_parent(
    role, parent, reed, denise, may_be_asked
):
    parent(reed.account, role)

    assert may_be_asked() == [reed.account]


@pytest.mark.parametrize("role", ["parent", "guardian", "education-rights-holder"])
def test_nobody_of_her_home_is_asked_about_a_parent_by_whatever_link(
    role, parent, reed, may_be_asked
):
    parent(reed.account, role)
    assert may_be_asked() == []

    parent(reed.account, "court-appointee")
    assert may_be_asked() == []


def test_a_parent_whose_custody_is_over_stays_one_of_her_home(
    parent, reed, store, known, may_be_asked
):
    add_link(store, known.id, "parent", account=reed.account, until="2020-01-01")
    parent(reed.account, "agency-custodian")

    assert may_be_asked() == []


def test_with_the_agencys_yes_a_parent_reads_from_the_next_day(
    agency, parent, reed, papers, youth_client, cast, store, known, clock
):
    link = parent(reed.account, "agency-custodian")
    answer = asks(youth_client, cast.guardian.account, papers, link).page
    assert answer.status_code == 303
    (asked,) = waiting_for(store, reed)
    sign(store, reed, asked.offer, {})
    with pytest.raises(NotGrantedError):
        open_space(store, cast.guardian, known.id)

    tomorrow = open_space(forward(store, clock, hours=24), cast.guardian, known.id)
    assert PAPERS in str([item.body for item in tomorrow.section("money").items()])


def test_a_parent_reads_nothing_of_who_else_signed(
    agency, parent, reed, papers, youth_client, app, cast, store, known, clock
):
    asks(youth_client, cast.guardian.account, papers, parent(reed.account, "agency-custodian"))
    (asked,) = waiting_for(store, reed)
    sign(store, reed, asked.offer, {})
    forward(store, clock, hours=24)
    client = signed_in(app, NAMES["guardian"])
    pages = "".join(client.get(at).text for at in ("/home", "/shared", f"/shared/{known.id}"))

    assert PAPERS in pages
    assert "Reed" not in pages


def to_the_yes(client, reader, line):
    steps = Steps(client, reader).to_look(areas=(), lines=(line,), purpose="papers")
    return steps.send("/share/look")


def test_where_only_home_could_say_yes_her_page_promises_nobody(denise, papers, youth_client, cast):
    steps = to_the_yes(youth_client, cast.guardian.account, papers)
    said = text_of(steps.page)
    assert NEVER in said
    assert "A lawyer or a court may know another way." in said
    assert SAFE not in said

    after = text_of(steps.send("/share/signer", link="else").page)
    assert "A lawyer or a court may know another way." in after
    assert "looks for somebody safe" not in after
    assert "We kept it for you" not in after


def test_where_an_agency_could_and_is_not_entered_her_advocate_looks_for_it(
    agency, papers, youth_client, cast
):
    said = text_of(to_the_yes(youth_client, cast.guardian.account, papers).page)

    assert SAFE in said
    assert NEVER not in said


def test_about_a_doctor_the_page_is_as_ever(papers, youth_client, cast):
    said = text_of(to_the_yes(youth_client, cast.member.account, papers).page)

    assert SAFE in said
    assert NEVER not in said


def test_her_advocate_hears_of_it_once(denise, papers, youth_client, advocate_client, cast, known):
    for _time in range(2):
        steps = to_the_yes(youth_client, cast.guardian.account, papers)
        steps.send("/share/signer", link="else")
    said = text_of(advocate_client.get(f"/everyone/{known.id}/yeses"))

    assert said.count("We never ask one about the other.") == 1
    assert "A lawyer or a court may know another way." in said
