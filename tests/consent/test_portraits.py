"""Claim: a face stands beside an ask and on the page of somebody she knows, for her eyes alone; it
never looks like a check, and tells nothing of who is kept away."""

from dataclasses import replace

import pytest
from pages_cast import NAMES, signed_in
from papers_cast import png
from portraits_cast import SHOWN
from sharing_cast import TOKENS, text_of

from webapp.account.accounts import replace_keys
from webapp.care.people import Person
from webapp.care.phone_answers import UNSAFE, answer
from webapp.care.records import records, save
from webapp.database import transaction
from webapp.holds.acts import staff_keep_away
from webapp.space import kinds
from webapp.space.inbox import post
from webapp.space.opening import open_space
from webapp.team.asks import ASK
from webapp.team.introduced import let_ask
from webapp.team.portraits import keep_portrait
from webapp.team.staff import freeze_at_once

OWN_CLAIM = "Dr. Patel chose this picture. Nobody checked it."
SAID = {"areas": ["body"], "purpose": "visits", "days": 60}


@pytest.fixture
def hers(cast):
    """Her page about the doctor, and the address of the face on it."""
    page = f"/people/{cast.member.account}"
    return page, f"{page}/picture"


@pytest.fixture
def face(store, people, cast):
    keep_portrait(store, cast.member.account, png())
    return png()


@pytest.fixture
def she(app, people):
    return signed_in(app, NAMES["youth"])


@pytest.fixture
def question(app, store, cast, people, face):
    with app.app_context():
        let_ask(people, cast.member.account)
    post(store, cast.member, people.authority.owner, ASK, SAID, space=people.id)
    client = signed_in(app, NAMES["youth"])
    page = client.get("/questions").text
    return client, "/questions/" + page.partition('href="/questions/')[2].partition('"')[0]


def test_it_stands_beside_an_ask_that_she_opened(question, hers):
    client, page = question
    answered = client.get(page)

    assert f'src="{hers[1]}"' in answered.text
    assert 'alt="Picture of Dr. Patel"' in answered.text
    assert 'loading="lazy"' in answered.text
    assert OWN_CLAIM in text_of(answered)


def test_it_stands_nowhere_before_she_opens_it(question, hers):
    client, _page = question

    for address in ("/today", "/questions", "/people"):
        assert hers[1] not in client.get(address).text
    assert "Someone has a question. No is fine." in text_of(client.get("/today"))


def test_it_stands_on_the_page_of_that_person(she, hers, face):
    page = she.get(hers[0])

    assert f'src="{hers[1]}"' in page.text
    assert OWN_CLAIM in text_of(page)
    assert 'class="initials"' not in page.text.partition("</h1>")[0]


def test_who_checked_is_said_apart_from_it(she, hers, face):
    page = she.get(hers[0]).text
    figure = page.partition("<figure")[2].partition("</figure>")[0]

    assert OWN_CLAIM in figure
    assert "You checked this is Dr. Patel." in page.replace(figure, "")
    assert "#check" not in figure


def test_without_one_letters_stand_as_before(she, hers):
    page = she.get(hers[0]).text

    assert 'class="initials"' in page.partition("</h1>")[0]
    assert "<img" not in page
    assert "<figure" not in page
    assert she.get(hers[1]).status_code == 404


def test_she_is_answered_the_picture_and_nothing_keeps_it(she, hers, face):
    answered = she.get(hers[1])

    assert answered.data == face
    assert answered.headers["Content-Type"] == "image/png"
    assert answered.headers["Cache-Control"] == "no-store"
    assert answered.headers["X-Content-Type-Options"] == "nosniff"
    assert answered.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


def test_by_itself_it_never_fills_the_screen(she, hers, face):
    answered = she.get(hers[1], headers={"Sec-Fetch-Dest": "document"})

    assert (answered.status_code, answered.location) == (303, hers[0])


@pytest.mark.parametrize("who", ["advocate", "guardian", "stranger", "member"])
def test_nobody_else_is_answered_it_at_her_address(app, hers, face, who):
    client = signed_in(app, NAMES[who])
    absent = client.get(f"/people/{'0' * 32}/picture")

    assert client.get(hers[1]).status_code == absent.status_code == 404
    assert client.get(hers[1]).data == absent.data


def test_a_guest_is_asked_to_sign_in(app, hers, face):
    assert app.test_client().get(hers[1]).status_code == 303


def test_at_his_own_address_everybody_finds_their_own_alone(app, face, space):
    assert signed_in(app, NAMES["member"]).get(SHOWN).data == face
    assert signed_in(app, NAMES["stranger"]).get(SHOWN).status_code == 404


def test_a_youth_who_does_not_know_the_person_gets_what_is_not_there(
    app, person, store, cast, face
):
    """Her answer is the same for somebody with a picture, somebody without, and nobody."""
    person("green field", "youth")
    other = signed_in(app, "green field")
    asked = (cast.member.account, cast.stranger.account, "0" * 32)
    answers = [other.get(f"/people/{account}/picture") for account in asked]

    assert {one.status_code for one in answers} == {404}
    assert len({one.data for one in answers}) == 1


def test_not_hers_answers_like_absent(app, she, store, person, face):
    """A picture there is, of somebody who is not among her people."""
    nurse = person("nurse lee", "member", "Nurse Lee", "Eastside Clinic", "medical")
    keep_portrait(store, nurse.account, png(20))
    there, absent = (she.get(f"/people/{who}/picture") for who in (nurse.account, "0" * 32))

    assert there.status_code == absent.status_code == 404
    assert there.data == absent.data


@pytest.mark.parametrize("state", ["nobody checked", "new keys", "closed", "looked at", "shut"])
def test_letters_stand_where_a_face_would_say_too_much(app, store, people, cast, hers, face, state):
    """Before a check, after new keys, and on a phone that somebody looks at."""
    if state == "nobody checked":
        person = next(p for p in _people(people) if p.account == cast.member.account)
        save(people, kinds.SHARING, replace(person, how="", proof=""))
    elif state == "new keys":
        replace_keys(store, cast.member)
    elif state == "closed":
        with app.test_request_context():
            freeze_at_once(store, cast.member.account)
    elif state == "looked at":
        answer(people, UNSAFE, store.now.date())
    else:
        with transaction(store.db):
            section = people.authority.sections[kinds.PRIVATE]
            store.db.execute("update sections set sealed_list = x'00' where id = ?", [section])
    client = signed_in(app, NAMES["youth"])
    page = client.get(hers[0])

    assert hers[1] not in page.text
    assert client.get(hers[1]).status_code == 404


def _people(space):
    return records(space.section(kinds.SHARING), Person)


def test_her_page_is_the_same_whether_or_not_he_is_kept_away(app, store, people, cast, hers, face):
    """Her phone may be in somebody's hand: a hold shows by nothing, not by a face either."""
    before = TOKENS.sub("", signed_in(app, NAMES["youth"]).get(hers[0]).text)
    staff_keep_away(open_space(store, cast.advocate, people.id), cast.member.account)
    client = signed_in(app, NAMES["youth"])

    assert TOKENS.sub("", client.get(hers[0]).text) == before
    assert client.get(hers[1]).data == face
