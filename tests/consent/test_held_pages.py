"""Claim: a share that is held says so calmly, says who can help, and shares nothing."""

import pytest
from pages_cast import grant
from sharing_cast import Steps

from webapp.care.filing import file_messages
from webapp.consent import holds
from webapp.consent.enabling import enable
from webapp.consent.hold_words import WHO, WHY, who_helps, why_held
from webapp.consent.rule_tables import rows
from webapp.space.exclusions import exclude
from webapp.space.grants import all_grants
from webapp.space.links import add_link, change_link
from webapp.space.opening import open_space
from webapp.team.agencies import add_agency
from webapp.team.entering import enter
from webapp.team.facts import Facts


@pytest.fixture
def settings(settings):
    """The real thing, not the demo of these folders."""
    return settings.__class__(**{**vars(settings), "demo": False})


@pytest.fixture
def asked(people, youth_client, cast, store):
    """Her tap on Next, with a whole area picked: her own lines, and what her team will write."""

    def ask(area="school"):
        before = len(all_grants(store, people.authority)[0])
        page = Steps(youth_client, cast.member.account).begin().send(
            "/share/what", areas=[area]
        ).page  # fmt: skip
        assert len(all_grants(store, people.authority)[0]) == before
        return page

    return ask


@pytest.fixture
def in_texas(store, cast, people):
    """Two staff entered it, counsel enabled the federal table and that of Texas."""
    grant(store, cast.youth, people, cast.member, {"food": None})
    facts = Facts("TX", store.now.date().replace(year=2010), custody="parents")
    for who in (cast.advocate, cast.member):
        enter(open_space(store, who, people.id), facts)
    file_messages(open_space(store, cast.youth, people.id))
    for row in rows(False):
        if row.table in ("federal", "tx"):
            enable(store, row, "Counsel")


def under(store, *laws):
    add_agency(store, "Open Door", store.now.date().replace(year=2027), laws)


def test_nobody_entered_anything(asked):
    page = asked()

    assert page.status_code == 409
    assert "Two people on your team" in page.text
    assert "a second person on your team" in page.text


def test_nobody_said_what_binds_the_agency(asked, in_texas):
    assert "a place whose rules we don" in asked().text


def test_nobody_said_who_wrote_the_teams_words(asked, in_texas, store):
    under(store, "voca")

    assert "a place whose rules we don" in asked("body").text


def test_that_no_guardian_is_safe_is_said_on_no_page_before_her_words(
    asked, in_texas, store, cast, people
):
    """He may hold her phone: the walk goes on as if he could be asked."""
    under(store, "vawa")
    link = add_link(store, people.id, "parent", account=cast.guardian.account)
    before = asked()
    exclude(store, people.id, cast.guardian.account)
    shut_out = asked()
    change_link(store, link, excluded="suspected")

    assert [page.status_code for page in (before, shut_out, asked())] == [200, 200, 200]


def test_what_a_link_rested_on_is_over(asked, in_texas, store, cast, people):
    """Then nobody is known yet, and staff look for somebody: that is no hold."""
    under(store, "vawa")
    add_link(store, people.id, "parent", account=cast.guardian.account, until="2026-01-01")

    assert "Somebody safe has to sign" not in asked().text


def test_what_is_only_hers_to_sign_goes_on(asked, in_texas, store):
    under(store, "voca")

    assert asked().status_code == 200


def test_every_hold_has_a_sentence_and_somebody_to_ask():
    every = {
        value for name, value in vars(holds).items() if name.isupper() and isinstance(value, str)
    }

    assert set(holds.WHOM_TO_ASK) == every == set(WHY)
    said = holds.WHOM_TO_ASK | {holds.NO_SAFE_GUARDIAN: ()}
    assert {role for roles in said.values() for role in roles} == set(WHO)
    assert who_helps(holds.NO_SAFE_GUARDIAN) == []


def test_an_unknown_code_is_said_as_unknown_rules(app):
    with app.test_request_context("/"):
        assert "which rules count" in why_held("?")
        assert who_helps(holds.TWO_RELEASES) == []
