"""Claim: a spoilt row of one of her people, of a rule or of a record is a gap where it stands, and
keeps nobody from a call for help, a stop, or the rest of a list."""

import pytest
from pages_cast import grant, send, signed_in
from sharing_cast import Steps, people, settings, share, text_of  # noqa: F401
from spoiling import spoil
from telling_cast import SAID, TICK

from webapp.consent.enabling import LOST, acts, enable, rules_here, standing
from webapp.consent.rule_tables import rows
from webapp.space.inbox import messages
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError

PAPERS = next(row for row in rows(True) if row.rule.id == "avalon-papers")


@pytest.fixture
def spoilt_account(store):
    """The server can't read any more what it knows of one person: spoilt_account(cast.member)."""
    return lambda who: spoil(store, "accounts", "sealed_facts", "id = ?", who.account)


def test_her_call_for_help_goes_to_the_others(
    store,
    cast,
    people,  # noqa: F811
    person,
    youth_client,
    spoilt_account,  # noqa: F811
):
    other = person("bea two", "advocate", "Bea", "Open Door")
    grant(store, cast.youth, people, other, {"food": None})
    spoilt_account(cast.advocate)

    assert youth_client.get("/right-now").status_code == 200
    assert send(youth_client, "/right-now", words="help").status_code == 303
    assert [m.kind for m in messages(store, other)] == ["not-safe"]


def test_with_nobody_else_there_the_page_says_whom_to_call(cast, youth_client, spoilt_account):
    spoilt_account(cast.advocate)
    page = youth_client.get("/right-now")

    assert page.status_code == 200
    assert "tel:" in page.text


@pytest.mark.parametrize("who", ["advocate", "member"])
def test_her_pages_of_people_go_on(cast, share, youth_client, spoilt_account, who):  # noqa: F811
    share(cast.member)
    spoilt_account(getattr(cast, who))
    account = getattr(cast, who).account

    for page in ("/people", "/share", "/right-now", f"/people/{account}"):
        assert youth_client.get(page).status_code == 200, page


@pytest.mark.parametrize("way", ["his page", "kept away"])
def test_she_stops_what_somebody_reads_whose_row_is_spoilt(
    store,
    cast,
    people,  # noqa: F811
    share,  # noqa: F811
    youth_client,
    spoilt_account,
    way,  # noqa: F811
):
    share(cast.member)
    spoilt_account(cast.member)
    act = {"his page": "stop", "kept away": "nothing"}[way]

    assert send(youth_client, f"/people/{cast.member.account}/{act}", "/account").status_code == 303
    with pytest.raises(NotGrantedError):
        open_space(store, cast.member, people.id)


@pytest.fixture
def spoilt_rule(store):
    """Somebody answered for a rule, and what they said does not open."""
    enable(store, PAPERS, "Chris")
    assert spoil(store, "checked_rules", "sealed_facts", "1")


def test_a_rule_with_a_spoilt_row_is_off_and_the_others_go_on(store, spoilt_rule):
    is_on = {rule.id: rule.enabled for rule in rules_here(store, True)}

    assert not is_on[PAPERS.rule.id]
    assert standing(PAPERS, acts(store)[PAPERS.rule.id]) == LOST
    assert sum(is_on.values()) == sum(row.rule.enabled for row in rows(True)) - 1


def test_it_counts_again_when_somebody_answers_for_it_anew(store, spoilt_rule):
    enable(store, PAPERS, "Kim")

    assert [act.by for act in acts(store)[PAPERS.rule.id]] == ["Kim"]


def test_what_rests_on_other_rules_is_still_shared(
    cast,
    share,  # noqa: F811
    people,  # noqa: F811
    youth_client,
    advocate_client,
    spoilt_rule,  # noqa: F811
):
    share(cast.member, areas=("school",))
    walk = Steps(youth_client, cast.member.account).begin()

    assert walk.send("/share/what", areas=["body"], lines=[]).page.status_code == 200
    assert advocate_client.get(f"/everyone/{people.id}").status_code == 200


def test_the_numbers_go_on_beside_a_record_that_can_not_be_read(
    app, store, person, space, advocate_client
):
    page = f"/reports/{space.id}/new/law"
    for _each in range(2):
        line = TICK.findall(advocate_client.get(page).text)[0][0]
        said = {"lines": [line], "told_whom": "No. 12", **SAID}
        assert send(advocate_client, page, **said).status_code == 303
    person("mr ng", "supervisor", "Mr Ng", "Open Door")
    supervisor = signed_in(app, "mr ng")
    spoil(store, "mandates", "sealed_facts", "rowid = 1")

    assert "A law asked for it" in text_of(supervisor.get("/numbers"))
