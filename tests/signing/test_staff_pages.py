"""Claim: nobody is invited before a yes is needed, she said so, and staff found it safe."""

import re

import pytest
from pages_cast import WORDS, send
from sharing_cast import Steps, text_of

from webapp.holds.acts import staff_keep_away
from webapp.joining.hand_overs import say_same
from webapp.space.cosigning import answered_by, sign, waiting_for
from webapp.space.links import link_in, links_of
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.team.invites import join, number_of

PAPER = {
    "how": "mark", "paper": "Folder 7", "taught": "right", "signed_as": "Denise R.",
    "interpreter": "phone", "agency": "Line Two",
    "number": "4711", "language": "K'iche'", "checks": ["not-family", "told-private"],
    "said": "Ri ajkun kuril.", "translated": "The doctor sees it.", "passphrase": WORDS,
}  # fmt: skip


@pytest.fixture
def yeses(known):
    return f"/everyone/{known.id}/yeses"


@pytest.fixture
def added(advocate_client, yeses, known, store):
    send(advocate_client, yeses, name="Denise", role="parent")
    return links_of(store, known.id)[0]


def test_her_advocate_reads_which_law_asks_for_a_yes_and_whom_it_names_is_a_role(
    waits, advocate_client, yeses, denise, store, known
):
    page = text_of(advocate_client.get(yeses))
    fold = page[page.index("The law behind this") :].split("</details>")[0]

    for said in ("Dr. Patel", "A parent", "this law asks for a parent's yes", "Avalon Code 1.4"):
        assert said in fold
    assert "Denise" not in fold


def test_no_law_stands_there_while_nothing_is_asked_or_held(advocate_client, yeses, denise):
    page = text_of(advocate_client.get(yeses))

    assert "The law behind this" not in page
    assert "What can't be shared yet" not in page


def says_safe(client, yeses, link):
    return send(client, f"{yeses}/{link.id}/safe", page=yeses, is_safe="yes")


def she_wants(client, reader, line, link):
    steps = Steps(client, reader).to_look(areas=(), lines=(line,), purpose="papers")
    return steps.send("/share/look").send("/share/signer", link=link.id)


def test_the_safe_tick_is_kept_with_who_and_when(advocate_client, yeses, added, store, cast, known):
    send(advocate_client, f"{yeses}/{added.id}/safe", page=yeses)
    assert not links_of(store, known.id)[0].checked_by

    says_safe(advocate_client, yeses, added)
    link = links_of(store, known.id)[0]
    assert (link.checked_by, link.checked_on) == (cast.advocate.account, "2026-06-03")


def test_no_invite_before_it_is_needed_wanted_and_safe(
    advocate_client, youth_client, yeses, added, cast, papers
):
    invites = f"{yeses}/{added.id}/invites"
    assert send(advocate_client, invites, page=yeses).status_code == 404
    says_safe(advocate_client, yeses, added)
    assert send(advocate_client, invites, page=yeses).status_code == 404

    she_wants(youth_client, cast.member.account, papers, added)
    page = text_of(advocate_client.get(yeses))
    assert "Mari wants this person asked." in page
    assert send(advocate_client, invites, page=yeses).status_code == 303


def test_the_account_that_joined_is_bound_once_the_words_were_compared(
    advocate_client, youth_client, yeses, added, cast, papers, store, known
):
    says_safe(advocate_client, yeses, added)
    she_wants(youth_client, cast.member.account, papers, added)
    answer = send(advocate_client, f"{yeses}/{added.id}/invites", page=yeses)
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", advocate_client.get(answer.location).text)[0]
    joined = join(store, code, cast.guardian.card)
    assert not links_of(store, known.id)[0].account

    say_same(
        store, joined, cast.advocate, number_of(joined, cast.advocate.card, cast.guardian.card)
    )
    assert links_of(store, known.id)[0].account == cast.guardian.account


def test_the_other_page_of_invites_brings_no_parent(advocate_client, known):
    answer = send(advocate_client, f"/everyone/{known.id}/invite", kind="guardian", name="Denise")

    assert answer.status_code == 422


def test_her_advocate_reads_whom_she_wants_asked_until_it_is_put_away(
    advocate_client, youth_client, yeses, added, cast, papers
):
    says_safe(advocate_client, yeses, added)
    she_wants(youth_client, cast.member.account, papers, added)
    assert "For Mari: a word about who says yes." in text_of(advocate_client.get("/everyone"))

    page = advocate_client.get(yeses).text
    assert "Denise may be asked for a yes." in text_of(advocate_client.get(yeses))
    send(advocate_client, re.search(r'action="(/yeses/\w+/seen)"', page)[1], page=yeses)
    assert "word about who says yes" not in advocate_client.get("/everyone").text


def paper_of(client, yeses) -> str:
    return re.search(rf'href="({yeses}/\w+/\w+)"', client.get(yeses).text)[1]


def test_a_mark_beside_a_witness_counts_and_keeps_who_interpreted(
    waits, advocate_client, youth_client, yeses, cast, store, known
):
    address = paper_of(advocate_client, yeses)
    assert send(advocate_client, address, **PAPER).status_code == 303
    about = answered_by(store, cast.guardian)[0].about

    assert (about["channel"], about["paper"]) == ("mark", "Folder 7")
    assert about["interpreter"]["number"] == "4711"
    with pytest.raises(NotGrantedError):
        open_space(store, cast.member, known.id)


def test_a_custody_that_is_over_before_its_day_counts_no_more(
    waits, denise, advocate_client, youth_client, yeses, cast, store, known, papers
):
    """Her page says so to nobody: the yes that comes too late is taken as any other."""
    assert send(advocate_client, f"{yeses}/{denise.id}/over", page=yeses).status_code == 303
    (asked,) = waiting_for(store, cast.guardian)
    sign(store, cast.guardian, asked.offer, {"name": "Denise"})

    assert [one.answer for one in answered_by(store, cast.guardian)] == ["yes"]
    with pytest.raises(NotGrantedError):
        open_space(store, cast.member, known.id)
    assert "Entered, and not asked" in text_of(advocate_client.get(yeses))
    walk = Steps(youth_client, cast.member.account).to_look(
        areas=(), lines=(papers,), purpose="papers"
    )
    assert "Ask Denise" not in text_of(walk.send("/share/look").page)


def test_only_who_keeps_her_people_says_that_a_custody_is_over(
    waits, denise, stranger_client, guardian_client, youth_client, yeses, store, known
):
    for client in (stranger_client, guardian_client, youth_client):
        answer = send(client, f"{yeses}/{denise.id}/over", page="/account")
        assert answer.status_code == 404

    assert not link_in(store, known.id, denise.id).until


def test_an_interpreter_of_the_family_is_none(waits, advocate_client, yeses):
    address = paper_of(advocate_client, yeses)
    answer = send(advocate_client, address, **{**PAPER, "checks": ["told-private"]})

    assert answer.status_code == 422
    assert "Both must be true." in answer.text


def test_nobody_else_comes_here(known, yeses, youth_client, guardian_client, stranger_client):
    for client in (youth_client, guardian_client, stranger_client):
        assert client.get(yeses).status_code == 404


KEPT_NAME = "Somebody of this name is kept away."


def test_nobody_enters_anew_who_is_kept_away(added, advocate_client, yeses, store, known, cast):
    staff_keep_away(open_space(store, cast.advocate, known.id), added.id)
    answer = send(advocate_client, yeses, name="denise", role="education-rights-holder")

    assert answer.status_code == 422
    assert KEPT_NAME in text_of(answer)
    assert [link.id for link in links_of(store, known.id)] == [added.id]


def test_who_was_entered_twice_before_is_not_found_safe_afterwards(
    added, advocate_client, yeses, store, known, cast
):
    send(advocate_client, yeses, name="Denise", role="education-rights-holder")
    other = links_of(store, known.id)[1]
    staff_keep_away(open_space(store, cast.advocate, known.id), added.id)
    says_safe(advocate_client, yeses, other)

    assert KEPT_NAME in text_of(advocate_client.get(yeses))
    assert not link_in(store, known.id, other.id).checked_by


def test_somebody_else_of_another_name_is_entered_as_before(
    added, advocate_client, yeses, store, known, cast
):
    staff_keep_away(open_space(store, cast.advocate, known.id), added.id)
    send(advocate_client, yeses, name="Denise Ruiz", role="parent")

    assert len(links_of(store, known.id)) == 2


def test_nor_who_joined_and_is_called_so_by_the_card_alone(
    denise, advocate_client, yeses, store, known, cast
):
    staff_keep_away(open_space(store, cast.advocate, known.id), cast.guardian.account)
    answer = send(advocate_client, yeses, name="denise", role="education-rights-holder")

    assert answer.status_code == 422
    assert [link.id for link in links_of(store, known.id)] == [denise.id]
