"""Claim: what the law holds for young people from another country stands folded on her own page of
that part, the same for everybody, dated and with its source; on nobody else's page."""

from datetime import date

import pytest
from pages_cast import NAMES, signed_in
from sharing_cast import people, settings, share, text_of  # noqa: F401

from webapp.care.addresses import area_key
from webapp.i18n import speaking
from webapp.plan.goals import add_goal
from webapp.plan.staying import SUBJECTS
from webapp.space.kinds import AREAS

PAGE = f"/plan/{area_key('immigration')}"
SAYS = [str(line) for subject in SUBJECTS for line in subject.says]


def folded(page):
    """The part of the page that opens with a tap."""
    return page.split('<details id="law-here">')[1].split("</details>")[0]


def test_she_reads_it_on_her_own_page_folded(youth_client):
    said = folded(text_of(youth_client.get(PAGE)))

    assert not [line for line in SAYS if line not in said]
    assert "Everyone reads the same words here. They say nothing about you." in said
    assert 'href="/people"' in said


@pytest.mark.parametrize(
    "fact",
    [
        "Under 18, nobody has to help the police to ask for it.",
        "With it, they can get help like a refugee gets.",
        "Was it asked for before 18? Then the letter stays good after 18.",
        "Officials must tell HHS within 24 hours when they find such a young person.",
        "What you tell your own lawyer about this stays there.",
    ],
)
def test_it_says_what_she_may_want_to_know(youth_client, fact):
    assert fact in folded(text_of(youth_client.get(PAGE)))


def test_it_is_there_in_spanish_too(app):
    with app.test_request_context("/"), speaking("es"):
        said = [str(line) for subject in SUBJECTS for line in subject.says]

    assert len(said) == len(SAYS)
    assert not set(said) & set(SAYS)


def test_it_is_the_same_whatever_stands_on_the_page(youth_client, hers):
    before = folded(text_of(youth_client.get(PAGE)))
    add_goal(hers(), "immigration", "Ask about a green card", "hers")

    assert folded(text_of(youth_client.get(PAGE))) == before


def test_no_other_part_of_her_plan_has_it(youth_client):
    for kind in AREAS:
        page = text_of(youth_client.get(f"/plan/{area_key(kind)}"))
        assert ("law-here" in page) == (kind == "immigration"), kind


def test_nobody_else_reads_it(app, advocate_client, cast, share, space, hers):  # noqa: F811
    line = add_goal(hers(), "immigration", "Ask about a green card", "hers").id
    share(cast.member, areas=(), lines=(line,))
    doctor = signed_in(app, NAMES["member"])
    for page in (advocate_client.get(f"/for/{space.id}{PAGE}"), doctor.get(f"/shared/{space.id}")):
        assert page.status_code == 200
        assert "Staying in the U.S." in text_of(page)
        assert not [line for line in SAYS if line in text_of(page)]


def test_each_line_has_a_source_and_the_day_on_which_somebody_looked():
    for subject in SUBJECTS:
        assert subject.source, subject.key
        assert date(2026, 1, 1) < subject.looked_at, subject.key
