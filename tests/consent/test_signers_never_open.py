"""Claim: no excluded guardian, no lost rule and nothing unknown ever lets a share through."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as some

from webapp.consent.matters import (
    SPECIALS,
    YOUTH,
    Confided,
    Found,
    Guardian,
    Matter,
    YouthFacts,
)
from webapp.consent.rule_rows import NAMED
from webapp.consent.rule_tables import rules
from webapp.consent.signers import signers
from webapp.team.agencies import REGIMES
from webapp.team.found_words import FINDERS, FOUND

TODAY = date(2026, 6, 3)
CHECKED = {"enabled": True, "verified_by": "Counsel", "verified_on": date(2026, 1, 1)}
EVERY_RULE = tuple(replace(rule, **CHECKED) for rule in rules(False))
STATUSES = sorted({word for rule in EVERY_RULE for word in rule.status})
SERVICES = sorted({word for rule in EVERY_RULE for word in rule.services if word != NAMED})
SERVICES = ["", *SERVICES, "other-care"]

states = some.sampled_from(["", "AL", "CA", "FL", "ID", "MS", "NY", "OR", "TX", "WA"])
births = some.none() | some.dates(date(2004, 1, 1), date(2020, 1, 1))
people = some.builds(
    Guardian,
    some.sampled_from(["mother", "father", "aunt", "ann"]),
    some.sampled_from(["parent", "guardian", "agency-custodian", "education-rights-holder"]),
    some.sampled_from(["", "", "abuser", "suspected"]),
)
findings = some.builds(
    Found,
    some.sampled_from(sorted(FOUND)),
    some.sampled_from(FINDERS),
    some.sampled_from([TODAY, TODAY, TODAY - timedelta(days=1)]),
)
agreements = some.builds(
    Confided,
    some.sampled_from(["Clinic", "Clinic", "School"]),
    some.sampled_from(SERVICES[1:]),
    some.sampled_from(FINDERS),
    some.sampled_from(["mother", "father", "aunt", "he"]),
    some.sampled_from([TODAY, TODAY + timedelta(days=1), TODAY - timedelta(days=365)]),
)
facts = some.builds(
    YouthFacts,
    states,
    births,
    some.frozensets(some.sampled_from(STATUSES), max_size=3),
    some.sampled_from(["", "outpatient", "inpatient"]),
    some.sampled_from(["", "parents", "guardian", "agency", "court"]),
    some.lists(people, max_size=3).map(tuple),
    some.frozensets(findings, max_size=3),
    some.frozensets(agreements, max_size=3),
)
matters = some.frozensets(
    some.builds(
        Matter,
        some.sampled_from(
            ["mind", "body", "private-health", "substances", "school", "housing", "voice"]
        ),
        some.sampled_from(["hers", "team"]),
        some.lists(some.sampled_from(REGIMES), unique=True, max_size=2).map(tuple),
        some.sampled_from(SERVICES),
        some.sampled_from(SPECIALS),
        agency=some.sampled_from(["Clinic", "School"]),
    ),
    min_size=1,
    max_size=4,
)
care = some.builds(
    Matter,
    some.sampled_from(["body", "mind", "too-much", "private-health", "substances"]),
    some.just("team"),
    some.sampled_from(["hipaa", "part-2", "vawa", "fvpsa"]).map(lambda law: (law,)),
    some.sampled_from(["", "", "other-care", "sti"]),
)
at_home = some.builds(
    YouthFacts,
    some.sampled_from(["CA", "FL", "MS", "NY", "TX", "WA"]),
    some.dates(date(2009, 1, 1), date(2016, 1, 1)),
    some.frozensets(some.sampled_from(["homeless-youth", "counselling-barred"])),
    some.sampled_from(["", "outpatient"]),
    some.just("parents"),
    found=some.frozensets(findings, max_size=2),
)
tables = some.sets(some.integers(0, len(EVERY_RULE) - 1), max_size=6).map(
    lambda off: tuple(rule for n, rule in enumerate(EVERY_RULE) if n not in off)
)


def who(decision):
    """Everybody whose act is needed; None where it is held."""
    return None if decision.hold else {need.who for need in decision.required}


def is_no_wider(before, after):
    """Held, or at least the same people: whoever could not share before still cannot."""
    return after is None or (before is not None and before <= after)


@given(matters, facts, tables, some.sampled_from(["parent", "guardian", "agency-custodian"]))
def test_one_more_excluded_guardian_opens_nothing(asked, known, table, role):
    more = replace(known, guardians=(*known.guardians, Guardian("he", role, "abuser")))
    before, after = (signers(asked, f, table, TODAY) for f in (known, more))

    assert is_no_wider(who(before), who(after))
    assert all("he" not in need.eligible for need in after.required)


@given(matters, facts, tables, some.data())
def test_one_rule_less_opens_nothing(asked, known, table, data):
    gone = data.draw(some.sampled_from(table))
    less = tuple(rule for rule in table if rule is not gone)
    before, after = (signers(asked, known, t, TODAY) for t in (table, less))

    assert is_no_wider(who(before), who(after)), gone.id


@given(matters, facts, tables, some.sampled_from(["state", "born", "setting", "custody"]))
def test_one_thing_less_known_opens_nothing(asked, known, table, field):
    less = replace(known, **{field: None if field == "born" else ""})
    before, after = (signers(asked, f, table, TODAY) for f in (known, less))

    assert is_no_wider(who(before), who(after))


@given(matters, facts, tables, some.sampled_from(sorted({*SERVICES} - {""})))
def test_a_kind_of_care_that_nobody_named_opens_nothing(asked, known, table, service):
    unsaid = {replace(matter, service="") for matter in asked}
    said = {replace(matter, service=service) for matter in asked}
    before, after = (signers(every, known, table, TODAY) for every in (said, unsaid))

    assert is_no_wider(who(before), who(after))


@given(care, at_home, tables)
def test_no_parent_is_asked_where_a_word_nobody_said_could_let_her_sign_alone(line, known, table):
    """The kind of care, or how it is given: as long as nobody said it, it waits."""
    found = signers([line], known, table, TODAY)
    settings = [known.setting] if known.setting else ["outpatient", "inpatient"]
    for service, setting in product([line.service] if line.service else SERVICES, settings):
        said = replace(line, service=service), replace(known, setting=setting)
        if signers([said[0]], said[1], table, TODAY).needs_only_her:
            assert found.hold or found.needs_only_her, (service, setting)


@given(matters, facts)
def test_nothing_is_shared_without_a_rule(asked, known):
    assert signers(asked, known, (), TODAY).hold
    assert signers(asked, known, rules(False), TODAY).hold


@given(matters, facts, tables)
def test_the_union_is_no_smaller_than_any_part(asked, known, table):
    whole = signers(asked, known, table, TODAY)
    parts = [signers([matter], known, table, TODAY) for matter in asked]

    assert bool(whole.hold) == any(part.hold for part in parts)
    if not whole.hold:
        assert all(set(part.required) <= set(whole.required) for part in parts)
        assert all(set(split.required) <= set(whole.required) for split in whole.splits)


@given(matters, facts, tables)
def test_every_matter_stands_in_one_release_and_she_has_a_part_in_each(asked, known, table):
    splits = signers(asked, known, table, TODAY).splits

    assert sorted(m for split in splits for m in split.matters) == sorted(asked)
    for split in splits:
        assert len({m.special for m in split.matters}) == 1
        assert split.hold or YOUTH in {need.who for need in split.required}


@given(matters, facts, tables)
def test_no_excluded_guardian_is_ever_named(asked, known, table):
    excluded = {g.id for g in known.guardians if g.excluded}
    for need in signers(asked, known, table, TODAY).required:
        assert not excluded & set(need.eligible)


@given(matters, facts, tables)
def test_only_a_finding_of_today_is_more_than_none(asked, known, table):
    stale = replace(known, found=frozenset(f for f in known.found if f.day != TODAY))
    ticked = replace(stale, status=stale.status | {f.kind for f in known.found})
    none = replace(known, found=frozenset(), status=known.status - {*FOUND})
    full, *others = (signers(asked, f, table, TODAY) for f in (known, stale, ticked, none))

    assert others == [others[0]] * 3
    assert is_no_wider(who(full), who(others[0]))
    assert all(f.day == TODAY for need in full.required for f in need.found)


@given(matters, facts, tables, some.data())
def test_one_agreement_less_opens_nothing(asked, known, table, data):
    gone = data.draw(some.sampled_from(sorted(known.confided) or [None]))
    less = replace(known, confided=known.confided - {gone})
    before, after = (signers(asked, f, table, TODAY) for f in (known, less))

    assert is_no_wider(who(before), who(after))


@given(matters, facts, tables)
def test_only_a_parent_who_could_sign_today_agreed_to_anything(asked, known, table):
    safe = {g.id for g in known.guardians} - {g.id for g in known.guardians if g.excluded}
    for need in signers(asked, known, table, TODAY).required:
        for one in need.confided:
            assert one.guardian in safe
            assert one.since <= TODAY < one.since + timedelta(days=366)
