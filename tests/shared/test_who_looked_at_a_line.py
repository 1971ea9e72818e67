"""Claim: the page of a line says who opened it, and says so of nothing that was not shared; a look
names the yes it was made under."""

import re

import pytest
from pages_cast import send
from sharing_cast import forward, text_of

from webapp.care.cards import STOP_ASKING
from webapp.care.plans import Goal
from webapp.care.records import save
from webapp.care.voices import Preference
from webapp.database import transaction
from webapp.space import kinds, trail
from webapp.space.opening import open_space
from webapp.space.spaces import log_box
from webapp.space.trail import read_trail
from webapp.team.agencies import add_agency, agency_named

NOBODY, HE = "Nobody has looked yet.", "Dr. Patel opened this."


@pytest.fixture
def want(people):
    """It goes with every share as a single line, beside whatever she picked."""
    said = Preference(card=STOP_ASKING, hers="About my dad", who="readers")
    return save(people, kinds.VOICE, said)


@pytest.fixture
def lines(people, want):
    """Two of one area: what is shared of it, and what is not."""
    return [save(people, "body", Goal(hers=words)).id for words in ("See well", "Sleep more")]


@pytest.fixture
def page_of(youth_client):
    """What the page of a line in the area "body" says."""
    return lambda line: text_of(youth_client.get(f"/plan/a2/{line}"))


@pytest.fixture
def look(member_client, people, want):
    """He reads all that is shared with him, how she wants things as well."""

    def look():
        assert "About my dad" in member_client.get(f"/shared/{people.id}").text

    return look


@pytest.fixture
def opened(store, cast, people):
    """The lines "opened" in her log, the newest first."""

    def opened():
        hers = open_space(store, cast.youth, people.id)
        return [one for one in read_trail(store, people.id, log_box(hers)).lines
                if one.kind == "opened"]  # fmt: skip

    return opened


def test_a_whole_area_with_a_want_beside_it_was_looked_at(share, cast, lines, look, page_of):
    share(cast.member)
    assert NOBODY in page_of(lines[0])
    look()

    for line in lines:
        assert HE in page_of(line)
        assert NOBODY not in page_of(line)


def test_of_single_lines_only_those_shared_were_looked_at(share, cast, lines, look, page_of):
    share(cast.member, areas=(), lines=lines[:1])
    look()

    assert HE in page_of(lines[0])
    assert NOBODY in page_of(lines[1])


def test_a_whole_share_before_says_nothing_of_a_look_under_a_single_one(
    share, cast, lines, look, page_of, youth_client, store, clock
):
    kept = share(cast.member)
    forward(store, clock, minutes=5)
    send(youth_client, f"/releases/{kept.grant}/stop", "/people")
    share(cast.member, areas=(), lines=lines[:1])
    look()

    assert HE in page_of(lines[0])
    assert NOBODY in page_of(lines[1])


def older_look(store, cast, people, lines, *, whole: bool):
    """A line as it was written when it named no yes: all single lines under all its parts."""
    sections = sorted(people.authority.sections[kind] for kind in ("body", kinds.VOICE))
    items = [*([] if whole else lines[:1]), *(i.id for i in people.section(kinds.VOICE).items())]
    with transaction(store.db):
        trail.note(store, people.id, cast.member, "opened", sections=sections, items=items)


@pytest.mark.parametrize("whole", [True, False])
def test_of_an_older_line_it_is_known_as_well(whole, share, cast, lines, people, store, page_of):
    share(cast.member, areas=("body",) if whole else (), lines=() if whole else lines[:1])
    older_look(store, cast, people, lines, whole=whole)

    assert HE in page_of(lines[0])
    assert (NOBODY in page_of(lines[1])) is not whole


def test_an_older_line_is_not_read_by_what_was_shared_later(
    share, cast, lines, people, store, clock, page_of
):
    share(cast.member, areas=(), lines=lines[:1])
    older_look(store, cast, people, lines, whole=False)
    forward(store, clock, minutes=5)
    share(cast.member)

    assert HE in page_of(lines[0])
    assert NOBODY in page_of(lines[1])


def test_a_look_names_each_yes_that_showed_something(share, cast, people, lines, look, opened):
    body, school = share(cast.member), share(cast.member, areas=("school",))
    look()

    (line,) = opened()
    assert sorted(line.about["grants"]) == sorted([body.grant, school.grant])
    assert "notice" not in line.about


def test_a_look_under_another_yes_is_a_line_of_its_own(
    share, cast, lines, look, opened, youth_client
):
    first = share(cast.member)
    look()
    send(youth_client, f"/releases/{first.grant}/stop", "/people")
    again = share(cast.member)
    look()

    assert [line.about["grants"] for line in opened()] == [[again.grant], [first.grant]]


def test_it_notes_which_notice_stood_there(share, cast, people, store, look, opened):
    agency = agency_named(store, "Eastside Clinic")
    add_agency(store, agency.name, agency.agreement_until, ("part-2",))
    save(people, "substances", Goal(team="Group on Mondays"), source=agency.name)
    share(cast.member, areas=("substances",), purpose="health")
    look()

    assert [line.about["notice"] for line in opened()] == ["part-2"]


def yeses_in(page) -> list[tuple[str, str]]:
    """Where each link to a yes on her page of looks leads, and what it says."""
    return re.findall(r'href="(/receipts/[^"]+)">([^<]+)<', page.text)


def test_her_page_of_looks_leads_to_the_yes(share, cast, lines, look, youth_client):
    kept = share(cast.member)
    look()

    assert yeses_in(youth_client.get("/looked")) == [
        (f"/receipts/{kept.id}", "You said yes on Wednesday, June 3")
    ]
    assert youth_client.get(f"/receipts/{kept.id}").status_code == 200


def test_an_older_look_and_a_strange_one_lead_nowhere(
    share, cast, people, lines, store, youth_client
):
    share(cast.member)
    older_look(store, cast, people, lines, whole=True)
    with transaction(store.db):
        for grants in (["0" * 32], 7, [7], "x", {}):
            trail.note(store, people.id, cast.member, "opened", grants=grants)
    page = youth_client.get("/looked")

    assert page.status_code == 200
    assert yeses_in(page) == []
