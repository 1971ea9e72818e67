"""Claim: who can open nothing, because a gate of their own is shut, still writes her stop down,
about others and about themselves; and learns nothing by it."""

import pytest
from pages_cast import NAMES, send, signed_in
from sharing_cast import TOKENS, knows_them, text_of

from webapp.account.accounts import update_facts
from webapp.space import exclusions
from webapp.space.grants import LIVE, all_grants

PAGE = "/told/by-name"


@pytest.fixture
def shared(share, cast, people):
    knows_them(people, cast.advocate.card)
    share(cast.stranger)
    return share(cast.member)


@pytest.fixture
def lapsed(shared, store, cast, stranger_client):
    """The officer's training has run out; he shared in her plan before."""
    update_facts(store, cast.stranger.account, training_until="2026-06-01")
    return stranger_client


def running(people):
    known, _failed = all_grants(people.store, people.authority)
    return {grant.reader for grant in known if grant.release and grant.state == LIVE}


def says(client, who, name):
    return send(client, PAGE, who=who, name=name)


def test_the_page_that_says_which_gate_is_shut_leads_there(lapsed):
    assert f'href="{PAGE}"' in lapsed.get("/shared").text


def test_an_advocates_home_leads_there_as_well(shared, store, cast, advocate_client):
    update_facts(store, cast.advocate.account, training_until="2026-06-01")

    assert f'href="{PAGE}"' in advocate_client.get("/everyone").text


def test_what_is_shared_with_another_ends_at_once(lapsed, people, cast):
    answer = says(lapsed, "Mari", "Dr. Patel")

    assert (answer.status_code, answer.location) == (303, "/told")
    assert running(people) == {cast.stranger.account}


def test_what_is_shared_with_himself_ends_too(lapsed, people, cast):
    says(lapsed, "mari", "Cole")

    assert running(people) == {cast.member.account}


def test_she_reads_who_wrote_it_down(lapsed, app):
    says(lapsed, "Mari", "Dr. Patel")
    html = text_of(signed_in(app, NAMES["youth"]).get("/today"))

    assert "Det. Cole wrote down: you want to stop sharing with Dr. Patel." in html


def test_no_name_of_hers_or_of_others_is_told(lapsed, people):
    before = running(people)
    pages = set()
    for who, name in (("Nobody", "Dr. Patel"), ("Mari", "Nobody"), ("Mari", "Dr. Patel")):
        answer = says(lapsed, who, name)
        pages.add(TOKENS.sub("", lapsed.get(answer.location).text))
        if who == "Nobody":
            assert running(people) == before

    assert len(pages) == 1
    assert "Mari" not in lapsed.get(PAGE).text


def test_who_is_kept_away_ends_nothing_and_reads_the_same(lapsed, people, store, cast):
    exclusions.exclude(store, people.id, cast.stranger.account)

    assert says(lapsed, "Mari", "Dr. Patel").location == "/told"
    assert cast.member.account in running(people)


def test_whom_nothing_is_shared_with_ends_nothing(shared, app, person, people):
    person("far away", "member", "Far Away", "Elsewhere", "medical")
    before = running(people)

    assert says(signed_in(app, "far away"), "Mari", "Dr. Patel").location == "/told"
    assert running(people) == before


def test_names_are_counted(lapsed):
    answers = [says(lapsed, "Mari", f"Name {n}").status_code for n in range(6)]

    assert answers == [303] * 5 + [429]


@pytest.mark.parametrize("who", ["youth_client", "guardian_client"])
def test_nobody_else_has_that_page(request, shared, who):
    assert request.getfixturevalue(who).get(PAGE).status_code == 404
