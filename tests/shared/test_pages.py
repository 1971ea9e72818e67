"""A reader sees what is shared with him, by the name she chose, and no hint of anything else."""

import re
from dataclasses import replace

import pytest
from pages_cast import NAMES, WORDS, csrf, send, signed_in
from sharing_cast import TOKENS, article, text_of

from webapp.account.accounts import update_facts
from webapp.account.renewals import renew_keys
from webapp.account.unlocking import stretch, unlock_again
from webapp.account.words import compare_words
from webapp.care.plans import Appointment, Place
from webapp.care.promises import Promise
from webapp.care.records import records, save
from webapp.care.voices import Profile
from webapp.space import kinds
from webapp.space.inbox import messages
from webapp.space.opening import open_space
from webapp.space.spaces import log_box
from webapp.space.trail import read_trail
from webapp.team.vouches import own_number

CLOCKED = re.compile(r'<time.*?</time>|"exp=[^"]*"')


def bare(answer) -> str:
    """The page without tokens and times."""
    return CLOCKED.sub("", TOKENS.sub("", answer.text))


@pytest.fixture
def kept(share, cast):
    return share(cast.member)


@pytest.fixture
def page(people):
    return f"/shared/{people.id}"


def test_the_page_says_by_which_name_until_when_and_what_for(kept, member_client, page):
    said = text_of(member_client.get(page))

    assert "Mari lets you see this until Thursday, July 2." in said
    assert "It is to book visits." in said
    assert "Do not copy it or pass it on." in said
    assert said.index("What Mari says") < said.index("What the team wrote")


def test_he_sees_her_words_and_the_teams_and_nothing_of_another_part(kept, member_client, page):
    said = text_of(member_client.get(page))

    assert "Fix my tooth" in said
    assert "Dental care" in said
    assert "art class" not in said


def test_name_and_time_stand_across_the_page(kept, member_client, page):
    said = article(member_client.get(page))

    assert said.count("Dr. Patel, Wednesday, June 3") > 10
    assert 'class="watermark"' in said


def test_the_name_is_the_one_she_chose_for_him(share, cast, people, member_client, page):
    profile = records(people.section(kinds.VOICE), Profile)[0]
    save(people, kinds.VOICE, replace(profile, names={cast.member.account: "Rio"}))
    share(cast.member)

    assert "Rio lets you see this" in text_of(member_client.get(page))
    assert "Mari" not in text_of(member_client.get("/shared"))


def test_a_place_is_there_only_when_it_was_shared_itself(share, cast, people, member_client, page):
    visit = save(people, "food", Appointment(what="Lunch", at="2026-06-05T15:30:00-05:00"))
    place = save(people, "food", Place(of=visit.id, text="Oak Street 5"))
    share(cast.member, areas=(), lines=(visit.id,))
    assert "Oak Street" not in member_client.get(page).text
    share(cast.member, areas=(), lines=(place.id,))

    assert "Oak Street" in member_client.get(page).text


def test_every_look_leaves_a_line_before_the_page(kept, member_client, page, store, cast, people):
    member_client.get(page)
    lines = read_trail(store, people.id, log_box(open_space(store, cast.youth, people.id))).lines

    assert [line.actor for line in lines if line.kind == "opened"] == [cast.member.account]


def test_done_goes_to_her_and_to_her_keeper(share, member_client, cast, people, page, store):
    said = Promise(who=cast.member.account, name="Dr. Patel", text="Move your visit")
    promise = save(people, kinds.PROMISES, said)
    share(cast.member)
    send(member_client, f"{page}/promises/{promise.id}/done", page)

    for signer in (cast.youth, cast.advocate):
        found = [m.body["state"] for m in messages(store, signer) if m.kind == "promise-reply"]
        assert found == ["done"]


def test_i_cannot_needs_a_reason_and_keeps_what_was_typed(
    share, member_client, cast, people, page, store
):
    promise = save(people, kinds.PROMISES, Promise(who=cast.member.account, text="Call"))
    share(cast.member)
    address = f"{page}/promises/{promise.id}/cannot"
    assert send(member_client, address).status_code == 422
    assert "x" * 501 in send(member_client, address, reply="x" * 501).text

    assert send(member_client, address, reply="The clinic is closed.").status_code == 303
    assert messages(store, cast.youth)[-1].body["reply"] == "The clinic is closed."


def test_somebody_elses_promise_is_not_his_to_answer(kept, member_client, cast, people, page):
    other = save(people, kinds.PROMISES, Promise(who=cast.stranger.account, text="Call"))

    assert member_client.get(f"{page}/promises/{other.id}/cannot").status_code == 404


def test_she_told_me_to_stop_ends_his_own_at_once(kept, member_client, page):
    assert "Mari told me to stop" in member_client.get(page).text
    send(member_client, f"{page}/stops", page)

    assert member_client.get(page).status_code == 404
    assert "Nothing here right now." in member_client.get("/shared").text


def test_absent_hidden_ended_and_lapsed_answer_with_the_same_bytes(
    share, app, cast, people, member_client, stranger_client, page, youth_client, store
):
    absent = bare(member_client.get(f"/shared/{'f' * 64}"))
    never = bare(stranger_client.get(page))
    share(cast.member)
    send(youth_client, f"/people/{cast.member.account}/stop", "/people")
    ended = bare(member_client.get(page))
    share(cast.member)
    update_facts(store, cast.member.account, training_until="2026-01-01")
    lapsed = bare(member_client.get(page))

    assert absent == never == ended == lapsed


def test_lists_never_had_and_ended_are_the_same_bytes(
    share, cast, people, member_client, stranger_client, youth_client
):
    share(cast.member)
    send(youth_client, f"/people/{cast.member.account}/stop", "/people")

    assert bare(member_client.get("/shared")) == bare(stranger_client.get("/shared"))


@pytest.mark.parametrize("ending", ["/promises/x/cannot", "/promises/x/done", "/stops"])
def test_every_address_below_is_as_shut_as_the_page(stranger_client, member_client, page, ending):
    for client in (stranger_client, member_client):
        assert client.get(page + ending).status_code == 404


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"promise_until": "2026-01-01"}, "Your promise to keep things private has ended."),
        ({"training_until": "2026-01-01"}, "Your training has run out."),
    ],
)
def test_his_own_gate_is_named_on_his_home_whether_or_not_anything_is_shared(
    share, cast, people, store, app, facts, words
):
    client = signed_in(app, NAMES["member"])
    update_facts(store, cast.member.account, **facts)
    without = bare(client.get("/shared"))
    share(cast.member)

    assert words in text_of(client.get("/shared"))
    assert bare(client.get("/shared")) == without


def test_a_grant_without_a_release_she_signed_shows_nothing(shared, member_client, space):
    assert member_client.get(f"/shared/{space.id}").status_code == 404
    assert "Nothing here right now." in member_client.get("/shared").text


def test_a_refused_try_is_a_line_but_not_a_guardians(
    people, stranger_client, guardian_client, page, store, cast
):
    stranger_client.get(page).close()
    guardian_client.get(page).close()
    lines = read_trail(store, people.id, log_box(open_space(store, cast.youth, people.id))).lines

    assert [line.actor for line in lines if line.kind == "tried"] == [cast.stranger.account]


def test_no_hint_counts_on_the_list(kept, member_client):
    html = text_of(member_client.get("/shared"))

    assert "Mari" in html
    assert "July" not in html
    assert "Body" not in html


def test_an_open_page_asks_and_hears_of_the_end(kept, member_client, youth_client, page, cast):
    html = member_client.get(page).text
    address = re.search(r'<still-open address="([^"]+)"', html).group(1)
    assert '<meta http-equiv="refresh" content="60">' in html
    assert member_client.get(address).status_code == 204
    send(youth_client, f"/people/{cast.member.account}/stop", "/people")

    assert member_client.get(address).status_code == 410


def test_nobody_hears_of_a_grant_that_is_not_theirs(kept, stranger_client, client):
    for other in (stranger_client, client):
        assert other.get(f"/still-open?grant={kept.grant}").status_code == 410


def test_asking_does_not_prolong_a_session(kept, member_client, clock):
    for _minute in range(16):
        clock.forward(minutes=1)
        last = member_client.get(f"/still-open?grant={kept.grant}").status_code

    assert last == 410


def test_a_guardians_home_is_the_same_before_while_and_after(
    share, guardian_client, app, cast, people, clock, youth_client
):
    before = bare(guardian_client.get("/home"))
    line = people.section("school").items()[0].id
    share(cast.guardian, areas=(), lines=(line,))
    assert bare(guardian_client.get("/home")) == before
    clock.forward(hours=24)
    fresh = signed_in(app, NAMES["guardian"])
    assert "Be in art class" in fresh.get(f"/shared/{people.id}").text

    assert bare(fresh.get("/home")) == before


def test_office_hours_come_from_a_file_beside_the_keys(guardian_client, settings):
    settings.keys.with_name("office-hours.txt").write_text("Monday 9 to 5\n", encoding="utf-8")

    assert "Monday 9 to 5" in guardian_client.get("/home").text


def test_the_youth_reads_nobodys_shared_page(kept, youth_client, page):
    assert youth_client.get(page).status_code == 404
    assert csrf(youth_client, "/people")


def test_a_release_goes_on_when_she_gets_new_keys(kept, member_client, page, store, cast, settings):
    before = article(member_client.get(page))
    unlocked = unlock_again(store, cast.youth.account, WORDS)
    words = stretch(store, "four other words here", settings.words_profile)
    renew_keys(store, unlocked, words)

    assert article(member_client.get(page)) == before


def test_a_guardian_can_read_out_the_words_she_compares(guardian_client, cast):
    """Her page asks for them; they are of the guardian's own card alone."""
    words = compare_words(own_number(cast.guardian.card), "en")

    page = guardian_client.get("/my-words").text

    assert all(word in page for word in words)
    assert "/my-words" in guardian_client.get("/home").text
