"""Claim: whoever changes or drops rows keeps nobody from being kept away, and lets nobody back."""

import pytest
from pages_cast import NAMES, WORDS, grant, send, signed_in
from sharing_cast import knows_them, text_of
from signing_cast import asks, denise, known, papers, parent  # noqa: F401
from spoiling import spoil

from crypto.errors import CannotOpenError
from webapp.holds.acts import she_keeps_away, she_lets_back, staff_keep_away
from webapp.space.cosigning import waiting_for
from webapp.space.exclusions import is_excluded
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.sweeper import sweep
from webapp.team.holds import everybody_kept, kept_away, papers_that_stand


@pytest.fixture
def held_once(store, cast, hers, father):
    """She kept him away, and let him back. What was said of him does not open any more."""
    she_keeps_away(hers, father)
    she_lets_back(hers, father)
    grant(store, cast.youth, hers, cast.guardian, {"school": None})
    assert spoil(store, "holds", "sealed_facts", "1")


@pytest.fixture
def spoilt(store, holds, father):
    """Staff keep him away, and what was said of it does not open any more."""
    holds()
    assert spoil(store, "holds", "sealed_facts", "1")


@pytest.fixture
def her_tap(youth_client, father):
    return lambda: send(youth_client, f"/people/{father}/nothing", "/say")


@pytest.fixture
def staff_by_name(advocate_client, door):
    return lambda: send(advocate_client, f"{door}/shut", "/account", name="Denise")


@pytest.mark.parametrize("how", ["her_tap", "holds", "staff_by_name"])
def test_he_is_kept_away_though_what_was_said_of_him_before_is_spoilt(
    request, store, cast, people, father, held_once, how
):
    answer = request.getfixturevalue(how)()

    assert answer.status_code == 303
    assert is_excluded(store, people.id, father)
    assert kept_away(store, people.id, father).is_shut
    with pytest.raises(NotGrantedError):
        open_space(store, cast.guardian, people.id)


def test_the_page_of_the_doors_goes_on_and_names_who_is_kept_away(
    spoilt, advocate_client, door, father
):
    page = text_of(advocate_client.get(door))

    assert f"{door}/{father}" in page
    assert "Kept away" in page
    assert "A second person is missing" in page


def test_a_spoilt_row_lets_nobody_back_by_one_alone(
    store, people, spoilt, advocate_client, door, father
):
    send(advocate_client, f"{door}/open", door, passphrase=WORDS, account=father)
    assert is_excluded(store, people.id, father)
    assert kept_away(store, people.id, father).for_lifting


def test_two_of_two_places_of_work_let_him_back_all_the_same(store, people, spoilt, lifted, father):
    lifted()

    assert not is_excluded(store, people.id, father)
    assert not kept_away(store, people.id, father).is_shut


def test_nobody_of_another_place_is_counted_for_who_can_not_be_read(
    store, people, spoilt, holds, kept
):
    holds()

    assert kept().needs_a_second


def test_a_courts_paper_stays_while_nobody_can_tell_which_one_stands(store, people, spoilt, holds):
    holds()
    with pytest.raises(CannotOpenError):
        papers_that_stand(store, people.id)


def test_one_spoilt_row_keeps_nobody_from_shutting_out_another(
    store, people, person, hers, holds, father
):
    joao = person("joao", "guardian", "Joao")
    knows_them(hers, joao.card)
    she_keeps_away(hers, joao.account)
    spoil(store, "holds", "sealed_facts", "1")

    assert holds().status_code == 303
    assert is_excluded(store, people.id, father)
    assert {one.account for one in everybody_kept(store, people.id)} == {father, joao.account}


@pytest.fixture
def dropped(store, cast, father, denise, known):  # noqa: F811
    """Staff keep him away, and the row by which the spine shuts him out is gone."""
    staff_keep_away(open_space(store, cast.advocate, known.id), father)
    store.db.execute("delete from exclusions")
    return known.id


def test_a_yes_of_his_opens_nothing_in_the_second_after_the_row_is_gone(
    store,
    cast,
    dropped,
    youth_client,
    denise,  # noqa: F811
    papers,  # noqa: F811
):
    asks(youth_client, cast.member.account, papers, denise)

    assert is_excluded(store, dropped, cast.guardian.account)
    assert waiting_for(store, cast.guardian) == []


def test_the_row_is_there_again_after_the_next_minute(app, store, cast, dropped, clock):
    sweep(app, deep=False)

    assert store.db.execute("select count(*) from exclusions").fetchone()[0] == 1


@pytest.mark.parametrize("who", ["youth", "advocate"])
def test_whoever_keeps_the_keys_puts_it_right_by_coming(app, store, dropped, who):
    signed_in(app, NAMES[who])

    assert store.db.execute("select count(*) from exclusions").fetchone()[0] == 1


def test_her_log_says_that_something_was_put_right_and_not_what(app, cast, dropped):
    hers = signed_in(app, NAMES["youth"])
    page = text_of(hers.get("/looked"))

    assert "Something was changed from outside. We put it right." in page
    assert page.count("We put it right") == 1
    assert "away" not in page.split("We put it right")[0][-300:]


def test_what_is_spoilt_goes_to_who_runs_the_team_like_any_hold_of_one(
    app, store, spoilt, person, clock
):
    person("stone harbor", "coordinator", "Maria", "Open Door")
    sweep(app, deep=False)
    clock.forward(hours=73)

    page = signed_in(app, "stone harbor").get("/staff", follow_redirects=True)
    assert "A hold needs a second person. Somebody put it on" in text_of(page)
