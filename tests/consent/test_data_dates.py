"""A release says from which day on the lines are that it shares, and tells its reader no more."""

from dataclasses import replace

import pytest
from pages_cast import NAMES, signed_in
from sharing_cast import Steps, forward, text_of

from webapp.care.plans import Goal, Line
from webapp.care.records import records, save
from webapp.care.terms import record_in
from webapp.care.voices import Preference
from webapp.consent.people import document_of
from webapp.consent.sources import since_in
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.cosigning import waiting_for
from webapp.space.grants import Scope
from webapp.space.opening import open_space

FIRST_DAY, FIRST_SAID = "2026-06-03", "Wednesday, June 3"


@pytest.fixture
def write(store, clock, cast, people):
    """A line of hers, some days after the first ones; its id."""

    def make(kind="body", days=10, record=None):
        space = open_space(forward(store, clock, days=days), cast.youth, people.id)
        return save(space, kind, record or Line(hers="More sleep")).id

    return make


@pytest.fixture
def signed(share, cast, store, clock, people):
    """Share, and read what was signed: the part of each kind."""

    def make(reader=cast.member, **more):
        kept = share(reader, **more)
        hers = open_space(replace(store, now=clock()), cast.youth, people.id)
        return {part.kind: part for part in record_in(document_of(hers, kept)).what}

    return make


def test_a_whole_part_is_from_the_day_of_its_oldest_line(signed, write):
    write("body")
    part = signed(areas=("body",))["body"]

    assert (part.lines_since, part.lines_until) == (FIRST_DAY, "2026-07-12")


def test_a_single_line_is_from_its_own_day(signed, write):
    line = write("body")

    assert signed(areas=(), lines=(line,))["body"].lines_since == "2026-06-13"


def test_a_line_that_was_changed_is_from_the_day_of_its_first_words(
    signed, people, store, clock, cast
):
    space = open_space(forward(store, clock, days=9), cast.youth, people.id)
    (goal,) = records(space.section("school"), Goal)
    save(space, "school", replace(goal, hers="Be in art class, on Mondays"))

    assert signed(areas=("school",))["school"].lines_since == FIRST_DAY


def test_each_part_has_its_own_day_how_she_wants_things_among_them(signed, write):
    want = Preference(card="room-3", pick="ask", who="readers")
    write(kinds.VOICE, record=want)
    parts = signed(areas=("body",))

    assert parts[kinds.VOICE].lines_since == "2026-06-13"
    assert parts["body"].lines_since == FIRST_DAY


def test_the_day_is_that_of_the_place_where_she_is(signed, store, clock, cast, people):
    night = forward(store, clock, hours=12)  # The next day already, by the clock of the world.
    line = save(open_space(night, cast.youth, people.id), "body", Line(hers="Late")).id

    assert night.now.date().isoformat() == "2026-06-04"
    assert signed(areas=(), lines=(line,))["body"].lines_since == FIRST_DAY


def test_where_no_line_is_left_there_is_no_day(app, people):
    section = people.authority.sections["body"]
    with app.test_request_context("/"):
        assert since_in(people, Scope({section: ("gone",)}), "body") == ""


def test_what_is_written_later_does_not_change_what_was_signed(signed, write):
    part = signed(areas=("body",))["body"]
    write("body")

    assert part.lines_since == FIRST_DAY


def test_she_reads_the_day_before_her_yes_and_on_her_copy(youth_client, people, cast):
    steps = Steps(youth_client, cast.member.account).to_look()
    assert f"The oldest line in it is from {FIRST_SAID}." in text_of(steps.page)
    receipt = text_of(youth_client.get(steps.sign().page.location))

    assert f"The oldest line in it is from {FIRST_SAID}." in receipt


def test_no_page_of_the_reader_says_it(signed, write, store, clock, app, people):
    line = write("body")
    forward(store, clock, days=1)  # His page says when he reads it.
    signed(areas=(), lines=(line,))
    page = text_of(signed_in(app, NAMES["member"]).get(f"/shared/{people.id}"))

    assert "More sleep" in page
    assert not [said for said in ("oldest line", "June 13", "2026-06-13") if said in page]


def test_his_own_keys_open_that_day_anyway(share, write, store, clock, cast, people, app):
    """The text that is sealed to him tells his keys nothing that the lines do not tell them."""
    line = write("school")
    hers = open_space(forward(store, clock, days=2), cast.youth, people.id)
    old = next(one for one in records(hers.section("school"), Line) if one.id == line)
    save(hers, "school", replace(old, hers="Less homework"))
    share(cast.member, areas=("body",), lines=(line,))
    his = open_space(forward(store, clock, minutes=1), cast.member, people.id)
    with app.test_request_context("/"):
        days = {
            kind: {local_day(his.section(kind).first(i.id).written_at).isoformat()
                   for i in his.section(kind).items()}
            for kind in ("body", "school")
        }  # fmt: skip

    assert (min(days["body"]), days["school"]) == (FIRST_DAY, {"2026-06-13"})


def test_no_page_of_whoever_signs_beside_her_says_it(waits, guardian_client, store, cast):
    (asked,) = waiting_for(store, cast.guardian)
    page = guardian_client.get(f"/asked/{asked.offer}")

    assert "oldest line" not in page.text
    assert FIRST_SAID not in text_of(page)
