"""What the law wants beside a line goes with the line: on his page, in her preview, on paper."""

import re

import pytest
from sharing_cast import Steps, article, text_of

from webapp.care.plans import Goal
from webapp.care.promises import Promise
from webapp.care.records import save
from webapp.space import kinds
from webapp.team.agencies import add_agency, agency_named
from webapp.team.notices import PART_2_STATEMENT

ITEM = re.compile(r"<li>.*?</li>", re.DOTALL)


@pytest.fixture
def clinic(store, people):
    """A programme for alcohol and drug help wrote one line, and she another."""
    agency = agency_named(store, "Eastside Clinic")
    add_agency(store, agency.name, agency.agreement_until, ("part-2",))
    save(people, "substances", Goal(team="Group on Mondays"), source=agency.name)
    return save(people, "substances", Goal(hers="No smoking before noon"))


def lines_of(page, words: str) -> list[str]:
    return [li for li in ITEM.findall(text_of(page)) if words in li]


def test_each_line_of_such_a_programme_carries_the_statement_and_the_scope(
    clinic, share, cast, member_client, people
):
    share(cast.member, areas=("substances",), purpose="health")
    page = member_client.get(f"/shared/{people.id}")
    (line,) = lines_of(page, "Group on Mondays")

    assert PART_2_STATEMENT in line
    assert "Vapes, alcohol, drugs: everything" in line
    assert "Until Thursday, July 2." in line
    assert "It is to look after health." in line


def test_her_own_words_and_other_agencies_carry_none(clinic, share, cast, member_client, people):
    share(cast.member, areas=("substances",))
    page = member_client.get(f"/shared/{people.id}")

    assert PART_2_STATEMENT not in lines_of(page, "No smoking before noon")[0]
    assert text_of(page).count(PART_2_STATEMENT) == 1


def test_a_single_line_carries_it_too(share, cast, member_client, people, clinic):
    items = people.section("substances").items()
    line = next(i.id for i in items if i.body.get("team"))
    share(cast.member, areas=(), lines=(line,))

    assert PART_2_STATEMENT in text_of(member_client.get(f"/shared/{people.id}"))


def test_the_preview_shows_the_same_notices(clinic, people, youth_client, member_client, cast):
    steps = Steps(youth_client, cast.member.account).to_look(areas=("substances",))
    preview = article(steps.page)
    steps.sign()

    assert PART_2_STATEMENT in preview
    assert article(member_client.get(f"/shared/{people.id}")) == preview


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        ((), "You may read this and use it for that only. Do not copy it or pass it on."),
        (("talk",), "You may talk about it in a meeting about Mari."),
        (("copy",), "You may read this, copy it out and use it for that only."),
    ],
)
def test_everything_else_says_what_for_until_when_and_what_may_be_done(
    acts, said, share, cast, member_client, people
):
    share(cast.member, acts=acts)
    page = text_of(member_client.get(f"/shared/{people.id}"))

    assert "Mari lets you see this until Thursday, July 2." in page
    assert said in page


def test_name_and_time_stand_across_every_page_with_something_to_read(
    share, cast, member_client, people
):
    promise = save(
        people, kinds.PROMISES, Promise(who=cast.member.account, name="Dr. Patel", text="Call")
    )
    share(cast.member)
    for address in (f"/shared/{people.id}", f"/shared/{people.id}/promises/{promise.id}/cannot"):
        page = text_of(member_client.get(address))
        assert 'class="watermark"' in page, address
        assert "Dr. Patel, " in page


def test_a_reader_has_no_list_that_names_what_is_inside(share, cast, member_client):
    share(cast.member)

    assert "Body and teeth" not in text_of(member_client.get("/shared"))
