"""Claim: a parent who is kept away gets nothing, and no page of his tells him that he is."""
# ruff: noqa: F811

import re
import time
from dataclasses import replace
from datetime import timedelta
from functools import partial
from types import SimpleNamespace

import pytest
from pages_cast import NAMES, WORDS, csrf, grant, send, signed_in
from papers_cast import PDF, send_files
from sharing_cast import TOKENS, people, settings, share, text_of  # noqa: F401
from signing_cast import PAPERS, asks, bank, denise, known, papers, parent, waits  # noqa: F401

from webapp.care.plans import Goal
from webapp.care.records import records
from webapp.space.cosigning import answered_by, sign, waiting_for
from webapp.space.links import HURT_HER
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.spaces import log_box
from webapp.space.stops import stop
from webapp.space.trail import read_trail
from webapp.team.holds import has_news, note_seen
from webapp.team.invites import invite
from webapp.team.quiet import LONG_STEP, STEP

OFFERED = re.compile(r'(<p class="words-hers" translate="no">)[a-z ]+(?=</p>)')
ABOUT = {"version": "1", "name": "Denise"}


@pytest.fixture
def him(waits, cast, store, known, app):
    """He reads a line of hers, said yes to one share, and a second one waits for his yes."""
    (asked,) = waiting_for(store, cast.guardian)
    sign(store, cast.guardian, asked.offer, ABOUT)
    goal = records(known.section("school"), Goal)[0].id
    reads = grant(store, cast.youth, known, cast.guardian, {"school": (goal,)})
    return SimpleNamespace(
        client=signed_in(app, NAMES["guardian"]), account=cast.guardian.account,
        signed=asked.offer, reads=reads.id,
    )  # fmt: skip


@pytest.fixture
def two_waiting(youth_client, cast, papers, denise, store, him):
    """Two shares of the same line, which both wait for his answer."""
    for _number in range(2):
        asks(youth_client, cast.member.account, papers, denise)
    return [one.offer for one in waiting_for(store, cast.guardian)]


@pytest.fixture
def hold(advocate_client, known, him):
    door = f"/doors/{known.id}"
    return lambda **more: send(
        advocate_client, f"{door}/shut", f"{door}/{him.account}", account=him.account, **more
    )


@pytest.fixture
def hold_with_order(advocate_client, known, him, hold):
    """A hold that says why, and by which order, with the court's paper beside it."""

    def made():
        page, why = f"/doors/{known.id}/{him.account}", {"reason": HURT_HER, "order": "in the safe"}
        hold(**why)
        added = send_files(advocate_client, f"{page}/more", page, {"paper": [PDF]}, **why)
        assert added.status_code == 303

    return made


@pytest.fixture
def lift(advocate_client, stranger_client, known, him):
    door = f"/doors/{known.id}"

    def by_two():
        send(advocate_client, f"{door}/open", door, account=him.account, passphrase=WORDS)
        send(stranger_client, f"{door}/open", door, who="Denise", passphrase=WORDS)

    return by_two


@pytest.fixture(params=["staff", "staff with an order", "her"])
def kept_away(request, hold, hold_with_order, youth_client, him):
    """By a hold of staff, with and without a court's paper, and by her own one tap."""
    her_page = f"/people/{him.account}"
    ways = {"staff": hold, "staff with an order": hold_with_order}
    ways |= {"her": lambda: send(youth_client, f"{her_page}/nothing", her_page)}
    return lambda: ways[request.param]()


def bare(answer, *ids) -> tuple:
    """All there is to an answer, its length too, but for tokens, four words drawn for whoever lost
    theirs, and what it is addressed by."""
    text = OFFERED.sub(r"\1", TOKENS.sub("", answer.text))
    where = answer.location or ""
    for id_ in ids:
        text, where = text.replace(id_, "-"), where.replace(id_, "-")
    return answer.status_code, where, text


def pages(him, *addresses) -> list:
    return [bare(him.client.get(address)) for address in addresses]


def test_the_day_before_and_the_day_after_his_own_pages_are_equal_to_the_byte(him, kept_away):
    thin = ("/home", "/account", "/my-words", f"/copies/{him.signed}", "/lost-words")
    before = pages(him, *thin)
    kept_away()

    assert pages(him, *thin) == before


@pytest.mark.parametrize("how", ["hold", "hold_with_order"])
def test_after_a_hold_and_after_an_ordinary_end_they_are_equal_too(
    him, how, lift, store, cast, known, request
):
    every = ("/home", "/shared", f"/shared/{known.id}", "/account", f"/copies/{him.signed}")
    request.getfixturevalue(how)()
    held = pages(him, *every)
    lift()
    lifted = pages(him, *every)
    hers = open_space(store, cast.youth, known.id)
    stop(hers, grant(store, cast.youth, hers, cast.guardian, {"body": None}).id)

    assert held == lifted == pages(him, *every)


@pytest.mark.parametrize("answer", ["no", "later", "yes"])
def test_what_he_answers_afterwards_is_taken_as_it_always_was(him, two_waiting, kept_away, answer):
    first, second = two_waiting
    more = {"sees": "days"} if answer == "yes" else {}
    said = [bare(send(him.client, f"/asked/{first}/{answer}", f"/asked/{first}", **more), first)]
    kept_away()
    again = [
        bare(send(him.client, f"/asked/{second}/{answer}", f"/asked/{second}", **more), second)
    ]

    assert again == said


def test_taking_back_a_yes_gets_the_usual_receipt(him, two_waiting, kept_away, store, cast):
    first, second = two_waiting
    for offer in two_waiting:
        sign(store, cast.guardian, offer, ABOUT)

    def takes_back(offer):
        page = f"/copies/{offer}"
        return [
            bare(send(him.client, f"{page}/stop", page), offer),
            bare(him.client.get(page), offer),
        ]

    before = takes_back(first)
    kept_away()
    assert takes_back(second) == before


def test_his_yes_opens_nothing_and_what_rested_on_his_old_one_has_ended(
    him,
    two_waiting,
    kept_away,
    store,
    cast,
    known,
):
    kept_away()
    sign(store, cast.guardian, two_waiting[0], ABOUT)

    with pytest.raises(NotGrantedError):
        open_space(store, cast.member, known.id)
    assert answered_by(store, cast.guardian)[0].answer == "yes"


def test_letting_him_back_brings_no_old_share_back(
    him,
    two_waiting,
    hold,
    lift,
    store,
    cast,
    known,
):
    hold()
    sign(store, cast.guardian, two_waiting[0], ABOUT)
    lift()

    for who in (cast.guardian, cast.member):
        with pytest.raises(NotGrantedError):
            open_space(store, who, known.id)


def test_his_taking_back_changes_nothing_of_what_another_signed(
    him,
    hold,
    person,
    parent,
    papers,
    youth_client,
    cast,
    store,
    known,
):
    hold()
    before = len(read_trail(store, known.id, log_box(known)).lines)
    send(him.client, f"/copies/{him.signed}/stop", f"/copies/{him.signed}")
    lines = read_trail(store, known.id, log_box(known)).lines[: -before or None]

    assert [line.kind for line in lines] == ["tried"]


def test_an_old_link_answers_like_one_that_never_was(him, kept_away, known):
    kept_away()
    old, never = pages(him, f"/shared/{known.id}", f"/shared/{'0' * 32}")

    assert old == never
    assert PAPERS not in old[2]


def test_his_tries_reach_her_and_her_advocate_while_he_is_kept_away(
    him, kept_away, known, store, cast, youth_client, clock
):
    kept_away()
    note_seen(replace(store, now=clock.now), known.id, cast.advocate.account)
    clock.now += timedelta(minutes=5)
    him.client.get(f"/shared/{known.id}").close()
    about = f"/people/{him.account}/about"

    assert has_news(store, known.id, cast.advocate.account)
    told = send(youth_client, about, passphrase=WORDS)
    assert "Tried all the same" in text_of(told)
    assert '<a href="/say/talk">Talk to someone about this</a>' in told.text
    assert '<a href="/right-now">If you are not safe, tap here.</a>' in told.text


def test_while_nobody_keeps_him_away_an_old_link_is_no_try(him, known, store, cast):
    stop(open_space(store, cast.youth, known.id), him.reads)
    him.client.get(f"/shared/{known.id}").close()

    kinds = {line.kind for line in read_trail(store, known.id, log_box(known)).lines}
    assert "tried" not in kinds


def test_with_her_phone_in_his_hand_her_log_shows_none_of_it(
    him,
    hold,
    known,
    youth_client,
    two_waiting,
):
    hold()
    him.client.get(f"/shared/{known.id}").close()
    send(him.client, f"/asked/{two_waiting[0]}/no", f"/asked/{two_waiting[0]}")
    said = text_of(youth_client.get("/looked"))

    assert "tried" not in said
    assert "A hold" not in said


def test_a_code_that_he_kept_does_not_let_him_in_under_another_name(
    him,
    kept_away,
    app,
    store,
    cast,
    known,
):
    code, _made = invite(store, "guardian", by=cast.advocate.account, space=known.id, name="Ruben")
    kept_away()
    stranger = app.test_client()

    assert bare(stranger.get(f"/join/{code}"), code) == bare(
        stranger.get("/join/ZZZZZZZZ"), "ZZZZZZZZ"
    )


def test_none_of_her_forms_and_none_of_the_staffs_take_anything_of_his(him, hold, app, known):
    hold()
    token = csrf(him.client, "/account")
    answers = set()
    for rule in app.url_map.iter_rules():
        roles = getattr(app.view_functions[rule.endpoint], "roles", None)
        if "POST" in rule.methods and roles and "guardian" not in roles:
            blanks = dict.fromkeys(rule.arguments, known.id)
            address = rule.build(blanks)[1]
            answers.add(him.client.post(address, data={"csrf_token": token}).status_code)

    assert answers == {404}


def seconds(answer):
    """How long it takes until the same connection can ask again."""
    began = time.monotonic()
    answer().close()
    return time.monotonic() - began


def test_his_answers_take_as_long_whatever_is_behind_them(him, hold, two_waiting):
    """What is ended takes less than that, and where nothing ends the answer comes as late."""
    pages = {f"/copies/{him.signed}": "stop", f"/asked/{two_waiting[0]}": "no"}
    tokens = {page: csrf(him.client, page) for page in pages}
    hold()

    for page, act in pages.items():
        send_it = partial(him.client.post, f"{page}/{act}", data={"csrf_token": tokens[page]})
        assert seconds(send_it) >= LONG_STEP, act


@pytest.mark.parametrize("way", ["stopped", "kept away"])
def test_what_is_done_behind_an_answer_takes_as_long(him, hold, store, known, way):
    """Whoever is kept away has tries counted; after an ordinary end nothing is."""
    stop(known, him.reads) if way == "stopped" else hold()

    assert seconds(lambda: him.client.get(f"/shared/{known.id}")) >= 2 * STEP
