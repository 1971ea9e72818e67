"""Claim: how she wants things and what others promised go along only where the rules let them, by
the same signatures as what she picked; they hold nothing up, and her preview says it."""

from dataclasses import replace

import pytest
from pages_cast import grant
from sharing_cast import Steps, article, knows_them, text_of

from webapp.care.filing import file_messages
from webapp.care.plans import Goal
from webapp.care.promises import Promise
from webapp.care.records import save
from webapp.care.release_record import ReleaseRecord
from webapp.care.voices import Preference
from webapp.consent.checks import HeldError
from webapp.consent.drafts import Draft
from webapp.consent.enabling import enable, rules_here
from webapp.consent.ends import receipt
from webapp.consent.held_parts import held_parts
from webapp.consent.her_yes import sign_walk
from webapp.consent.rule_tables import rows
from webapp.consent.walks import walk_for
from webapp.space import kinds
from webapp.space.links import add_link
from webapp.space.opening import open_space
from webapp.team.agencies import add_agency
from webapp.team.entering import enter
from webapp.team.facts import Facts

PERSON = "us-voca-person"
OWN = "us-own-words"
WISH = "My secret wish"
STAYS = "How you want things does not go along with this."
SOME_STAY = "Some of how you want things does not go along with this."


@pytest.fixture
def settings(settings):
    """The real thing: only what somebody enabled counts."""
    return replace(settings, demo=False)


@pytest.fixture
def here(store, cast, people, clock):
    """Two staff said where she lives; an agency under VOCA wrote one line, she another, and she
    said how she wants things, for everybody who reads something."""
    facts = Facts("TX", store.now.date().replace(year=2010), custody="parents")
    add_agency(store, "Open Door", store.now.date().replace(year=2028), ("voca",))
    add_agency(store, "Eastside Clinic", store.now.date().replace(year=2028), ("hipaa",))
    grant(store, cast.youth, people, cast.stranger, {"school": None})
    for who in (cast.advocate, cast.stranger):
        enter(hers(store, who, people), facts)
    space = hers(store, cast.youth, people)
    knows_them(space, cast.advocate.card)
    file_messages(space)
    made = {
        "theirs": save(
            space, "food", Goal(team="Breakfast club", team_source="Open Door"), source="Open Door"
        ),
        "own": save(space, "food", Goal(hers="No mushrooms")),
        "want": save(space, kinds.VOICE, wanted(WISH)),
    }
    return {name: record.id for name, record in made.items()}


def hers(store, who, people):
    return open_space(store, who, people.id)


def wanted(words, **more):
    return Preference(card="own-1", hers=words, who="readers", **more)


@pytest.fixture
def counsel(store):
    """counsel(OWN): somebody enabled these rows."""

    def enables(*ids):
        for row in rows(False):
            if row.rule.id in ids:
                enable(store, row, "Counsel")

    return enables


@pytest.fixture
def walk(app, store, cast, people):
    """walk("theirs"): she picked one line for the doctor and is about to sign."""

    def to(line, reader=cast.member, **more):
        draft = Draft(reader.account, (), (line,), "visits", "", 30, **more)
        return walk_for(hers(store, cast.youth, people), reader.account, draft)

    with app.test_request_context("/"):
        yield to


def parts_of(walk):
    """What is inside, by kind."""
    kind_of = walk.space.authority.kind_of
    return {kind_of(section): items for section, items in walk.scope().parts.items()}


def test_without_the_rule_on_her_own_words_they_stay_with_her(here, counsel, walk, cast):
    counsel(PERSON)
    shared = walk(here["theirs"])
    kept = sign_walk(shared, cast.youth)
    record = receipt(shared.space, kept.id).record

    assert parts_of(shared) == {"food": (here["theirs"],)}
    assert [part.kind for part in record.what] == ["food"]
    assert record.own_words is False
    assert {source.agency for source in record.sources} == {"Open Door"}
    assert list(kept.rules) == [PERSON]


def test_her_own_line_is_held_as_ever(here, counsel, walk):
    counsel(PERSON)
    with pytest.raises(HeldError):
        walk(here["own"]).decision()


def test_with_the_rule_they_go_along_and_her_copy_names_both_laws(here, counsel, walk, cast):
    counsel(PERSON, OWN)
    shared = walk(here["theirs"])
    record: ReleaseRecord = receipt(shared.space, sign_walk(shared, cast.youth).id).record

    assert parts_of(shared)[kinds.VOICE] == (here["want"],)
    assert record.own_words is True
    assert {need.citation for need in record.signers} == {
        "28 CFR 94.115(a)(2)", "To be named by counsel"
    }  # fmt: skip


def test_the_doctor_reads_her_wish_only_with_the_rule(here, counsel, walk, cast, store, people):
    counsel(PERSON)
    sign_walk(walk(here["theirs"]), cast.youth)
    reads = open_space(store, cast.member, people.id)

    assert kinds.VOICE not in reads.kinds


def test_what_an_agency_typed_is_asked_for_as_the_agencys_too(
    here, counsel, walk, store, cast, people
):
    """Her clinic typed it beside her, and nobody enabled a rule on the records of clinics."""
    counsel(PERSON, OWN)
    space = hers(store, cast.youth, people)
    typed = save(space, kinds.VOICE, wanted("Call my aunt"), source="Eastside Clinic")
    shown = save(space, kinds.VOICE, Preference(card="x", pick="y", who="readers"), source="Nobody")
    voice = parts_of(walk(here["theirs"]))[kinds.VOICE]

    assert typed.id not in voice
    assert shown.id not in voice
    assert here["want"] in voice


def test_an_agency_whose_words_go_along_is_named_as_a_source(
    here, counsel, walk, store, cast, people
):
    counsel(PERSON, OWN)
    space = hers(store, cast.youth, people)
    typed = save(space, kinds.VOICE, wanted("Text first"), source="Open Door")
    shared = walk(here["own"])
    record = receipt(shared.space, sign_walk(shared, cast.youth).id).record

    assert typed.id in parts_of(shared)[kinds.VOICE]
    assert [source.agency for source in record.sources] == ["Open Door"]


def test_where_the_rest_asks_somebody_else_they_stay(here, counsel, walk, store, cast, people):
    """A parent signs for the line. Her own words are hers to tell, and stand apart from it."""
    add_agency(store, "Night House", store.now.date().replace(year=2028), ("rhya-basic-center",))
    space = hers(store, cast.youth, people)
    goal = Goal(team="Dinner at six", team_source="Night House")
    line = save(space, "food", goal, source="Night House").id
    add_link(store, people.id, "parent", account=cast.guardian.account)
    counsel("us-rhy-basic", "tx-majority", OWN)
    found = walk(line)
    needs = {need.who for need in found.decision().required}

    assert parts_of(found) == {"food": (line,)}
    assert needs == {"youth", "guardian"}


def test_they_never_hold_up_what_she_picked(here, counsel, walk):
    counsel(PERSON)
    assert walk(here["theirs"]).decision().hold is None


def test_what_he_himself_promised_is_told_him_back_without_a_rule(
    here, counsel, walk, store, cast, people
):
    """Nothing about her is disclosed to whoever said it."""
    counsel(PERSON)
    his = promised(store, cast, people, by=cast.advocate, who=cast.advocate)
    shared = walk(here["theirs"], cast.advocate)
    knows_the_advocate = parts_of(shared)

    assert knows_the_advocate[kinds.PROMISES] == (his,)
    assert list(sign_walk(shared, cast.youth).rules) == [PERSON]


def test_what_somebody_else_wrote_down_for_him_is_asked_for(
    here, counsel, walk, store, cast, people
):
    counsel(PERSON)
    said = promised(store, cast, people, by=cast.youth, who=cast.member)
    assert kinds.PROMISES not in parts_of(walk(here["theirs"]))

    counsel(OWN)
    assert parts_of(walk(here["theirs"]))[kinds.PROMISES] == (said,)


def promised(store, cast, people, *, by, who):
    """Who writes another person's promise down is named as its source, as for every line."""
    said = Promise(who=who.account, name="Dr Patel", text="Move your visit")
    source = "hers" if by is cast.youth else "Open Door"
    return save(hers(store, by, people), kinds.PROMISES, said, source=source).id


def test_her_preview_shows_what_goes_along_and_says_what_does_not(
    here, counsel, youth_client, cast, store, people
):
    counsel(PERSON)
    steps = Steps(youth_client, cast.member.account)
    page = steps.to_look(areas=(), lines=(here["theirs"],)).page
    assert WISH not in article(page)
    assert STAYS in text_of(page)

    counsel(OWN)
    save(hers(store, cast.youth, people), kinds.VOICE, wanted("B"), source="Eastside Clinic")
    page = steps.to_look(areas=(), lines=(here["theirs"],)).page
    assert WISH in article(page)
    assert STAYS not in text_of(page)
    assert SOME_STAY in text_of(page)


def test_where_all_of_it_goes_along_nothing_is_said(here, counsel, youth_client, cast):
    counsel(PERSON, OWN)
    page = Steps(youth_client, cast.member.account).to_look(areas=(), lines=(here["theirs"],)).page

    assert WISH in article(page)
    assert STAYS not in text_of(page)
    assert SOME_STAY not in text_of(page)


def test_her_advocate_reads_that_they_wait(here, counsel, app, store, cast, people):
    counsel(PERSON)
    with app.test_request_context("/"):
        found = held_parts(hers(store, cast.youth, people), rules_here(store, False), demo=False)
        assert [(one.many, one.hold) for one in found if one.area == kinds.VOICE] == [
            (1, "no-rule")
        ]
