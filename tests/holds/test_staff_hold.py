"""Claim: a hold by staff counts at once, is confirmed by another agency, and two lift it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pages_cast import NAMES, WORDS, csrf, send, signed_in
from sharing_cast import TOKENS, text_of

from webapp.account.accounts import update_facts
from webapp.space.exclusions import is_excluded
from webapp.space.inbox import messages
from webapp.space.links import add_link, change_link, link_in, say_safe
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.team.guardians import call_them
from webapp.team.holds import UNKNOWN_NAME
from webapp.team.invites import InviteGoneError, invite, open_invite


def test_the_first_one_ends_everything_in_that_second(holds, reads, store, cast, people):
    reads(cast.guardian)
    assert holds().status_code == 303

    with pytest.raises(NotGrantedError):
        open_space(store, cast.guardian, people.id)


def test_somebody_of_another_agency_confirms_by_typing_the_name(
    holds, ortiz, door, kept, reads, cast
):
    reads(cast.guardian)
    holds()
    assert kept().needs_a_second

    send(ortiz.client, f"{door}/shut", door, name="  DENISE ")
    assert not kept().needs_a_second


def test_a_courts_order_confirms_it_too(holds, kept):
    holds(order="25-113, in the safe")

    assert not kept().needs_a_second


def test_who_types_a_name_hears_the_same_whether_it_is_known(ortiz, door, cast, reads):
    reads(cast.guardian)
    answers = []
    for name in ("Denise", "Nobody Here"):
        send(ortiz.client, f"{door}/shut", door, name=name)
        answers.append(text_of(ortiz.client.get(door)).split("</main>")[0])

    assert answers[0].count("If it is clear who this is") == 1
    assert all(
        line in answers[1]
        for line in answers[0].splitlines()
        if "token" not in line and "once" not in line
    )


def test_a_name_that_nobody_has_reaches_the_advocate(ortiz, door, advocate_client):
    send(ortiz.client, f"{door}/shut", door, name="Ruben Diaz")

    assert door in advocate_client.get("/everyone").text
    assert "Ruben Diaz" in text_of(advocate_client.get(door))
    send(advocate_client, f"{door}/seen", door)
    assert "Ruben Diaz" not in text_of(advocate_client.get(door))


def test_typed_names_do_not_bury_the_urgent_ones(ortiz, door, store, cast):
    token = csrf(ortiz.client, door)
    answers = [
        ortiz.client.post(f"{door}/shut", data={"csrf_token": token, "name": f"Somebody {number}"})
        for number in range(10)
    ]

    assert [answer.status_code for answer in answers] == [303] * 6 + [429] * 4
    assert len([m for m in messages(store, cast.advocate) if m.kind == UNKNOWN_NAME]) == 6


def test_who_may_not_read_her_people_sees_no_name_of_them(ortiz, door, father, holds):
    holds()

    assert "Denise" not in text_of(ortiz.client.get(door))
    assert ortiz.client.get(f"{door}/{father}").status_code == 404


def test_only_staff_with_a_door_that_is_open_come_here(
    stranger_client, guardian_client, youth_client, door
):
    for client in (stranger_client, guardian_client, youth_client):
        assert client.get(door).status_code == 404


def test_a_gate_that_has_lapsed_shuts_this_too(ortiz, store, door):
    update_facts(store, ortiz.signer.account, training_until="2020-01-01")

    assert ortiz.client.get(door).status_code == 404


def test_lifting_takes_two_and_their_words(
    holds, ortiz, advocate_client, door, father, store, people, cast, reads
):
    holds()
    address, page = f"{door}/open", f"{door}/{father}"
    wrong = send(advocate_client, address, page, account=father, passphrase="no")
    assert wrong.status_code == 422
    send(advocate_client, address, page, account=father, passphrase=WORDS)
    assert is_excluded(store, people.id, father)

    send(ortiz.client, address, door, who="Denise", passphrase=WORDS)
    assert not is_excluded(store, people.id, father)


def test_lifting_opens_nothing_by_itself(holds, lifted, store, people, cast, reads):
    reads(cast.guardian)
    holds()
    lifted()

    with pytest.raises(NotGrantedError):
        open_space(store, cast.guardian, people.id)


def test_she_reads_it_in_plain_words_after_hers(holds, youth_client, father):
    holds()
    about = f"/people/{father}/about"
    said = text_of(send(youth_client, about, passphrase=WORDS))

    assert "The team keeps Denise out" in said
    assert "Tasha did this on" in said
    assert "A hold" not in text_of(youth_client.get(f"/people/{father}"))


def test_her_log_shows_no_hold_to_who_holds_her_phone(holds, youth_client, cast, reads):
    reads(cast.guardian)
    holds()
    said = text_of(youth_client.get("/looked"))

    assert "Sharing with Denise came to its end." in said
    assert "Tasha stopped" not in said


def test_she_reads_what_was_lifted(holds, lifted, father, youth_client):
    holds()
    lifted()
    said = text_of(send(youth_client, f"/people/{father}/about", passphrase=WORDS))

    assert "The team ended it on" in said


@pytest.mark.parametrize(
    ("kind", "hours", "words"),
    [
        ("coordinator", 71, []), ("coordinator", 72, ["A hold needs a second person."]),
        ("supervisor", 72, []), ("supervisor", 14 * 24, ["A hold needs", "Two weeks are over."]),
    ],
)  # fmt: skip
def test_alone_it_stays_and_comes_to_who_runs_the_team(
    holds, app, person, clock, store, people, father, kind, hours, words
):
    person("runs it", kind, "Maria", "Open Door")
    holds()
    clock.now += timedelta(hours=hours)
    said = text_of(signed_in(app, "runs it").get("/staff"))

    assert ("A hold needs" in said, all(word in said for word in words)) == (bool(words), True)
    assert "Denise" not in said
    assert is_excluded(replace(store, now=clock.now), people.id, father)


def test_her_advocate_reads_of_a_hold_by_another(ortiz, door, advocate_client, cast, reads):
    reads(cast.guardian)
    send(ortiz.client, f"{door}/shut", door, name="Denise")

    assert door in advocate_client.get("/everyone").text
    assert "Ms. Ortiz keeps" in text_of(advocate_client.get(f"{door}/{cast.guardian.account}"))


def test_a_second_person_says_the_same_under_its_own_heading(
    ortiz, door, advocate_client, cast, reads
):
    reads(cast.guardian)
    send(ortiz.client, f"{door}/shut", door, name="Denise")
    page = text_of(advocate_client.get(f"{door}/{cast.guardian.account}"))

    assert page.index("Keep away") < page.index("I say the same") < page.index("Let back")


def test_a_member_who_knows_her_from_outside_shuts_his_own_door(
    member_client, share, cast, people, youth_client, advocate_client, door
):
    share(cast.member)
    here = f"/shared/{people.id}"
    assert send(member_client, f"{here}/outside", here).location == "/shared"

    assert member_client.get(here).status_code == 404
    about = f"/people/{cast.member.account}/about"
    assert "I know this person from outside" in text_of(send(youth_client, about, passphrase=WORDS))
    assert "Dr. Patel knows you from outside of work." in text_of(youth_client.get("/looked"))
    assert "I know this person from outside" in text_of(
        advocate_client.get(f"{door}/{cast.member.account}")
    )


def test_it_stays_shut_until_two_open_it(
    member_client, share, cast, people, ortiz, advocate_client, door, store
):
    share(cast.member)
    send(member_client, f"/shared/{people.id}/outside", f"/shared/{people.id}")
    who = cast.member.account
    assert is_excluded(store, people.id, who)
    send(advocate_client, f"{door}/open", f"{door}/{who}", account=who, passphrase=WORDS)
    assert is_excluded(store, people.id, who)

    send(ortiz.client, f"{door}/open", door, who="Dr. Patel", passphrase=WORDS)
    assert not is_excluded(store, people.id, who)


def test_he_cannot_open_it_himself(member_client, share, cast, people, reads):
    share(cast.member)
    send(member_client, f"/shared/{people.id}/outside", f"/shared/{people.id}")

    assert member_client.get(f"/doors/{people.id}").status_code == 404


def test_somebody_who_has_not_joined_can_be_kept_away_too(
    advocate_client, door, store, cast, people
):
    hers = open_space(store, cast.youth, people.id)
    link = say_safe(store, add_link(store, people.id, "parent"), cast.advocate.account)
    call_them(hers, link, "Ruben")
    code, _made = invite(store, "guardian", by=cast.advocate.account, space=people.id, name="R")
    assert "Ruben" in text_of(advocate_client.get(door))
    send(advocate_client, f"{door}/shut", f"{door}/{link.id}", account=link.id)

    assert not link_in(store, people.id, link.id).may_be_asked(store.now.date())
    with pytest.raises(InviteGoneError):
        open_invite(store, code)
    joined = change_link(store, link, account=cast.guardian.account)
    assert not link_in(store, people.id, joined.id).may_be_asked(store.now.date())


def test_her_copy_says_that_a_member_knows_her_from_outside(
    member_client, share, cast, people, youth_client
):
    kept = share(cast.member)
    send(member_client, f"/shared/{people.id}/outside", f"/shared/{people.id}")
    youth_client.get("/people")

    assert "Dr. Patel knows you from outside of work." in text_of(
        youth_client.get(f"/receipts/{kept.id}")
    )


def test_who_reads_no_names_learns_by_no_button_that_somebody_is_kept_away(holds, ortiz, door):
    before = text_of(ortiz.client.get(door))
    holds()
    after = text_of(ortiz.client.get(door))

    assert "I have seen it" not in before + after
    assert TOKENS.sub("", after) == TOKENS.sub("", before)


def test_when_the_time_is_over_the_page_says_so(holds, app, clock, door, father):
    holds()
    clock.now += timedelta(hours=73)
    said = text_of(signed_in(app, NAMES["advocate"]).get(f"{door}/{father}"))

    assert "is missing since Saturday, June 6" in said
    assert "must say the same by" not in said
