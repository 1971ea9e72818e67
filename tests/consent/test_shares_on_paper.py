"""Claim: a share can wait for somebody who has no account, and she reads who signed, and how."""

import json

import pytest
from pages_cast import send
from sharing_cast import Steps, text_of
from signing_cast import PAPERS, asks

from crypto.errors import CannotOpenError
from webapp.consent.people import kept_releases
from webapp.holds.acts import staff_keep_away
from webapp.space import trail
from webapp.space.exclusions import exclude
from webapp.space.grants import one_grant
from webapp.space.links import change_link
from webapp.space.on_paper import declined_on_paper, signed_on_paper
from webapp.space.opening import open_space
from webapp.space.proofs import true_lines
from webapp.space.refused import NotGrantedError
from webapp.space.rekey import settle
from webapp.space.releases import read_release
from webapp.team.guardians import call_them
from webapp.team.signer_news import PAPER, signer_news

ABOUT = {
    "channel": "mark", "name": "Ana Lopez",
    "version": "1", "language": "es", "hash": "ab" * 32,
    "interpreter": {"by": "phone", "agency": "Line Two", "number": "4711", "language": "Mam"},
}  # fmt: skip

SAID = {"said": "El papel.", "translation": "The paper."}


@pytest.fixture
def ana(known, parent, store):
    """Her grandmother, who has no phone: staff said that she signs on paper."""
    link = change_link(store, parent(), on_paper=True)
    call_them(known, link, "Ana")
    return link


@pytest.fixture
def offered(youth_client, cast, ana, papers, known, store):
    """The share is signed by her, and waits for a paper."""
    steps = asks(youth_client, cast.member.account, papers, ana)
    assert steps.page.status_code == 303
    kept = kept_releases(open_space(store, cast.youth, known.id))[-1]
    return grant_of(store, known, kept), steps.page.location


def grant_of(store, known, kept):
    return one_grant(store, known.authority, kept.grant)


def sees_it(store, cast, id_):
    try:
        space = open_space(store, cast.member, id_)
    except NotGrantedError:
        return False
    return any(PAPERS in str(item.body) for item in space.section("money").items())


def signs(store, cast, grant, link):
    offer = grant.needs.offer
    signed_on_paper(store, cast.advocate, offer, link.id, "Folder 7", ABOUT, said_back=SAID)


def test_she_asks_for_a_yes_on_paper_and_it_waits_without_a_trace_for_its_reader(
    offered, known, store, cast
):
    grant, _page = offered

    assert not sees_it(store, cast, known.id)
    with pytest.raises(CannotOpenError):
        read_release(store, cast.member.account, cast.member.box, known.id, grant.release)


def test_the_signed_grant_names_the_link_and_no_account(offered, ana, cast):
    grant, _page = offered

    assert grant.needs.signers == {ana.id: None}
    assert set(grant.needs.witnesses) == {cast.advocate.account}


def test_it_begins_at_the_next_unlock_after_the_paper(offered, known, store, cast, ana):
    signs(store, cast, offered[0], ana)
    assert not sees_it(store, cast, known.id)

    settle(open_space(store, cast.youth, known.id))
    assert sees_it(store, cast, known.id)


def test_her_advocate_is_told_that_a_paper_is_wanted(offered, store, cast):
    assert [(n.kind, n.name) for n in signer_news(store, cast.advocate)] == [(PAPER, "Ana")]


def test_before_she_picks_the_page_says_how_this_person_signs(
    known, ana, papers, youth_client, cast
):
    steps = Steps(youth_client, cast.member.account)
    page = steps.to_look(areas=(), lines=(papers,), purpose="papers").send("/share/look").page

    assert "Ask Ana" in text_of(page)
    assert "Ana signs on paper." in text_of(page)


def test_her_receipt_says_who_signed_how_and_before_whom(offered, store, cast, ana, youth_client):
    grant, page = offered
    assert "Tasha stood by" not in text_of(youth_client.get(page))
    signs(store, cast, grant, ana)
    said = text_of(youth_client.get(page))

    for words in (
        "Ana said yes", "With a mark, on paper", "Tasha stood by.", "Line Two", "4711", "Mam",
        "El papel.", "The paper.", "abab",
    ):  # fmt: skip
        assert words in said


def test_the_words_said_back_lie_in_her_log_and_open_with_no_key_of_the_server(
    offered, store, cast, ana, known
):
    signs(store, cast, offered[0], ana)
    rows = store.db.execute("select offer_id, signer_index, sealed_facts from cosigners").fetchall()
    opened = [
        store.seal.open("cosigners", "sealed_facts", f"{offer}/{index}", sealed).decode()
        for offer, index, sealed in rows
    ]
    line = true_lines(open_space(store, cast.youth, known.id))[0]

    assert "Ana Lopez" in "".join(opened)
    assert "El papel." not in "".join(opened)
    assert json.loads(line.about["said_back"]) == SAID


def test_other_words_than_those_that_were_signed_are_not_shown(
    offered, store, cast, ana, known, youth_client
):
    grant, page = offered
    signs(store, cast, grant, ana)
    first = true_lines(open_space(store, cast.youth, known.id))[0].about
    other = json.dumps({"said": "Everything.", "translation": ""})
    trail.note(store, known.id, cast.advocate, "signed-on-paper", **first | {"said_back": other})

    said = text_of(youth_client.get(page))
    assert "Everything." not in said
    assert "El papel." in said


def test_she_stops_it_in_that_second_as_any_other(offered, store, cast, ana, known, youth_client):
    grant, _page = offered
    signs(store, cast, grant, ana)
    settle(open_space(store, cast.youth, known.id))
    send(youth_client, f"/releases/{grant.id}/stop", page="/people")

    assert not sees_it(store, cast, known.id)


def test_who_is_shut_out_is_never_asked_on_paper(known, ana, papers, youth_client, cast, store):
    """The list goes on naming her; after the youth's own words nothing waits and nothing opens."""
    exclude(store, known.id, ana.id)
    said = text_of(asks(youth_client, cast.member.account, papers, ana).page)

    assert "We kept it for you" in said
    assert kept_releases(open_space(store, cast.youth, known.id)) == []
    assert not sees_it(store, cast, known.id)


def test_after_a_no_on_paper_nobody_asks_again_for_a_while(
    offered, store, cast, ana, papers, youth_client
):
    declined_on_paper(store, cast.advocate, offered[0].needs.offer, ana.id, {})
    steps = Steps(youth_client, cast.member.account)
    page = steps.to_look(areas=(), lines=(papers,), purpose="papers").send("/share/look").page

    assert "Ask Ana" not in text_of(page)


def test_what_she_kept_goes_on_once_staff_say_that_it_is_on_paper(
    known, parent, papers, youth_client, cast, store
):
    link = parent()
    call_them(known, link, "Ana")
    steps = Steps(youth_client, cast.member.account)
    steps.to_look(areas=(), lines=(papers,), purpose="papers").send("/share/look")
    steps.send("/share/signer", link=link.id)
    assert "Look at it" not in text_of(youth_client.get("/people"))

    change_link(store, link, on_paper=True)
    assert "Ana can sign on paper." in text_of(youth_client.get("/people"))


def test_one_at_home_on_a_screen_and_one_on_paper_are_told_apart(
    known, denise, ana, papers, youth_client, cast, store
):
    asks(youth_client, cast.member.account, papers, ana)
    kept = kept_releases(open_space(store, cast.youth, known.id))[-1]

    assert kept.others[0]["links"] == [ana.id]
    assert kept.others[0]["accounts"] == []


def test_who_signed_on_paper_and_joined_since_is_kept_away_with_all_of_it(
    offered, store, cast, ana, known
):
    """The grant names the link, the hold names the account."""
    grant, _page = offered
    signs(store, cast, grant, ana)
    settle(open_space(store, cast.youth, known.id))
    change_link(store, ana, account=cast.guardian.account)
    staff_keep_away(open_space(store, cast.advocate, known.id), cast.guardian.account)

    assert not sees_it(store, cast, known.id)
    wraps = store.db.execute("select 1 from wraps where grant_id = ?", [grant.id])
    assert wraps.fetchone() is None
