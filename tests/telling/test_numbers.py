"""Claim: how often something was told without an OK is counted by year and by what made them tell;
no name stands there, no small number, and nothing that has not gone out."""

import pytest
from pages_cast import WORDS, signed_in
from sharing_cast import text_of

from webapp.space.mandate_rows import add_row
from webapp.telling.numbers import Count, counts

FACTS = {"told": "2026-06-03T00:00:00+00:00", "held": "", "approval": ""}


@pytest.fixture
def told(store, space):
    """So many records of one kind: told("report", 2, year=2026)."""

    def make(kind, many, year=2026, **more):
        for number in range(many):
            facts = {"kind": kind, "made": f"{year}-05-{number + 1:02}T15:00:00+00:00"}
            add_row(store, space.id, f"{kind}{year}{number}{len(more)}", FACTS | facts | more, b"")

    return make


def test_they_are_counted_by_year_and_kind(told, store):
    told("report", 6)
    told("danger", 5, year=2025)

    assert counts(store) == [
        Count(2026, {"report": 6, "court-order": 0, "danger": 0}),
        Count(2025, {"report": 0, "court-order": 0, "danger": 5}),
    ]


def test_an_order_that_nobody_looked_at_has_not_gone_out(told, store):
    told("court-order", 2)
    told("court-order", 5, approval="signed")

    assert counts(store) == [Count(2026, {"report": 0, "court-order": 5, "danger": 0})]


def test_a_report_of_today_is_counted_at_once(tell, store):
    assert tell().status_code == 303

    assert [one.year for one in counts(store)] == [2026]


@pytest.mark.parametrize("kind", ["coordinator", "supervisor"])
def test_the_page_says_few_instead_of_a_small_number_and_names_nobody(
    told, person, app, space, kind
):
    told("report", 11)
    told("danger", 10)
    told("danger", 1, year=2025)
    person("lee park", kind, "Lee Park", "Open Door")
    page = signed_in(app, "lee park", WORDS).get("/numbers")

    assert "A law asked for it" in page.text
    assert ">11<" in page.text
    assert not any(f">{few}<" in page.text for few in (1, 10))
    assert text_of(page).count("Fewer than 11") == 2
    assert not any(name in page.text for name in ("Mari", "Tasha", space.id))


def test_nobody_else_reads_it(told, youth_client, advocate_client, member_client, guardian_client):
    told("report", 7)

    for client in (youth_client, advocate_client, member_client, guardian_client):
        assert client.get("/numbers").status_code == 404
