"""Claim: whoever leaves a yes, an undo, a pause, a hold or an introduction leaves all as it was."""

import pytest
from pages_cast import WORDS, send

from webapp.space.cosigning import waiting_for
from webapp.space.exclusions import is_excluded

WRONG = "these are not mine"


@pytest.fixture
def leaves(others_see, store, people, cast):
    """Look at a page, or send a form that goes no further, and go away: nothing is other."""

    def everything():
        accounts = [who.account for who in (cast.member, cast.guardian, cast.advocate)]
        return others_see(), [is_excluded(store, people.id, one) for one in accounts]

    def leave(client, *steps, home="/"):
        before = everything()
        for address, page, fields in steps:
            looks = fields is None
            answer = client.get(address) if looks else send(client, address, page, **fields)
            assert answer.status_code in ((200,) if looks else (200, 303, 422)), address
            assert everything() == before, address
            client.get(home)
            assert everything() == before, f"after leaving at {address}"

    return leave


def test_a_yes_of_a_signer_left_at_every_step(waits, guardian_client, leaves, store, cast):
    (offer,) = (one.offer for one in waiting_for(store, cast.guardian))
    page, yes, sign = (f"/asked/{offer}{end}" for end in ("", "/yes", "/signature"))
    taught = {"taught": "right", "signed_as": "Denise R."}

    leaves(
        guardian_client,
        ("/home", "", None),
        (page, "", None),
        (yes, page, {}),
        (yes, page, {"sees": "all"}),
        (yes, page, {"sees": "this"}),
        (f"{page}/in/es", page, {"sees": "this"}),
        (f"{page}/in/en", page, {**taught, "passphrase": WORDS}),
        (sign, page, {"taught": "right"}),
        (sign, page, {"taught": "right", "passphrase": WORDS}),
        (sign, page, {**taught, "passphrase": WRONG}),
        (f"{page}/question", "", None),
        (f"{page}/question", "", {}),
        home="/home",
    )  # fmt: skip
    assert [one.offer for one in waiting_for(store, cast.guardian)] == [offer]


def test_a_paper_that_a_witness_begins_and_leaves(waits, advocate_client, leaves, store, cast):
    (offer,) = (one.offer for one in waiting_for(store, cast.guardian))
    yeses = f"/everyone/{waiting_for(store, cast.guardian)[0].space}/yeses"
    paper = f"{yeses}/{offer}/{cast.guardian.account}"
    whole = {"how": "paper", "paper": "Folder 7", "interpreter": "none"}

    leaves(
        advocate_client,
        (yeses, "", None),
        (paper, "", None),
        (paper, "", {}),
        (paper, "", {**whole, "passphrase": ""}),
        (paper, "", {**whole, "passphrase": WRONG}),
    )


def test_an_undo_without_her_words(share, youth_client, cast, leaves):
    kept = share(cast.member)
    send(youth_client, f"/releases/{kept.grant}/stop", "/people")
    undo = f"/receipts/{kept.id}/undo"

    leaves(
        youth_client,
        (f"/receipts/{kept.id}", "", None),
        (undo, "", None),
        (undo, "", {}),
        (undo, "", {"passphrase": WRONG}),
    )


def test_a_pause_without_a_day(share, youth_client, cast, leaves):
    page = f"/releases/{share(cast.member).grant}/pause"

    leaves(youth_client, (page, "", None), (page, "", {}), (page, "", {"days": "many"}))


def test_her_page_on_who_is_kept_away(share, youth_client, cast, leaves):
    share(cast.member)
    account = cast.member.account
    send(youth_client, f"/people/{account}/nothing", f"/people/{account}")
    about, undo = f"/people/{account}/about", f"/people/{account}/undo"

    leaves(
        youth_client,
        (about, "", None),
        (about, "", {}),
        (about, "", {"passphrase": WRONG}),
        (about, "", {"passphrase": WORDS}),
        (undo, about, {}),
        (undo, about, {"passphrase": WRONG}),
    )


def test_a_hold_that_staff_begin_and_leave(share, advocate_client, people, cast, leaves):
    share(cast.member)
    doors, one = f"/doors/{people.id}", f"/doors/{people.id}/{cast.guardian.account}"
    him = {"account": cast.guardian.account}

    leaves(
        advocate_client,
        (doors, "", None),
        (one, "", None),
        (f"{doors}/shut", doors, {}),
        (f"{doors}/open", doors, {}),
        (f"{doors}/open", one, {**him, "passphrase": WRONG}),
        home="/everyone",
    )


def test_somebody_introduced_or_looked_at_and_not_yet_checked(
    advocate_client, youth_client, people, person, leaves
):
    ortiz = person("ms ortiz", "member", "Ms. Ortiz", "Family Services").account
    introduce = f"/everyone/{people.id}/introduce"
    check = f"/people/{ortiz}/check"
    leaves(advocate_client, (introduce, "", None), home="/everyone")
    send(
        advocate_client, f"/everyone/{people.id}/introductions", introduce,
        account=ortiz,
    )  # fmt: skip

    leaves(
        youth_client,
        ("/people", "", None),
        (check, "", None),
        (f"/people/{ortiz}/checked", check, {}),
        (f"/people/{ortiz}/checked", check, {"passphrase": WRONG}),
    )
