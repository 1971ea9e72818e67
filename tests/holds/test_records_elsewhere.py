"""Claim: where a law opens records to a parent, who keeps one away reads that it stays so."""

from datetime import date

import pytest
from pages_cast import grant

from webapp.care.filing import file_messages
from webapp.consent.enabling import disable, enable
from webapp.consent.rule_tables import rows
from webapp.space.opening import open_space
from webapp.team.entering import enter
from webapp.team.facts import Facts

SAID = "Here a law lets a parent ask a clinic or counselor for records."
OPENS = "id-care-with-parent"
SIXTEEN = date(2010, 1, 15)


def the_row(id_):
    return next(row for row in rows(False) if row.rule.id == id_)


@pytest.fixture
def lives_in(store, cast, people, ortiz):
    """lives_in("ID"): two staff entered it, with her birthday."""

    def entered(state, born=SIXTEEN, status=()):
        grant(store, cast.youth, people, ortiz.signer, {"body": None})
        for who in (cast.advocate, ortiz.signer):
            enter(open_space(store, who, people.id), Facts(state, born, status, custody="parents"))
        file_messages(open_space(store, cast.youth, people.id))

    return entered


@pytest.fixture
def pages(advocate_client, door, father):
    """What the advocate reads on both pages of the door."""
    return lambda: [advocate_client.get(page).text for page in (door, f"{door}/{father}")]


def test_it_stands_on_both_pages_while_a_rule_of_the_state_is_on(store, lives_in, pages):
    lives_in("ID")
    assert all(SAID not in page for page in pages())

    enable(store, the_row(OPENS), "Counsel")
    assert all(page.count(SAID) == 1 for page in pages())

    disable(store, the_row(OPENS), "Counsel")
    assert all(SAID not in page for page in pages())


@pytest.mark.parametrize(
    ("state", "born", "status"),
    [("TX", SIXTEEN, ()), ("ID", date(2000, 1, 1), ()), ("ID", SIXTEEN, ("emancipated",))],
)
def test_not_in_another_state_nor_for_who_is_of_age_or_on_their_own(
    store, lives_in, pages, state, born, status
):
    for row in rows(False):
        if row.table in ("id", "tx"):
            enable(store, row, "Counsel")
    lives_in(state, born, status)

    assert all(SAID not in page for page in pages())


def test_who_may_not_read_what_was_entered_learns_no_state_by_it(store, lives_in, ortiz, door):
    enable(store, the_row(OPENS), "Counsel")
    lives_in("ID")

    assert SAID not in ortiz.client.get(door).text
