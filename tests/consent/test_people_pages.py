"""My people: who sees what and until when, who checked them, and it looks as it does to them."""

import re
from dataclasses import replace

import pytest
from pages_cast import WORDS, send
from sharing_cast import article, knows_them, text_of

from webapp.account.accounts import update_facts
from webapp.care.cards import cards_by_key
from webapp.care.filing import file_messages
from webapp.care.people import mark_of
from webapp.care.preferences import keep
from webapp.care.promises import Promise
from webapp.care.records import save
from webapp.care.voices import Preference
from webapp.space.kinds import PROMISES
from webapp.space.opening import open_space
from webapp.team.introductions import introduce, person_with
from webapp.team.vouches import vouch


@pytest.fixture
def kept(share, cast):
    return share(cast.member)


def test_each_person_has_what_they_see_until_when_and_who_checked_them(kept, youth_client):
    said = text_of(youth_client.get("/people"))

    for words in (
        "Dr. Patel", "doctor or nurse · Eastside Clinic", "Body and teeth: everything",
        "Until Thursday, July 2.", "You checked this is Dr. Patel.", "Sees nothing.",
    ):  # fmt: skip
        assert words in said


def test_somebody_nobody_checked_is_said_to_be_so(space, youth_client, cast):
    knows_them(space, cast.member.card, how="")

    said = text_of(youth_client.get("/people"))
    assert "Nobody has checked yet that this is Dr. Patel." in said


def test_a_key_keeper_stands_there_without_being_introduced(space, youth_client):
    said = text_of(youth_client.get("/people"))

    assert "Tasha" in said
    assert "Keeps your plan with you." in said


@pytest.mark.parametrize("fact", ["promise_until", "training_until"])
def test_a_shut_gate_is_only_said_to_be_shut(kept, youth_client, store, cast, fact):
    update_facts(store, cast.member.account, **{fact: "2026-01-01"})
    said = text_of(youth_client.get("/people"))

    assert "Can't open it now" in said
    assert "training" not in said.lower()
    assert "promise" not in said.lower()


def test_her_look_is_his_page(kept, youth_client, member_client, cast, people):
    his = article(member_client.get(f"/shared/{people.id}"))

    assert article(youth_client.get(f"/people/{cast.member.account}/as")) == his


def test_her_look_is_his_page_with_two_releases_and_how_she_wants_things(
    share, youth_client, member_client, cast, people, clock
):
    for words, who in (("Text", "readers"), ("Mine", "keeper")):
        said = Preference(card="own-1", hers=words, who=who)
        keep(people, cards_by_key()["own-1"], said, seen="")
    share(cast.member)
    clock.forward(minutes=1)
    share(cast.member, areas=("school",), purpose="school")
    his = article(member_client.get(f"/shared/{people.id}"))

    assert article(youth_client.get(f"/people/{cast.member.account}/as")) == his
    assert "Be in art class" in his
    assert his.count("Text") == 1
    assert "Mine" not in his


def test_her_look_has_nothing_that_only_he_acts_with(
    kept, youth_client, member_client, cast, people
):
    said = Promise(who=cast.member.account, name="Dr. Patel", text="Move your visit")
    save(people, PROMISES, said)
    his = member_client.get(f"/shared/{people.id}").text
    hers = youth_client.get(f"/people/{cast.member.account}/as").text
    look = hers[hers.index("<article") : hers.index("</article>")]

    assert "Mari told me to stop" in his
    assert not re.search("<(form|button|input|a) ", look)
    assert "told me to stop" not in hers


def test_six_words_she_compared_pin_the_card(space, youth_client, cast, store):
    knows_them(space, cast.member.card, how="")
    account = cast.member.account
    seen = mark_of(cast.member.card)
    send(
        youth_client, f"/people/{account}/checked", f"/people/{account}/check",
        seen=seen, passphrase=WORDS,
    )  # fmt: skip

    hers = open_space(store, cast.youth, space.id)
    assert person_with(hers, account).how == "compared"


def test_words_that_changed_meanwhile_pin_nothing(space, youth_client, cast, store):
    knows_them(space, cast.member.card, how="")
    account = cast.member.account
    send(youth_client, f"/people/{account}/checked", f"/people/{account}/check", seen="1")

    assert not person_with(open_space(store, cast.youth, space.id), account).how


def test_other_words_shut_everything(kept, youth_client, member_client, cast, people):
    account = cast.member.account
    send(youth_client, f"/people/{account}/not-them", f"/people/{account}/check")

    assert member_client.get(f"/shared/{people.id}").status_code == 404


def test_an_introduction_with_a_vouch_is_said_with_the_name_of_who_checked(
    space, youth_client, cast, store
):
    vouch(store, cast.advocate, cast.member.card)
    introduce(store, cast.advocate, cast.youth.card, cast.member.card, space=space.id)

    said = text_of(youth_client.get("/people"))
    assert "Tasha checked this is Dr. Patel." in said


def test_an_introduction_without_a_vouch_is_unchecked(space, youth_client, cast, store):
    introduce(store, cast.advocate, cast.youth.card, cast.member.card, space=space.id)

    assert "Nobody has checked yet" in text_of(youth_client.get("/people"))


def test_a_stranger_introduces_nobody(space, cast, store):
    introduce(store, cast.stranger, cast.youth.card, cast.member.card, space=space.id)
    hers = open_space(store, cast.youth, space.id)
    file_messages(hers)

    assert person_with(hers, cast.member.account) is None


def test_a_card_with_other_keys_than_the_account_has_is_not_taken(space, cast, store):
    forged = replace(cast.member.card, keys=cast.stranger.card.keys)
    introduce(store, cast.advocate, cast.youth.card, forged, space=space.id)
    hers = open_space(store, cast.youth, space.id)
    file_messages(hers)

    assert person_with(hers, cast.member.account) is None


def test_somebody_she_does_not_know_has_no_page(space, youth_client, cast):
    for page in ("", "/share", "/as", "/check"):
        answer = youth_client.get(f"/people/{cast.stranger.account}{page}")
        assert answer.status_code == 404
        assert answer.text == youth_client.get(f"/people/{'0' * 32}{page}").text


def test_outside_the_demo_the_page_says_whom_to_ask(people, app, youth_client, cast):
    from sharing_cast import Steps

    app.config["SETTINGS"] = replace(app.config["SETTINGS"], demo=False)
    steps = Steps(youth_client, cast.member.account).begin().send("/share/what", areas=["body"])

    assert steps.page.status_code == 409
    assert "We can't share this yet." in text_of(steps.page)
    assert "You can ask Tasha about it." in text_of(steps.page)
