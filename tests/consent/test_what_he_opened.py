"""Claim: that somebody opened a sharing, or did not, is said of that sharing alone."""

from dataclasses import replace

import pytest
from pages_cast import NAMES, WORDS, send, signed_in
from sharing_cast import text_of

from webapp.account.renewals import renew_keys
from webapp.account.unlocking import stretch, unlock_with_words
from webapp.care.people import KeptRelease
from webapp.care.records import only_record, records, save
from webapp.care.share_looks import lines_for_looks, looks_in
from webapp.care.voices import Profile
from webapp.space import kinds
from webapp.space.cosigning import sign, waiting_for
from webapp.space.opening import open_space
from webapp.team.viewing import note_view

OPENED = "Dr. Patel opened what you share for the first time."
UNOPENED = "Dr. Patel has not opened what you share for 60 days."
BUTTON = "Ask them to stop using it"
NEVER = "It never began. Nobody saw it."
NEW_WORDS = "purple llama under seven hats"


@pytest.fixture(autouse=True)
def nothing_else_waits(people):
    profile = only_record(people.section(kinds.VOICE), Profile)
    done = replace(profile, first_steps_done=("called", "good-at", "this-week"))
    save(people, kinds.VOICE, done)


@pytest.fixture
def he_opens(app, people, clock):
    """Dr. Patel opens his page of her, so much later."""

    def page(**later):
        clock.forward(**later)
        assert signed_in(app, NAMES["member"]).get(f"/shared/{people.id}").status_code == 200

    return page


@pytest.fixture
def today(app, clock):
    """Her Today so much later, after a new sign-in."""

    def page(**later):
        clock.forward(**later)
        client = signed_in(app, NAMES["youth"])
        if "/today/phone/skip" in (html := text_of(client.get("/today"))):
            send(client, "/today/phone/skip", "/today")
            html = text_of(client.get("/today"))
        return client, html

    return page


def kept_in(store, cast, people):
    return records(open_space(store, cast.youth, people.id).section(kinds.SHARING), KeptRelease)


def known_of(today, kept):
    client, html = today()
    assert OPENED in html
    send(client, f"/receipts/{kept.id}/known", "/today")


def test_a_look_at_one_is_no_opening_of_another_that_waits(
    share, cast, waits, he_opens, today, store, people, clock
):
    """The doctor sees the first; the second waits for her mother, and then he opens it as well."""
    clock.forward(minutes=1)
    first = share(cast.member)
    he_opens(minutes=1)
    known_of(today, first)
    assert OPENED not in today(minutes=1)[1]

    (asked,) = waiting_for(replace(store, now=clock.now), cast.guardian)
    sign(replace(store, now=clock.now), cast.guardian, asked.offer, {"name": "Denise"})
    assert OPENED not in today(minutes=1)[1]
    he_opens(minutes=20)
    second = next(kept for kept in kept_in(store, cast, people) if kept.others)
    known_of(today, second)
    assert OPENED not in today(minutes=1)[1]


def test_the_day_of_the_first_opening_is_the_day_of_the_first(share, cast, he_opens, today):
    share(cast.member)
    he_opens(days=1)
    he_opens(days=3)
    _client, html = today(days=1)

    assert OPENED in html
    assert "Thursday, June 4" in html


@pytest.fixture
def unnamed(app, store, cast, people, clock):
    """A look from before the lines named the yeses that they were under."""

    def look(part="body"):
        with app.app_context():
            now = replace(store, now=clock.now)
            note_view(open_space(now, cast.member, people.id), [part])

    return look


def test_of_a_look_that_names_no_yes_nothing_is_said_to_be_the_first(
    share, cast, unnamed, he_opens, today, clock
):
    share(cast.member)
    clock.forward(days=1)
    unnamed()
    assert OPENED not in today(hours=1)[1]
    he_opens(hours=1)
    assert OPENED not in today(hours=1)[1]


def test_a_look_that_names_no_yes_is_an_opening_all_the_same(share, cast, unnamed, today, clock):
    share(cast.member, days=180)
    clock.forward(days=28)
    unnamed()

    assert UNOPENED not in today(days=34)[1]
    assert UNOPENED in today(days=26)[1]


def test_a_look_at_another_part_is_none(share, cast, unnamed, today, clock):
    share(cast.member, days=180)
    clock.forward(days=28)
    share(cast.member, areas=("school",), days=7)
    unnamed("school")

    assert UNOPENED in today(days=33)[1]


def test_sixty_days_count_from_the_last_opening(share, cast, he_opens, today):
    kept = share(cast.member, days=180)
    he_opens(days=1)
    known_of(today, kept)
    he_opens(days=27)

    assert UNOPENED not in today(days=34)[1]
    assert UNOPENED not in today(days=25)[1]
    assert UNOPENED in today(days=1)[1]


def test_what_he_opens_while_she_is_signed_in_counts(share, cast, he_opens, today):
    share(cast.member, days=180)
    client, html = today(days=60)
    assert UNOPENED in html
    he_opens(minutes=1)

    assert UNOPENED not in text_of(client.get("/today"))


def test_what_waited_counts_from_the_day_it_began(waits, known, cast, store, clock, today):
    clock.forward(days=10)
    now = replace(store, now=clock.now)
    (asked,) = waiting_for(now, cast.guardian)
    sign(now, cast.guardian, asked.offer, {"name": "Denise"})
    (kept,) = (one for one in kept_in(now, cast, known) if one.others)
    hers = open_space(now, cast.youth, known.id)

    assert looks_in(hers, kept.grant, lines_for_looks(hers)).since == clock.now


def test_under_new_keys_a_look_from_before_is_still_one(
    share, cast, he_opens, store, people, clock, settings
):
    kept = share(cast.member, days=180)
    he_opens(days=1)
    opened, now = clock.now, replace(store, now=clock.now)
    mine = unlock_with_words(now, NAMES["youth"], WORDS, settings.words_profile)
    new = renew_keys(now, mine, stretch(now, NEW_WORDS, settings.words_profile)).signer
    hers = open_space(now, new, people.id)
    (again,) = records(hers.section(kinds.SHARING), KeptRelease)
    looks = looks_in(hers, again.grant, lines_for_looks(hers))

    assert again.grant != kept.grant
    assert (looks.last, looks.is_first) == (opened.replace(microsecond=0), False)


def test_of_what_never_began_nobody_is_asked_to_stop_using_it(
    share, cast, waits, he_opens, app, store, people, clock
):
    """He opened something else of hers meanwhile."""
    clock.forward(minutes=1)
    share(cast.member)
    he_opens(minutes=1)
    second = next(kept for kept in kept_in(store, cast, people) if kept.others)
    hers = signed_in(app, NAMES["youth"])
    send(hers, f"/releases/{second.grant}/stop", "/people")
    receipt = f"/receipts/{second.id}"
    page = text_of(hers.get(receipt))

    assert NEVER in page
    assert BUTTON not in page
    send(hers, f"{receipt}/ask", "/people", passphrase=WORDS)
    assert "stop using" not in signed_in(app, NAMES["member"]).get("/shared").text


def test_of_one_that_he_did_not_open_he_is_not_asked_either(share, cast, he_opens, app, clock):
    first = share(cast.member)
    he_opens(minutes=1)
    clock.forward(minutes=1)
    second = share(cast.member, areas=("school",))
    hers = signed_in(app, NAMES["youth"])
    for kept in (first, second):
        send(hers, f"/releases/{kept.grant}/stop", "/people")

    pages = [text_of(hers.get(f"/receipts/{kept.id}")) for kept in (first, second)]
    assert [BUTTON in page for page in pages] == [True, False]
