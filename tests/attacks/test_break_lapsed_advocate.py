"""Claim: an advocate whose agreement, promise or training lapsed opens nothing of hers, on no
page, and writes nothing into it."""

import pytest
from pages_cast import send

from webapp.account.accounts import update_facts
from webapp.care.promises import Promise
from webapp.care.records import records, save
from webapp.space import kinds


@pytest.fixture
def lapsed(advocate_client, store, cast):
    update_facts(store, cast.advocate.account, training_until="2020-01-01")
    return advocate_client


@pytest.mark.parametrize("page", ["", "/invite", "/introduce"])
def test_no_page_of_hers_opens(lapsed, space, page):
    assert lapsed.get(f"/everyone/{space.id}{page}").status_code == 404


def test_the_list_says_nothing_of_what_stands_in_her_plan(lapsed, store, cast, space):
    save_late(space, cast.advocate)

    assert "Find a bus pass" not in lapsed.get("/everyone").text


def test_no_promise_is_written(lapsed, space):
    said = f"/everyone/{space.id}/promises"
    assert send(lapsed, said, "/everyone", will="Call the school").status_code == 404

    texts = {one.text for one in records(space.section(kinds.PROMISES), Promise)}
    assert "Call the school" not in texts


def save_late(space, who):
    late = Promise(who=who.account, name="Tasha", text="Find a bus pass", by="2026-06-01")
    save(space, kinds.PROMISES, late)
