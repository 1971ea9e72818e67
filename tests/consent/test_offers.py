"""What is never offered by default is behind "Something else"; places never go to guardians."""

from dataclasses import replace

import pytest

from webapp.care.plans import KINDS, Appointment, Goal, Line, Place, Service
from webapp.care.promises import Promise
from webapp.care.records import save
from webapp.care.voices import Preference
from webapp.consent.decisions import Decision
from webapp.consent.limits import Limits, limits_for
from webapp.consent.offers import (
    NothingPickedError,
    NotOfferedError,
    categories,
    offers,
    scope_of,
)
from webapp.consent.shared_matters import matters_in
from webapp.space import kinds
from webapp.space.grants import Scope


@pytest.fixture
def full(space):
    """A line of her own in every area, and a visit with its place."""
    for kind in kinds.AREAS:
        save(space, kind, Line(hers=f"mine {kind}"))
    visit = save(space, "body", Appointment(what="Teeth", at="2026-06-05T15:30:00-05:00"))
    save(space, "body", Place(of=visit.id, text="Oak Street 5"), source="Eastside Clinic")
    save(space, "body", Service(name="Eastside Clinic"), source="Eastside Clinic")
    return space


def allowed(_part):
    """The rules let everything go, by her signature alone."""
    return Decision()


def areas(space, limits, guarded):
    return {offer.kind for offer in offers(space, limits, guarded=guarded)}


@pytest.mark.parametrize(
    ("who", "hidden"),
    [
        ("stranger", {"private-health", "mind", "immigration", "family"}),
        ("guardian", {"safety", "private-health", "mind", "legal", "immigration"}),
        ("member", {"immigration"}),
    ],
)
def test_guarded_areas_stand_behind_something_else(full, cast, who, hidden):
    limits = limits_for(getattr(cast, who).card)

    assert areas(full, limits, False) & hidden == set()
    assert hidden <= areas(full, limits, True)


def test_a_guardian_is_never_offered_a_place_nor_by_default_who_gives_help(full, cast):
    limits = limits_for(cast.guardian.card)
    first = [line.kind for o in offers(full, limits, guarded=False) for line in o.lines]
    second = [line.kind for o in offers(full, limits, guarded=True) for line in o.lines]

    assert Place.kind not in first + second
    assert Service.kind not in first
    assert Service.kind in second


def test_a_guardian_gets_single_lines_never_a_whole_area(full, cast):
    limits = limits_for(cast.guardian.card)
    with pytest.raises(NotOfferedError):
        scope_of(full, limits, cast.guardian.account, ("food",), (), allowed)

    assert not any(o.whole for g in (False, True) for o in offers(full, limits, guarded=g))


def test_an_id_that_is_not_offered_is_left_out(full, cast):
    place = next(i for i in full.section("body").items() if i.kind == Place.kind)
    limits = limits_for(cast.guardian.card)
    with pytest.raises(NothingPickedError):
        scope_of(full, limits, cast.guardian.account, (), (place.id,), allowed)


def test_a_line_about_a_guarded_area_is_guarded_wherever_it_stands(full, cast):
    save(full, "food", Goal(hers="Eat", labels=("SEX", "R")))
    limits = limits_for(cast.stranger.card)
    food = next(o for o in offers(full, limits, guarded=False) if o.kind == "food")

    assert "Eat" not in [line.text for line in food.lines]
    assert not food.whole


def test_single_lines_bring_no_neighbours(full, cast):
    lines = [i.id for i in full.section("body").items()]
    scope = scope_of(full, Limits(365), cast.member.account, (), (lines[0],), allowed)

    assert scope.parts[full.authority.sections["body"]] == (lines[0],)


def test_what_readers_may_know_goes_along_line_by_line(full, cast):
    kept = save(full, kinds.VOICE, Preference(card="own-1", hers="Text first", who="readers"))
    save(full, kinds.VOICE, Preference(card="own-1", hers="Not for you", who="keeper"))
    mine = save(full, kinds.PROMISES, Promise(who=cast.member.account, text="Ask"))
    scope = scope_of(full, Limits(365), cast.member.account, ("body",), (), allowed)

    assert scope.parts[full.authority.sections[kinds.VOICE]] == (kept.id,)
    assert scope.parts[full.authority.sections[kinds.PROMISES]] == (mine.id,)


def test_every_kind_of_record_in_an_area_can_be_offered():
    assert all(replace(kind(), item=None).title == "" for kind in KINDS.values())


def test_how_she_wants_things_goes_along_to_a_member_and_never_to_a_guardian(full, cast):
    save(full, kinds.VOICE, Preference(card="questions-1", hers="Not my mom", who="readers"))
    voice = full.authority.sections[kinds.VOICE]

    def shared_with(reader):
        line = line_of(full)
        found = scope_of(full, limits_for(reader.card), reader.account, (), (line,), allowed)
        return found.parts

    assert voice in shared_with(cast.member)
    assert voice not in shared_with(cast.guardian)


def line_of(space):
    """Something that may go to anybody."""
    return next(i.id for i in space.section("food").items() if i.kind == "line")


def test_a_line_that_was_labelled_before_an_area_had_more_codes_counts_the_same(full, cast):
    old = save(full, "food", Goal(hers="Eat", labels=("SEX", "R")))
    new = save(full, "food", Goal(hers="Eat", labels=("PREGNANT", "SEX", "STD", "R")))
    parts = [categories("food", full.section("food").item(one.id), {}) for one in (old, new)]

    assert parts == [{"food", "private-health"}] * 2


def test_where_a_guarded_visit_is_stands_behind_something_else_with_it(full, cast):
    visit = save(
        full,
        "body",
        Appointment(what="HIV test", labels=("STD", "R"), at="2026-06-09T15:30:00-05:00"),
    )
    place = save(full, "body", Place(of=visit.id, text="Bay Street 4"))
    limits = limits_for(cast.stranger.card)
    shown = {
        guarded: {line.id for o in offers(full, limits, guarded=guarded) for line in o.lines}
        for guarded in (False, True)
    }

    assert {visit.id, place.id} <= shown[True]
    assert not {visit.id, place.id} & shown[False]


def test_the_rules_are_asked_about_a_place_as_about_its_visit(full):
    visit = save(full, "body", Appointment(what="HIV test", labels=("STD", "HIV")))
    place = save(full, "body", Place(of=visit.id, text="Bay Street 4"))
    body = full.authority.sections["body"]
    asked = {
        id_: {
            (one.category, one.service) for one in matters_in(full, Scope({body: frozenset({id_})}))
        }
        for id_ in (visit.id, place.id)
    }

    assert ("private-health", "sti") in asked[visit.id]
    assert asked[place.id] == asked[visit.id]
