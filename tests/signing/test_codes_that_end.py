"""Claim: when nobody needs a yes of this person any more, no code lets them in, old or new."""

import re
from datetime import date, timedelta

import pytest
from joining_cast import bare
from pages_cast import send, signed_in
from sharing_cast import Steps, forward, text_of

from webapp.care.filing import file_messages
from webapp.care.records import records
from webapp.care.wanted import Wanted
from webapp.consent.wanted import forget
from webapp.holds.acts import staff_keep_away
from webapp.space.links import change_link, link_in, links_of
from webapp.space.opening import open_space
from webapp.team.entering import enter, say_wrong
from webapp.team.facts import Facts
from webapp.team.invites import InviteGoneError, open_invite

CODE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}")


@pytest.fixture
def yeses(known):
    return f"/everyone/{known.id}/yeses"


@pytest.fixture
def wanted(advocate_client, youth_client, yeses, known, store, cast, papers):
    """Staff entered her mother and found it safe; she wants her asked."""
    send(advocate_client, yeses, name="Denise", role="parent")
    link = links_of(store, known.id)[0]
    send(advocate_client, f"{yeses}/{link.id}/safe", page=yeses, is_safe="yes")
    she_wants(youth_client, cast.member.account, papers, link)
    return link


@pytest.fixture
def invited(advocate_client, yeses, wanted):
    """The address of the advocate's page, and the code on it."""
    answer = send(advocate_client, f"{yeses}/{wanted.id}/invites", page=yeses)
    return answer.location, CODE.search(advocate_client.get(answer.location).text)[0]


@pytest.fixture
def is_over(app, store, advocate_client, invited):
    """Neither the code admits somebody, nor does a new one come; the page is that of any code."""

    def look():
        page, code = invited
        with pytest.raises(InviteGoneError):
            open_invite(store, code)
        phone = app.test_client()
        dead, unknown = (phone.get(f"/join/{one}") for one in (code, "7777-7777"))
        again = send(advocate_client, f"{page}/again", page="/account")
        assert (dead.status_code, again.status_code) == (404, 404)
        return bare(dead.text) == bare(unknown.text)

    return look


def she_wants(client, reader, line, link):
    steps = Steps(client, reader).to_look(areas=(), lines=(line,), purpose="papers")
    return steps.send("/share/look").send("/share/signer", link=link.id)


@pytest.fixture
def new_facts(app, store, clock, cast, known):
    """Two staff enter something else; it counts when she files it."""

    def enter_both(**said):
        now = forward(store, clock, minutes=1)
        with app.app_context():
            for who in (cast.advocate, cast.stranger):
                enter(open_space(now, who, known.id), Facts("Avalon", **said))
            file_messages(open_space(now, cast.youth, known.id))

    return enter_both


def test_while_it_is_needed_a_new_code_comes(store, advocate_client, invited):
    page, code = invited
    answer = send(advocate_client, f"{page}/again", page=page)

    assert open_invite(store, CODE.search(advocate_client.get(answer.location).text)[0])
    with pytest.raises(InviteGoneError):
        open_invite(store, code)


def test_her_dont_share_ends_it(youth_client, invited, is_over):
    page = youth_client.get("/people").text
    address = re.search(r'action="(/share/kept/\w+/removal)"', page)[1]
    assert "Denise is not here yet." in page
    send(youth_client, address, page="/people")

    assert is_over()
    assert "Denise is not here yet." not in youth_client.get("/people").text


def test_it_stays_while_she_wants_another_yes(
    app, youth_client, store, cast, known, papers, wanted, invited
):
    she_wants(youth_client, cast.stranger.account, papers, wanted)
    hers = open_space(store, cast.youth, known.id)
    one, _other = records(hers.section("sharing"), Wanted)
    with app.app_context():
        forget(hers, one)

    assert open_invite(store, invited[1])


def test_the_end_of_what_it_rests_on_ends_it(advocate_client, yeses, wanted, is_over):
    send(advocate_client, f"{yeses}/{wanted.id}/over", page=yeses)

    assert is_over()


def test_paper_in_its_place_ends_it(advocate_client, yeses, wanted, is_over):
    send(advocate_client, f"{yeses}/{wanted.id}/way", page=yeses, way="paper")

    assert is_over()


def test_keeping_somebody_away_ends_it(store, cast, known, wanted, is_over):
    staff_keep_away(open_space(store, cast.advocate, known.id), wanted.id)

    assert is_over()


def test_another_custody_ends_it(new_facts, advocate_client, yeses, is_over):
    new_facts(born=date(2012, 1, 1), custody="agency")

    assert is_over()
    assert "Make the invite" not in text_of(advocate_client.get(yeses))


def test_her_age_ends_it(new_facts, advocate_client, yeses, is_over):
    new_facts(born=date(2008, 1, 1), custody="parents")

    assert is_over()
    assert "Make the invite" not in text_of(advocate_client.get(yeses))


def test_her_word_that_it_is_wrong_ends_it(app, store, cast, known, is_over):
    with app.app_context():
        say_wrong(open_space(store, cast.youth, known.id))

    assert is_over()


def test_what_staff_entered_again_in_the_same_words_ends_nothing(store, new_facts, invited):
    new_facts(born=date(2012, 1, 1), custody="parents")

    assert open_invite(store, invited[1])


def test_no_code_runs_into_the_day_on_which_she_comes_of_age(
    app, store, new_facts, advocate_client, yeses, wanted, clock
):
    tomorrow = store.today + timedelta(days=1)
    new_facts(born=tomorrow.replace(year=tomorrow.year - 18), custody="parents")
    at_noon = send(advocate_client, f"{yeses}/{wanted.id}/invites", page=yeses)
    midnight = clock.now.astimezone(store.zone).replace(hour=23, minute=50)
    clock.now = midnight.astimezone(clock.now.tzinfo)
    late = send(signed_in(app, "tasha one"), f"{yeses}/{wanted.id}/invites", page=yeses)

    assert (at_noon.status_code, late.status_code) == (303, 404)


def test_nobody_joins_by_a_code_of_somebody_whose_paper_is_over(store, known, wanted, invited):
    """Whatever ended it: the link itself is asked once more when the code is used."""
    yesterday = store.today - timedelta(days=1)
    change_link(store, link_in(store, known.id, wanted.id), until=yesterday.isoformat())

    with pytest.raises(InviteGoneError):
        open_invite(store, invited[1])
