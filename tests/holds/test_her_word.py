"""Claim: one tap ends it all for one person, and only her secret words show that it is set."""

import pytest
from pages_cast import WORDS, send
from sharing_cast import TOKENS, Steps, text_of

from webapp.space.exclusions import is_excluded
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.team.holds import kept_away


@pytest.fixture
def taps(youth_client, people):
    return lambda who: send(youth_client, f"/people/{who}/nothing", f"/people/{who}")


def page(client, address):
    return TOKENS.sub("", client.get(address).text)


def test_one_tap_ends_everything_and_asks_nothing(taps, store, cast, people, reads, father):
    reads(cast.guardian)
    answer = taps(father)

    assert (answer.status_code, answer.location) == (303, "/people")
    with pytest.raises(NotGrantedError):
        open_space(store, cast.guardian, people.id)


def test_what_is_shared_later_is_encrypted_under_a_new_key(taps, store, cast, hers, reads, father):
    reads(cast.guardian)
    before = hers.section("body").id, store.db["sections"].get(hers.section("body").id)["epoch"]
    taps(father)

    assert store.db["sections"].get(before[0])["epoch"] == before[1] + 1


def test_it_works_for_anybody_her_advocate_too(taps, store, cast, people):
    taps(cast.advocate.account)

    with pytest.raises(NotGrantedError):
        open_space(store, cast.advocate, people.id)


def test_from_then_on_this_person_never_counts_as_a_signer(taps, store, people, father):
    taps(father)

    assert is_excluded(store, people.id, father)


def test_nobody_is_set_aside_whom_she_does_not_know(youth_client, store, person, people):
    other = person("somebody", "guardian").account
    answer = send(youth_client, f"/people/{other}/nothing", "/say")

    assert answer.status_code == 404
    assert not kept_away(store, people.id, other).voices


def test_her_pages_look_the_same_as_after_any_stop(youth_client, taps, cast, father, app, people):
    before = page(youth_client, "/people"), page(youth_client, f"/people/{father}")
    taps(father)
    youth_client.get("/people")

    assert (page(youth_client, "/people"), page(youth_client, f"/people/{father}")) == before


def test_after_it_her_log_and_her_copies_speak_of_a_stop_and_no_more(
    youth_client, taps, share, cast
):
    share(cast.member)
    taps(cast.member.account)
    youth_client.get("/people")
    said = text_of(youth_client.get("/looked")) + text_of(youth_client.get("/people/past"))

    assert "You stopped sharing with Dr. Patel." in said
    assert "to know things" not in said


def test_her_words_show_it_and_others_do_not(youth_client, taps, father):
    taps(father)
    address = f"/people/{father}/about"
    asked = text_of(youth_client.get(address))
    wrong = send(youth_client, address, passphrase="not these")
    right = text_of(send(youth_client, address, passphrase=WORDS))

    assert ("to know things" in asked, wrong.status_code) == (False, 422)
    assert "I don't want this person to know things." in right


def test_before_it_is_set_the_way_to_it_looks_the_same(youth_client, taps, father):
    before = page(youth_client, f"/people/{father}/about")
    taps(father)
    youth_client.get("/people")

    assert page(youth_client, f"/people/{father}/about") == before


def test_nothing_is_shared_until_she_undoes_it(youth_client, taps, father, store, people, cast):
    taps(cast.member.account)
    steps = Steps(youth_client, cast.member.account).to_look().sign()
    assert steps.page.location.endswith("/about")

    undo = f"/people/{cast.member.account}/undo"
    send(youth_client, undo, f"/people/{cast.member.account}/about", passphrase=WORDS)
    steps = Steps(youth_client, cast.member.account).to_look().sign()
    assert steps.page.location.startswith("/receipts/")


def test_a_share_with_wrong_words_says_nothing_of_it(youth_client, taps, cast):
    taps(cast.member.account)
    steps = Steps(youth_client, cast.member.account).to_look().sign("not these words")

    assert "These are not your secret words." in text_of(steps.page)
    assert "about" not in steps.page.request.path


def test_undoing_asks_for_her_words(youth_client, taps, father, store, people):
    taps(father)
    about = f"/people/{father}/about"
    assert send(youth_client, f"/people/{father}/undo", about, passphrase="no").status_code == 422
    assert is_excluded(store, people.id, father)

    send(youth_client, f"/people/{father}/undo", about, passphrase=WORDS)
    assert not is_excluded(store, people.id, father)


def test_it_reaches_her_advocate(advocate_client, taps, father, people):
    assert f"/doors/{people.id}" not in advocate_client.get("/everyone").text
    taps(father)

    assert f"/doors/{people.id}" in advocate_client.get("/everyone").text
    told = text_of(advocate_client.get(f"/doors/{people.id}/{father}"))
    assert "I don't want this person to know things." in told
    send(advocate_client, f"/doors/{people.id}/seen", f"/doors/{people.id}")
    assert f"/doors/{people.id}" not in advocate_client.get("/everyone").text


def test_a_code_with_which_he_could_come_back_admits_nobody(taps, store, cast, people, father):
    from webapp.team.invites import InviteGoneError, invite, open_invite

    code, _made = invite(store, "guardian", by=cast.advocate.account, space=people.id, name="R")
    other, _made = invite(store, "member", by=cast.advocate.account, space=people.id, name="D")
    taps(father)

    assert open_invite(store, other)
    with pytest.raises(InviteGoneError):
        open_invite(store, code)


def test_undoing_a_stop_shares_nothing_with_who_is_kept_away(youth_client, taps, share, cast):
    kept = share(cast.member)
    taps(cast.member.account)
    youth_client.get("/people")
    undo = f"/receipts/{kept.id}/undo"
    answer = send(youth_client, undo, passphrase=WORDS)

    assert (answer.status_code, answer.location) == (303, f"/people/{cast.member.account}/about")
