"""A question opens only when she taps it; she sees what would be seen, and answers as she likes."""

from dataclasses import replace

import pytest
from pages_cast import NAMES, WORDS, send, signed_in
from sharing_cast import Steps, article, knows_them, text_of

from webapp.care.plans import Goal
from webapp.care.records import save
from webapp.space.inbox import messages, post
from webapp.team.asks import ASK, SAID_NO, open_asks
from webapp.team.introduced import let_ask

SAID = {"areas": ["body"], "purpose": "visits", "days": 60}


@pytest.fixture
def asked(app, store, cast, people):
    """asked(cast.member, areas=["mind"]): somebody who may ask has asked."""

    def by(who, **other):
        with app.app_context():
            let_ask(people, who.account)
        post(store, who, people.authority.owner, ASK, SAID | other, space=people.id)

    return by


@pytest.fixture
def she(app, people):
    return lambda: signed_in(app, NAMES["youth"])


@pytest.fixture
def question(asked, cast, she, people):
    """Her phone, and the address of the one question on it."""
    asked(cast.member)
    client = she()
    return client, the_one(client)


def the_one(client):
    page = client.get("/questions").text
    return page.partition('href="/questions/')[2].partition('"')[0].join(["/questions/", ""])


def test_today_says_that_there_is_one_and_nothing_of_it(question):
    client, _page = question
    said = text_of(client.get("/today"))

    assert "Someone has a question. No is fine." in said
    assert "Dr. Patel asks" not in said
    assert "60 days" not in said


def test_without_one_today_says_nothing(she):
    assert "has a question" not in she().get("/today").text


def test_the_page_says_who_what_what_for_and_until_when(question):
    client, page = question
    said = text_of(client.get(page))

    for words in (
        "Dr. Patel asks",
        "Eastside Clinic",
        "Body and teeth",
        "to book visits",
        "60 day",
    ):
        assert words in said
    assert "Dr. Patel is not told what you say here." in said
    assert "If you say no, Tasha is told once." in said


def test_what_would_be_seen_is_what_is_seen_after_a_yes(question, app, cast, people):
    client, page = question
    before = article(client.get(page))
    steps = Steps(client, cast.member.account, page=client.get(f"{page}/share"))
    steps.send("/share/think").sign()
    doctor = signed_in(app, NAMES["member"])

    assert "You shared it." in client.get(steps.page.location).text
    assert article(doctor.get(f"/shared/{people.id}")) == before


def test_a_yes_takes_no_more_than_twelve_taps(question, cast):
    client, page = question
    steps = Steps(client, cast.member.account, taps=3, page=client.get(f"{page}/share"))
    steps.send("/share/think").sign()

    assert steps.taps <= 12


def test_after_she_shared_the_question_is_gone(question, cast):
    client, page = question
    steps = Steps(client, cast.member.account, page=client.get(f"{page}/share"))
    steps.send("/share/think").sign()

    assert client.get(page).status_code == 404
    assert "has a question" not in client.get("/today").text


def test_looking_at_it_and_walking_away_leaves_it_and_shares_nothing(question, app, people):
    client, page = question
    client.get(f"{page}/share")
    client.get(f"{page}/change")

    assert client.get(page).status_code == 200
    assert "Nothing here right now." in signed_in(app, NAMES["member"]).get("/shared").text


def test_change_it_begins_with_what_was_asked(question):
    client, page = question
    said = client.get(f"{page}/change").text

    assert 'value="body" checked' in said
    assert 'value="school" checked' not in said


def test_the_days_that_were_asked_for_can_be_kept_or_made_fewer(question, cast):
    client, page = question
    steps = Steps(client, cast.member.account, page=client.get(f"{page}/change"))
    steps.send("/share/what", areas=["body"]).send("/share/why", purpose="visits")

    assert 'name="days" value="60" aria-current="true"' in steps.page.text
    assert "Think it over" in steps.send("/share/until", days="30").page.text


@pytest.mark.parametrize(("answer", "told"), [("no", 1), ("later", 0)])
def test_no_and_not_now_take_it_off_the_page(question, store, cast, answer, told):
    client, page = question
    send(client, f"{page}/{answer}", page)

    assert client.get(page).status_code == 404
    assert len([m for m in messages(store, cast.advocate) if m.kind == SAID_NO]) == told


def test_her_advocate_reads_that_it_was_a_no_and_puts_it_away(question, app):
    client, page = question
    send(client, f"{page}/no", page)
    tablet = signed_in(app, NAMES["advocate"])
    said = text_of(tablet.get("/everyone"))
    word = tablet.get("/everyone").text.partition('action="/words/')[2].partition("/")[0]
    send(tablet, f"/words/{word}/seen", "/everyone")

    assert "Mari said no to a question of Dr. Patel." in said
    assert "Body" not in said
    assert "said no" not in tablet.get("/everyone").text


def test_every_answer_has_the_same_size_and_no_comes_before_later(question):
    client, page = question
    said = client.get(page).text
    row = said[said.rindex('<div class="answers">') :]

    assert row.count('class="button"') >= 4
    assert "button-main" not in row.partition("</div>")[0]
    assert row.index(">No<") < row.index(">Ask me later<")


def test_a_court_may_read_it_comes_before_police_are_told_anything(asked, cast, she):
    asked(cast.stranger, areas=["school"])
    client = she()
    said = text_of(client.get(f"{the_one(client)}/share"))

    assert "A court or the other side may get to read this." in said


def test_what_many_keep_to_themselves_is_never_ticked_for_her(asked, cast, she, people):
    save(people, "mind", Goal(hers="Sleep through the night"))
    asked(cast.stranger, areas=["mind"])
    client = she()
    page = the_one(client)

    assert "Mind and mood" in text_of(client.get(page))
    assert "Sleep through" not in client.get(page).text
    for way in ("share", "change"):
        assert 'value="mind" checked' not in client.get(f"{page}/{way}").text


def test_somebody_whose_card_changed_is_checked_first(asked, cast, she, people, store):
    asked(cast.member)
    client = she()
    knows_them(people, replace(cast.member.card, discipline="law enforcement"))
    page = the_one(client)

    assert "article" not in client.get(page).text
    assert client.get(f"{page}/share").location == f"/people/{cast.member.account}/check"


def test_a_question_that_is_not_there_is_absent(she):
    client, nowhere = she(), f"/questions/{'0' * 32}"

    answers = {client.get(nowhere + way).status_code for way in ("", "/share", "/change")}
    assert answers == {404}


@pytest.mark.parametrize("who", ["member", "advocate", "guardian"])
def test_nobody_else_has_these_pages(app, question, who):
    _client, page = question
    other = signed_in(app, NAMES[who])

    assert {other.get(at).status_code for at in ("/questions", page)} == {404}


def test_she_opens_and_shuts_the_door_on_her_page_about_a_person(app, she, cast, people, store):
    client, page = she(), f"/people/{cast.member.account}"
    assert "Let Dr. Patel ask" in client.get(page).text
    send(client, f"{page}/questions", passphrase="not these words")
    assert "Let Dr. Patel ask" in client.get(page).text
    send(client, f"{page}/questions", passphrase=WORDS)
    post(store, cast.member, people.authority.owner, ASK, SAID, space=people.id)
    assert "Dr. Patel" in client.get("/questions").text
    send(client, f"{page}/questions/stop", page)

    assert "Dr. Patel" not in client.get("/questions").text
    with app.app_context():
        assert open_asks(people) == []


def test_nobody_at_home_can_be_let_ask(she, cast):
    client, page = she(), f"/people/{cast.guardian.account}"

    assert "Let Denise ask" not in client.get(page).text
    assert send(client, f"{page}/questions", "/account").status_code == 404
