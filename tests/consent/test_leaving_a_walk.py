"""Claim: wherever she leaves the pages of a share, nobody reads more than before she began."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pages_cast import NAMES, WORDS, signed_in
from random_lives import examples
from sharing_cast import Steps, text_of

PICKED = {"areas": ["school"]}
TO_LOOK = (
    ("/share/what", PICKED),
    ("/share/why", {"purpose": "visits"}),
    ("/share/until", {"days": "30"}),
    ("/share/think", {}),
    ("/share/look", {}),
)
DETOURS = (
    ("/share/back/what", {}),
    ("/share/what", {}),
    ("/share/what", {"areas": ["body", "school"]}),
    ("/share/why", {"purpose": "nothing that is offered"}),
    ("/share/why", {"purpose": "visits", "acts": ["talk", "copy"]}),
    ("/share/back/until", {}),
    ("/share/until", {"days": "365"}),
    ("/share/back/think", {}),
    ("/share/think", {}),
    ("/share/look", {}),
    ("/share/lines/{line}/hers", {}),
    ("/share/back/look", {}),
    ("/share/lines/{line}/hers/words", {"words": "", "expecting": "1"}),
    ("/share/lines/{line}/team", {}),
    ("/share/lines/{line}/team/words", {"words": "Not so.", "expecting": "1"}),
    ("/share/lines/{line}/hers/words", {"words": "Be in a class.", "expecting": "1"}),
    ("/share/lines/{line}/out", {}),
    ("/releases", {"passphrase": "not my words"}),
    ("/releases", {}),
)


A_STEP = st.sampled_from((*TO_LOOK, *DETOURS))
BEGINNINGS = ("member", "stranger", "guardian", "again", "change")


def leaves_everywhere(steps, path, others_see, line=""):
    before = others_see()
    for address, fields in path:
        steps.send(address.format(line=line), **fields)
        assert steps.page.status_code in (200, 422), address
        assert others_see() == before, address
        steps.client.get("/people")
        assert others_see() == before, f"after leaving at {address}"


@pytest.mark.parametrize("reader", ["member", "stranger", "guardian"])
def test_a_first_share_that_she_leaves_opens_nothing(
    youth_client, cast, people, others_see, reader
):
    steps = Steps(youth_client, getattr(cast, reader).account).begin()
    path = [(a, {"lines": [_line(people)]} if f is PICKED else f) for a, f in TO_LOOK]

    leaves_everywhere(steps, path, others_see)


def _line(space):
    return next(item.id for item in space.section("school").items())


@pytest.mark.parametrize("begins", ["again", "change"])
def test_a_share_that_she_would_change_and_leaves_stays_as_it_was(
    share, youth_client, cast, others_see, begins
):
    kept = share(cast.member, areas=("body",))
    steps = Steps(youth_client, cast.member.account)
    steps.page = youth_client.get(f"/receipts/{kept.id}/{begins}")
    path = TO_LOOK if begins == "change" else TO_LOOK[2:]

    leaves_everywhere(steps, path, others_see)


def test_no_way_round_through_the_pages_opens_more(share, youth_client, cast, others_see, people):
    kept = share(cast.member, areas=("body",))
    steps = Steps(youth_client, cast.member.account)
    steps.page = youth_client.get(f"/receipts/{kept.id}/change")

    leaves_everywhere(steps, (*TO_LOOK, *DETOURS), others_see, _line(people))


def test_a_line_that_she_mends_or_leaves_out_and_leaves_opens_nothing(
    youth_client, cast, others_see, people
):
    """What she wrote stands in her plan then; who reads it is who read it before."""
    steps = Steps(youth_client, cast.stranger.account).begin()
    path = [(a, {"lines": [_line(people)]} if f is PICKED else f) for a, f in TO_LOOK[:-1]]
    mends = [step for step in DETOURS if "{line}" in step[0] or step[0] == "/share/back/look"]

    leaves_everywhere(steps, [*path, *mends], others_see, _line(people))


@given(begins=st.sampled_from(BEGINNINGS), path=st.lists(A_STEP, max_size=9))
@example("change", [*TO_LOOK, ("/releases", {"passphrase": "not my words"})])
@example("member", [*TO_LOOK, ("/releases", {})])
@example("change", [*TO_LOOK[:4], ("/share/lines/{line}/out", {}), ("/share/look", {})])
@settings(max_examples=examples(60))
def test_no_order_of_steps_opens_anything_before_her_words(
    share, youth_client, cast, others_see, kept_once, people, begins, path
):
    """Any steps, in any order, left at any of them. Nothing changes, so the lives share a space."""
    kept, steps = kept_once(), Steps(youth_client, cast.member.account)
    if begins in ("again", "change"):
        steps.page = youth_client.get(f"/receipts/{kept.id}/{begins}")
    else:
        steps.account = getattr(cast, begins).account
        steps.begin()
    before, line = others_see(), _line(people)
    for address, fields in path:
        steps.send(address.format(line=line), **fields)
        assert others_see() == before, address
        if steps.page.status_code not in (200, 422):
            return


@pytest.mark.parametrize("begins", ["again", "change"])
def test_two_phones_that_change_one_share_leave_one(
    share, app, youth_client, cast, others_see, begins
):
    kept = share(cast.member, areas=("body", "school"))
    _first, second = phones = [youth_client, signed_in(app, NAMES["youth"])]
    walks = []
    for phone, area in zip(phones, ("body", "school"), strict=True):
        walk = Steps(phone, cast.member.account)
        walk.page = phone.get(f"/receipts/{kept.id}/{begins}")
        if begins == "change":
            walk.send("/share/what", areas=[area]).send("/share/why", purpose="visits")
        walks.append(walk.send("/share/until", days="30").send("/share/think").send("/share/look"))
    assert walks[0].send("/releases", passphrase=WORDS).page.status_code == 303
    before = others_see()
    late = walks[1].send("/releases", passphrase=WORDS).page

    assert others_see() == before
    assert late.status_code == 303
    said = text_of(second.get(late.location))
    assert "You already changed this. Nothing new is shared." in said


@pytest.fixture
def kept_once(share, cast):
    """What the doctor can see already."""
    kept = share(cast.member, areas=("body",))
    return lambda: kept


def test_one_that_waits_for_a_yes_and_is_left_asks_nobody(
    youth_client, cast, denise, papers, others_see
):
    steps = Steps(youth_client, cast.member.account).begin()
    path = [
        ("/share/what", {"lines": [papers]}), ("/share/why", {"purpose": "papers"}), *TO_LOOK[2:],
        ("/share/signer", {"link": "nobody"}),
    ]  # fmt: skip

    leaves_everywhere(steps, path, others_see)


def test_looking_at_a_stop_a_pause_or_a_copy_changes_nothing(share, youth_client, cast, others_see):
    kept, before = share(cast.member), others_see()
    for page in (
        f"/receipts/{kept.id}", f"/receipts/{kept.id}/file", f"/releases/{kept.grant}/pause",
        f"/people/{cast.member.account}/as", f"/people/{cast.member.account}", "/people/past",
    ):  # fmt: skip
        assert youth_client.get(page).status_code == 200, page
        assert others_see() == before, page
