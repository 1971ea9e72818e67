"""Claim: where a law lets a parent be told or read, she reads so first; it is never a grant."""

from dataclasses import replace
from datetime import date

import pytest
from pages_cast import grant

from webapp.care.filing import file_messages
from webapp.consent.enabling import enable
from webapp.consent.matters import YouthFacts
from webapp.consent.notices import ASKS_IN, MAY_READ, MAY_TELL, notices_before_writing
from webapp.consent.rule_tables import rows, rules
from webapp.space.grants import all_grants
from webapp.space.opening import open_space
from webapp.team.entering import enter
from webapp.team.facts import Facts

CHECKED = {"enabled": True, "verified_by": "Counsel", "verified_on": date(2026, 1, 1)}
EVERY = tuple(replace(rule, **CHECKED) for rule in rules(False))
TODAY = date(2026, 6, 3)
SIXTEEN = date(2010, 1, 15)


@pytest.mark.parametrize(
    ("state", "area", "codes"),
    [
        ("TX", "mind", (MAY_TELL,)),
        ("TX", "substances", (MAY_TELL,)),
        ("TX", "school", ()),
        ("ID", "mind", (MAY_READ,)),
        ("ID", "private-health", (MAY_READ,)),
        ("ID", "housing", ()),
        ("CA", "mind", (ASKS_IN,)),
        ("CA", "body", (ASKS_IN, MAY_TELL)),
        ("CA", "private-health", (ASKS_IN,)),
        ("WA", "mind", (ASKS_IN,)),
        ("WA", "private-health", ()),
        ("MS", "private-health", ()),
        ("OR", "mind", ()),
        ("", "mind", ()),
    ],
)
def test_each_state_says_what_its_law_allows(state, area, codes):
    assert notices_before_writing(area, YouthFacts(state, SIXTEEN), EVERY, TODAY) == codes


def test_it_is_said_too_where_nobody_knows_her_age():
    assert notices_before_writing("mind", YouthFacts("TX"), EVERY, TODAY) == (MAY_TELL,)


def test_nothing_is_said_to_who_is_of_age_or_emancipated():
    of_age = YouthFacts("TX", date(2008, 6, 3))
    emancipated = YouthFacts("TX", SIXTEEN, frozenset({"emancipated"}))

    for facts in (of_age, emancipated):
        assert notices_before_writing("mind", facts, EVERY, TODAY) == ()


@pytest.mark.parametrize("more", [(), ("emancipated",)])
def test_an_order_for_some_things_only_leaves_it_said(more):
    some = YouthFacts("TX", SIXTEEN, frozenset({"emancipated-in-part", *more}))

    assert notices_before_writing("mind", some, EVERY, TODAY) == (MAY_TELL,)


def test_a_rule_that_nobody_enabled_says_nothing():
    assert notices_before_writing("mind", YouthFacts("TX"), rules(False), TODAY) == ()


@pytest.fixture
def in_texas(store, cast, space):
    """Two staff entered Texas, and counsel enabled the table of Texas."""
    grant(store, cast.youth, space, cast.member, {"body": None})
    for who in (cast.advocate, cast.member):
        enter(open_space(store, who, space.id), Facts("TX", SIXTEEN, custody="parents"))
    file_messages(open_space(store, cast.youth, space.id))
    for row in rows(False):
        if row.table == "tx":
            enable(store, row, "Counsel")


@pytest.mark.parametrize("address", ["/plan/a3", "/plan/a3/new/line"])
def test_she_reads_it_above_the_form(in_texas, youth_client, address):
    page = youth_client.get(address).text

    assert "Here a counselor may tell a parent." in page


def test_other_areas_and_other_states_say_nothing(in_texas, youth_client):
    assert "may tell a parent" not in youth_client.get("/plan/a9").text


def test_it_is_a_sentence_and_no_grant(in_texas, youth_client, store, space, cast):
    before = len(all_grants(store, space.authority)[0])
    youth_client.get("/plan/a3")

    assert len(all_grants(store, space.authority)[0]) == before


def test_nothing_is_said_before_a_rule_is_enabled(youth_client):
    assert "may tell a parent" not in youth_client.get("/plan/a3").text
