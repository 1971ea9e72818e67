"""Claim: whoever asks learns nothing from it, and wears nobody out with it."""

import re

import pytest
from pages_cast import NAMES, WORDS, send, sign_in, signed_in
from sharing_cast import knows_them

from webapp.asking.sending import ask_for
from webapp.care.filing import file_messages
from webapp.care.records import save
from webapp.space import kinds
from webapp.space.inbox import messages
from webapp.space.opening import open_space
from webapp.team.asks import ASK, Ask, open_asks, say_later, say_no
from webapp.team.introduced import ask_no_more, let_ask, the_introduction

TOKENS = re.compile(r'name="(csrf_token|once)"[^>]*value="[^"]+"')
SAID = {"areas": ["a2"], "purpose": "visits", "days": "60"}


@pytest.fixture
def hers(app, space, cast):
    """The doctor may ask; the officer is one of her people and may not."""
    for signer in (cast.member, cast.stranger):
        knows_them(space, signer.card)
    with app.app_context():
        let_ask(space, cast.member.account)
    return space


@pytest.fixture
def doctor(app, hers):
    return signed_in(app, NAMES["member"])


@pytest.fixture
def page(hers):
    return f"/ask/{hers.id}"


@pytest.fixture
def she(app, store, cast, hers, clock):
    """What she does at her next unlock: she(say_no)."""

    def does(act=None):
        with app.app_context():
            now = type(store)(store.db, store.seal, clock.now, store.stop_list)
            space = open_space(now, cast.youth, hers.id)
            file_messages(space)
            waiting = open_asks(space)
            if act and waiting:
                act(space, waiting[0])
            return waiting

    return does


def arrived(store, cast):
    return [m for m in messages(store, cast.youth) if m.kind == ASK]


def all_he_sees(client, page):
    """Every page of his, before and after one more try."""
    seen = [client.get(at) for at in ("/shared", "/ask", page, f"{page}/asked")]
    again = send(client, page, **SAID)
    seen += [again, client.get(again.location)]
    return [(one.status_code, TOKENS.sub("", one.text)) for one in seen]


def shut(space, ask):
    ask_no_more(space, ask.account)


def look_only(space, ask):
    assert ask.areas


@pytest.mark.parametrize("act", [say_no, say_later, shut, look_only])
def test_his_pages_are_the_same_to_the_byte_before_and_after_her_answer(
    doctor, page, she, act, store, cast
):
    send(doctor, page, **SAID)
    before = all_he_sees(doctor, page)
    she(act)

    assert all_he_sees(doctor, page) == before
    assert arrived(store, cast) == []


def test_a_hundred_asks_are_one(doctor, page, she, store, cast):
    for _try in range(20):
        assert send(doctor, page, **SAID).status_code == 303

    assert len(arrived(store, cast)) == 1
    assert len(she()) == 1


def test_days_later_it_is_still_one(app, doctor, page, she, clock):
    send(doctor, page, **SAID)
    she(say_no)
    clock.forward(days=29)
    sign_in(doctor, NAMES["member"], WORDS)
    send(doctor, page, **SAID)

    assert she() == []


def test_a_space_he_was_never_told_of_answers_as_one_that_is_not_there(app, hers, page):
    officer = signed_in(app, NAMES["stranger"])
    nowhere = f"/ask/{'0' * 32}"
    real, absent = ([officer.get(at + end) for end in ("", "/asked")] for at in (page, nowhere))

    assert {one.status_code for one in (*real, *absent)} == {404}
    assert [TOKENS.sub("", a.text) for a in real] == [TOKENS.sub("", a.text) for a in absent]


def test_nothing_he_sends_there_reaches_anybody(app, hers, page, store, cast):
    officer = signed_in(app, NAMES["stranger"])

    assert send(officer, page, "/account", **SAID).status_code == 404
    assert arrived(store, cast) == []


def test_a_keeper_who_writes_an_ask_into_her_space_puts_nothing_on_her_page(
    app, hers, store, cast, she
):
    keeper = open_space(store, cast.advocate, hers.id)
    forged = Ask(account=cast.member.account, areas=("body",), purpose="visits", days=7)
    save(keeper, kinds.SHARING, forged)

    assert she() == []


def test_two_forms_at_once_send_one_question(app, store, hers, cast):
    """Both were found free to ask before either had asked."""
    known = the_introduction(store, cast.member, hers.id)
    for _form in range(2):
        ask_for(store, cast.member, known, SAID)

    assert len([m for m in messages(store, cast.youth) if m.kind == ASK]) == 1
