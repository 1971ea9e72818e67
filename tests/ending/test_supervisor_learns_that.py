"""Claim: a supervisor reads that a share ended beside an advocate of the same place of work, and
when: not whose, with whom or why. It is no task, and nobody else reads it."""

from dataclasses import replace

import pytest
from pages_cast import WORDS, signed_in
from sharing_cast import Steps, text_of

from webapp.ending.ended_pages import Ended, ended_lately
from webapp.space.grants import WAITING, all_grants
from webapp.space.opening import open_space
from webapp.space.stops import stop

DAY = "Wednesday, June 3"


@pytest.fixture
def supervisor(person, app):
    person("lee park", "supervisor", "Lee Park", "Open Door")
    return signed_in(app, "lee park", WORDS)


@pytest.fixture
def stopped(share, cast, people, store):
    """Her doctor may look no more."""
    kept = share(cast.member)
    stop(open_space(store, cast.youth, people.id), kept.grant)
    return kept


def lately(store, agency="Open Door"):
    return ended_lately(store, agency)


def test_a_share_that_runs_is_nothing_to_read(share, cast, store):
    share(cast.member)

    assert lately(store) == []


def test_one_that_ended_stands_there_with_its_day_and_who_keeps_the_keys(stopped, store):
    assert lately(store) == [Ended(store.today, ("Tasha",))]


def test_for_thirty_days_and_for_no_other_place_of_work(stopped, store, clock):
    clock.forward(days=30)
    assert lately(replace(store, now=clock()))
    clock.forward(days=1)

    assert lately(replace(store, now=clock())) == []
    assert lately(store, "Eastside Clinic") == []


def test_one_that_another_took_the_place_of_did_not_end(share, cast, youth_client, store):
    kept, walk = share(cast.member), Steps(youth_client, cast.member.account)
    walk.page = youth_client.get(f"/receipts/{kept.id}/again")
    walk.send("/share/until", days="30").send("/share/think").send("/share/look")
    assert walk.send("/releases", passphrase=WORDS).page.status_code == 303

    assert lately(store) == []


def test_one_that_never_began_did_not_end(waits, known, cast, store):
    grants, _failed = all_grants(store, known.authority)
    waiting = next(grant for grant in grants if grant.state == WAITING)
    stop(open_space(store, cast.youth, known.id), waiting.id)

    assert lately(store) == []


def test_the_page_names_neither_her_nor_the_reader_and_asks_for_nothing(
    stopped, supervisor, people
):
    page = supervisor.get("/ended")

    assert DAY in text_of(page)
    assert "Tasha" in text_of(page)
    assert not any(word in page.text for word in ("Mari", "Patel", people.id, stopped.grant))
    assert "<form" not in page.text.partition("<main")[2].partition("</main>")[0]


def test_nobody_else_reads_it(
    stopped, youth_client, advocate_client, member_client, guardian_client, person, app
):
    person("ida", "coordinator", "Ida", "Open Door")
    others = (youth_client, advocate_client, member_client, guardian_client)

    for client in (*others, signed_in(app, "ida", WORDS)):
        assert client.get("/ended").status_code == 404
