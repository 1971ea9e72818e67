"""Claim: whoever writes for the team can say which care it is; nobody else, and never of hers."""

from dataclasses import replace

import pytest
from pages_cast import grant, send, signed_in
from sharing_cast import says_now

from webapp.account.accounts import update_facts
from webapp.care.her_words import change_hers
from webapp.care.kinds_of_care import kinds_in
from webapp.care.plans import TEAMS, Goal, in_plan
from webapp.consent.shared_matters import SERVICES, matters_in
from webapp.plan.answers import answer
from webapp.plan.goals import add_goal
from webapp.plan.moves import move
from webapp.plan.words import change_teams
from webapp.space import kinds
from webapp.space.grants import REKEY, SEE, WRITE, Scope
from webapp.space.opening import open_space


@pytest.fixture
def line(theirs):
    return add_goal(theirs, "private-health", "A test", TEAMS, care=["sti"])


@pytest.fixture
def is_now(hers):
    """What is said of a line: is_now(line)."""
    return lambda line, area="private-health": [*hers().section(area).item(line.id).body["care"]]


@pytest.mark.parametrize(
    ("key", "area"),
    [("a2", "body"), ("a3", "mind"), ("a4", "private-health"), ("a6", "substances"),
     ("a8", "housing"), ("a9", "school")],
)  # fmt: skip
@pytest.mark.parametrize("what", ["goal", "step", "help", "date"])
def test_the_page_asks_where_rules_speak_of_a_kind(advocate_client, space, key, area, what):
    page = advocate_client.get(f"/for/{space.id}/plan/{key}/new/{what}").text

    offered = [code for code in kinds_in("mind") | kinds_in("body") | kinds_in("substances")
               if f'name="care" type="checkbox" value="{code}"' in page]  # fmt: skip
    assert set(offered) == set(kinds_in(area))
    assert "checked" not in page.split('id="care"')[-1].split("</fieldset>")[0]


@pytest.mark.parametrize("what", ["goal", "step", "help", "date", "line"])
def test_she_is_never_asked_and_her_words_are_of_no_kind(youth_client, hers, theirs, is_now, what):
    assert 'name="care"' not in youth_client.get(f"/plan/a4/new/{what}").text

    mine = add_goal(hers(), "private-health", "A test", TEAMS, care=["sti"])
    beside = add_goal(theirs, "private-health", "A test", "hers", care=["sti"])
    assert is_now(mine) == is_now(beside) == []


def test_nobody_elses_edit_changes_it(line, other, hers, is_now):
    version = line.version
    for change in (
        lambda at: change_teams(other(), "private-health", line.id, "Two", at, care=[]),
        lambda at: change_teams(
            other(), "private-health", line.id, "Three", at, care=["pregnancy"]
        ),
        lambda at: change_hers(hers(), "private-health", line.id, "In my words", at),
        lambda at: answer(hers(), "private-health", line.id, "no", at),
    ):
        version = change(version).version
        assert is_now(line) == ["sti"]


def test_its_author_changes_it_on_its_page(line, advocate_client, space, is_now):
    page = f"/for/{space.id}/plan/a4/{line.id}/words"
    send(advocate_client, page, words="A test", expecting="1", care=["pregnancy", "other-care"])
    assert is_now(line) == ["other-care", "pregnancy"]

    send(advocate_client, page, words="A test", expecting="2")
    assert is_now(line) == []


def test_what_no_area_has_is_not_saved(line, advocate_client, space, is_now):
    page = f"/for/{space.id}/plan/a4/{line.id}/words"

    assert send(advocate_client, page, words="A", expecting="1", care=["x"]).status_code == 422
    assert is_now(line) == ["sti"]


def test_another_writer_is_not_asked_where_it_is_said(line, other, app, space, theirs):
    other()
    client = signed_in(app, "ana keeps")
    unsaid = add_goal(theirs, "private-health", "Another", TEAMS)

    assert 'name="care"' not in client.get(f"/for/{space.id}/plan/a4/{line.id}/words").text
    assert 'name="care"' in client.get(f"/for/{space.id}/plan/a4/{unsaid.id}/words").text


@pytest.fixture
def beside(store, cast, space, person):
    """Somebody who keeps the keys and works where the author of the line does."""
    signer = person("bo beside", "advocate", "Bo", "Open Door")
    everything = dict.fromkeys(kinds.SHARED_WITH_KEEPER)
    grant(store, cast.youth, space, signer, everything, 365, (SEE, WRITE, REKEY))
    return lambda: open_space(store, signer, space.id)


def corrected(space, line):
    """What is said after this person tried to correct it."""
    care = ["pregnancy"]
    return change_teams(space, "private-health", line.id, "A test", line.version, care=care)


def test_while_the_author_is_there_a_colleague_changes_nothing(line, beside, is_now):
    corrected(beside(), line)

    assert is_now(line) == ["sti"]


def test_once_the_author_left_a_colleague_of_that_place_corrects_it(
    line, beside, is_now, store, cast, space, app, hers
):
    update_facts(store, cast.advocate.account, frozen=True)
    beside()
    page = f"/for/{space.id}/plan/a4/{line.id}/words"
    client = signed_in(app, "bo beside")
    assert 'name="care"' in client.get(page).text
    send(client, page, words="A test", expecting="1", care=["pregnancy"])

    assert is_now(line) == ["pregnancy"]
    assert hers().section("private-health").item(line.id).body["care_by"] == beside().me.account


def test_nobody_of_another_place_does_nor_she(line, other, hers, is_now, store, cast):
    update_facts(store, cast.advocate.account, frozen=True)
    now = corrected(other(), line)
    answer(hers(), "private-health", line.id, "no", now.version)

    assert is_now(line) == ["sti"]


def test_what_is_not_known_of_the_author_changes_nothing(line, beside, is_now, store, cast):
    """A row that does not open is not the same as somebody who left."""
    update_facts(store, cast.advocate.account, frozen=True)
    store.db["accounts"].update(cast.advocate.account, {"sealed_facts": b"spoilt"})
    corrected(beside(), line)

    assert is_now(line) == ["sti"]


def test_who_kept_the_account_and_works_elsewhere_now_has_not_left(
    line, beside, is_now, store, cast
):
    update_facts(store, cast.advocate.account, frozen=True)
    says_now(store, cast.advocate, agency="Lake County")
    corrected(beside(), line)

    assert is_now(line) == ["sti"]


def test_moving_it_takes_it_along_and_she_reads_nothing_of_it(line, theirs, is_now, youth_client):
    page = youth_client.get(f"/plan/a4/{line.id}").text
    for said in kinds_in("private-health").values():
        assert str(said) not in page

    assert is_now(move(theirs, "private-health", line.id, "body"), "body") == ["sti"]


def test_what_was_saved_before_is_read_as_unsaid(line, hers):
    item = hers().section("private-health").item(line.id)
    body = {name: value for name, value in item.body.items() if not name.startswith("care")}

    assert in_plan(replace(item, body=body)) == replace(Goal.read(item), care=(), care_by="")


@pytest.mark.parametrize(
    ("area", "text"), [("private-health", "A talk"), ("body", "I think I'm pregnant")]
)
def test_the_labels_of_an_area_name_no_kind_of_care(theirs, space, area, text):
    """A label that every line of a part carries is nobody's word on what this one is about."""
    line = add_goal(theirs, area, text, TEAMS)
    scope = Scope({theirs.authority.sections[area]: (line.id,)})

    assert {"STD", "PREGNANT"} <= {*line.labels}
    assert {one.service for one in matters_in(theirs, scope)} == {""}


def test_no_label_of_an_area_stands_for_a_kind_of_care():
    assert not {*SERVICES} & {code for labels in kinds.LABELS.values() for code in labels}
