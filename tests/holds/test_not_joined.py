"""Claim: somebody whom staff entered, and who has no account, is kept away and let back like any
other, by name and by her own tap; who types a name does not learn that anybody is entered."""

import pytest
from pages_cast import WORDS, send
from sharing_cast import TOKENS, text_of

from webapp.care.at_unlock import run
from webapp.consent.cosigners import others
from webapp.space.exclusions import is_excluded
from webapp.space.links import add_link, change_link, link_in, links_of, say_safe
from webapp.space.opening import open_space
from webapp.space.spaces import found
from webapp.team.guardians import call_them
from webapp.team.holds import follow, kept_away
from webapp.team.invites import InviteGoneError, invite, open_invite

RUBEN = "Ruben Lopez"


@pytest.fixture
def entered(store, cast, hers):
    """entered("Ruben Lopez"): staff wrote down a parent who has not joined, and found it safe."""

    def enter(name=RUBEN, **more):
        link = add_link(store, hers.id, "parent")
        call_them(open_space(store, cast.advocate, hers.id), link, name, source="Open Door")
        link = say_safe(store, link, cast.advocate.account)
        return change_link(store, link, **more) if more else link

    return enter


@pytest.fixture
def ruben(entered):
    return entered()


@pytest.fixture
def said(store, hers, ruben):
    """All that was said of him until now."""
    return lambda: kept_away(store, hers.id, ruben.id)


@pytest.fixture
def held(advocate_client, door, ruben):
    """Her advocate keeps him away."""
    send(advocate_client, f"{door}/shut", f"{door}/{ruben.id}", account=ruben.id)


def types(client, door, name, **more):
    """Who may not read her people's names writes one."""
    return send(client, f"{door}/shut", door, name=name, **more)


def lets_back(client, door, **whom):
    return send(client, f"{door}/open", door, passphrase=WORDS, **whom)


def test_somebody_of_another_agency_is_the_second_by_typing_his_name(
    held, ortiz, door, said, advocate_client
):
    assert said().needs_a_second
    types(ortiz.client, door, "  ruben   LOPEZ ")

    assert not said().needs_a_second
    assert "Nobody here has this name" not in text_of(advocate_client.get(door))


def test_a_typed_name_alone_keeps_him_away_at_once(ortiz, door, said, ruben, store, hers):
    types(ortiz.client, door, RUBEN)

    assert [voice.who for voice in said().by_staff] == [ortiz.signer.account]
    assert link_in(store, hers.id, ruben.id).excluded


def test_two_let_him_back_one_of_them_by_typing_his_name(
    held, ortiz, advocate_client, door, ruben, store, hers
):
    lets_back(advocate_client, door, account=ruben.id)
    assert is_excluded(store, hers.id, ruben.id)

    lets_back(ortiz.client, door, who=RUBEN)
    assert not is_excluded(store, hers.id, ruben.id)


def test_who_types_a_name_hears_the_same_whether_he_is_entered(ortiz, door, ruben):
    pages = []
    for name in (RUBEN, "Nobody Here"):
        types(ortiz.client, door, name)
        pages.append(TOKENS.sub("", ortiz.client.get(door).text))
    for name in (RUBEN, "Nobody Here"):
        lets_back(ortiz.client, door, who=name)
        pages.append(TOKENS.sub("", ortiz.client.get(door).text))

    assert len(set(pages)) == 1
    assert RUBEN not in pages[0]


def test_of_two_people_of_one_name_none_is_guessed(
    entered, ruben, ortiz, door, advocate_client, store, hers
):
    other = entered("Ruben lopez")
    types(ortiz.client, door, RUBEN)
    said = text_of(advocate_client.get(door))

    assert not any(is_excluded(store, hers.id, link.id) for link in (ruben, other))
    assert f"Ms. Ortiz wants to keep this person away: {RUBEN}." in said
    assert "More than one person here has this name" in said
    assert "Nobody here has this name" not in said


def test_who_may_read_the_names_is_told_at_once_that_one_is_not_clear(
    entered, ruben, advocate_client, door, store, hers
):
    entered(RUBEN)
    answer = types(advocate_client, door, RUBEN)

    assert answer.status_code == 422
    assert "More than one person here has this name" in text_of(answer)
    assert not is_excluded(store, hers.id, ruben.id)


def test_of_two_of_one_name_the_one_who_is_kept_away_is_let_back(
    entered, held, ortiz, advocate_client, door, ruben, store, hers
):
    entered(RUBEN)
    lets_back(advocate_client, door, account=ruben.id)
    lets_back(ortiz.client, door, who=RUBEN)

    assert not is_excluded(store, hers.id, ruben.id)


def test_of_two_of_one_name_who_are_both_kept_away_nobody_is_let_back_unasked(
    entered, held, ortiz, advocate_client, door, ruben, store, hers
):
    other = entered(RUBEN)
    for link in (ruben, other):
        send(advocate_client, f"{door}/shut", f"{door}/{link.id}", account=link.id)
        lets_back(advocate_client, door, account=link.id)
    lets_back(ortiz.client, door, who=RUBEN)

    assert all(is_excluded(store, hers.id, link.id) for link in (ruben, other))
    said = text_of(advocate_client.get(door))
    assert f"Ms. Ortiz wants to let this person back: {RUBEN}." in said
    assert "More than one person here has this name" in said


def test_who_joined_under_another_name_is_found_by_both_and_is_one(
    entered, ortiz, door, cast, store, hers
):
    """Entered as Ruben Lopez, joined as Denise: one person."""
    link = entered(RUBEN, account=cast.guardian.account)
    follow(store, hers.id, link.id, cast.guardian.account)
    for name in (RUBEN, "Denise"):
        types(ortiz.client, door, name)

    kept = kept_away(store, hers.id, cast.guardian.account)
    assert [voice.who for voice in kept.by_staff] == [ortiz.signer.account] * 2


def test_who_was_entered_before_there_were_marks_is_found_after_the_next_unlock(
    ruben, ortiz, door, said, store, cast, hers
):
    change_link(store, ruben, name_mark="")
    types(ortiz.client, door, RUBEN)
    assert not said().by_staff

    run(open_space(store, cast.advocate, hers.id), store.now)
    types(ortiz.client, door, RUBEN)
    assert said().by_staff


def test_no_name_lies_in_the_servers_own_facts(ruben, store, hers):
    facts = [vars(link) for link in links_of(store, hers.id)]

    assert facts
    assert "ruben" not in repr(facts).casefold()


@pytest.fixture
def page(youth_client):
    return lambda address: TOKENS.sub("", youth_client.get(address).text)


@pytest.fixture
def taps(youth_client):
    """Her one tap about somebody."""
    return lambda link: send(youth_client, f"/people/{link.id}/nothing", f"/people/{link.id}")


@pytest.mark.parametrize("on_paper", [False, True])
def test_she_finds_a_page_about_him_and_shuts_him_out_in_one_tap(
    app, entered, taps, youth_client, store, cast, hers, on_paper
):
    link = entered(on_paper=on_paper)
    assert f'href="/people/{link.id}"' in youth_client.get("/people").text
    assert "I don't want this person to know things" in text_of(
        youth_client.get(f"/people/{link.id}")
    )
    answer = taps(link)

    assert (answer.status_code, answer.location) == (303, "/people")
    assert kept_away(store, hers.id, link.id).by_her
    assert not link_in(store, hers.id, link.id).may_be_asked(store.now.date())
    with app.test_request_context("/"):
        assert others(open_space(store, cast.youth, hers.id), cast.member.account) == []


def test_her_tap_ends_an_open_invite_of_his(taps, ruben, store, cast, hers):
    code, _made = invite(
        store, "guardian", by=cast.advocate.account, space=hers.id, name="R", link=ruben.id
    )
    taps(ruben)

    with pytest.raises(InviteGoneError):
        open_invite(store, code)


def test_her_keepers_read_it(taps, ruben, advocate_client, door):
    taps(ruben)

    assert door in advocate_client.get("/everyone").text
    assert "I don't want this person to know things" in text_of(
        advocate_client.get(f"{door}/{ruben.id}")
    )


def test_before_her_words_his_pages_say_nothing_of_it(taps, ruben, page, held, youth_client):
    addresses = ("/people", f"/people/{ruben.id}", f"/people/{ruben.id}/about")
    before = [page(address) for address in addresses]
    taps(ruben)
    page("/people")

    assert [page(address) for address in addresses] == before


def test_after_her_words_she_reads_it_and_undoes_her_own(taps, ruben, youth_client, store, hers):
    taps(ruben)
    about = f"/people/{ruben.id}/about"
    assert "You said it" in text_of(send(youth_client, about, passphrase=WORDS))

    undone = send(youth_client, f"/people/{ruben.id}/undo", about, passphrase=WORDS)
    assert undone.status_code == 303
    assert not is_excluded(store, hers.id, ruben.id)


def test_her_word_stays_when_he_joins(taps, ruben, store, cast, hers):
    taps(ruben)
    change_link(store, ruben, account=cast.guardian.account)
    follow(store, hers.id, ruben.id, cast.guardian.account)

    assert kept_away(store, hers.id, cast.guardian.account).by_her


def test_a_link_of_nobody_or_of_another_place_has_no_page(youth_client, store, cast, ruben):
    elsewhere = add_link(store, found(store, cast.advocate).id, "parent").id
    for who in (elsewhere, "0" * 32):
        assert youth_client.get(f"/people/{who}").status_code == 404
        assert youth_client.get(f"/people/{who}/about").status_code == 404
        assert send(youth_client, f"/people/{who}/nothing", "/say").status_code == 404


def test_staff_read_what_is_seen_before_they_press(advocate_client, ortiz, door, ruben):
    for client, address in (
        (advocate_client, door), (advocate_client, f"{door}/{ruben.id}"), (ortiz.client, door)
    ):  # fmt: skip
        said = text_of(client.get(address))
        assert "Nothing here right now" in said
        assert "sees no change" not in said
