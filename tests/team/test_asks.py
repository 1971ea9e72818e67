"""Claim: what a member asks reaches only her, one at a time, and a no is quiet for thirty days."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pages_cast import grant
from sharing_cast import knows_them

from webapp.care.filing import file_messages
from webapp.care.records import records
from webapp.space import exclusions, kinds
from webapp.space.grants import all_grants
from webapp.space.inbox import messages, post
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.stops import stop
from webapp.team.asks import (
    ASK,
    SAID_NO,
    Ask,
    answered_by_sharing,
    forget_old_answers,
    open_asks,
    say_later,
    say_no,
    the_ask,
)
from webapp.team.introduced import (
    ask_no_more,
    door_shown,
    introduced_to,
    let_ask,
    may_ask,
    the_introduction,
)
from webapp.team.keepers import keepers_of

SAID = {"areas": ["body"], "purpose": "visits", "days": 60}


@pytest.fixture(autouse=True)
def where_she_lives(app):
    """Days are counted in her time zone, which the app knows."""
    with app.app_context():
        yield


@pytest.fixture
def hers(space, cast):
    for signer in (cast.member, cast.stranger, cast.guardian):
        knows_them(space, signer.card)
    let_ask(space, cast.member.account)
    return space


@pytest.fixture
def later(store, cast, hers):
    """Her space some days on, with what arrived put in its place."""

    def on(days=0, *sent):
        now = replace(store, now=store.now + timedelta(days=days))
        for author, said in sent:
            post(now, author, hers.authority.owner, ASK, said, space=hers.id)
        space = open_space(now, cast.youth, hers.id)
        file_messages(space)
        return space

    return on


def asked(space):
    return [(ask.account, tuple(ask.areas), ask.days) for ask in open_asks(space)]


def test_what_a_member_asks_waits_for_her(later, cast):
    space = later(0, (cast.member, SAID))

    assert asked(space) == [(cast.member.account, ("body",), 60)]


def test_only_she_can_open_it(later, cast, store, hers):
    later(0, (cast.member, SAID))
    keeper = open_space(store, cast.advocate, hers.id)

    assert kinds.PRIVATE not in keeper.kinds
    assert open_asks(keeper) == []


def test_who_was_not_let_in_asks_nothing(later, cast):
    assert asked(later(0, (cast.stranger, SAID))) == []


def test_a_guardian_is_never_let_ask(hers, cast):
    with pytest.raises(NotGrantedError):
        let_ask(hers, cast.guardian.account)


def test_a_second_ask_changes_nothing_while_one_waits(later, cast):
    space = later(3, (cast.member, SAID), (cast.member, SAID | {"areas": ["mind"]}))

    assert asked(space) == [(cast.member.account, ("body",), 60)]


@pytest.mark.parametrize("answer", [say_no, say_later])
def test_after_a_no_or_not_now_thirty_days_are_quiet(later, cast, answer):
    space = later(0, (cast.member, SAID))
    answer(space, open_asks(space)[0])

    assert asked(later(29, (cast.member, SAID))) == []
    assert len(asked(later(31, (cast.member, SAID)))) == 1


def test_a_no_is_told_once_to_who_keeps_the_keys_and_says_nothing_of_what(later, cast, store):
    space = later(0, (cast.member, SAID))
    say_no(space, open_asks(space)[0])
    told = [m.body for m in messages(store, cast.advocate) if m.kind == SAID_NO]

    assert told == [{"person": "Dr. Patel"}]


def test_nobody_is_told_of_a_not_now(later, cast, store):
    space = later(0, (cast.member, SAID))
    say_later(space, open_asks(space)[0])

    assert [m for m in messages(store, cast.advocate) if m.kind == SAID_NO] == []


def test_what_was_asked_for_is_kept_with_a_no_only_while_it_counts(later, cast):
    space = later(0, (cast.member, SAID))
    say_no(space, open_asks(space)[0])
    (kept,) = records(space.section(kinds.PRIVATE), Ask)
    assert (list(kept.areas), kept.purpose, kept.days) == (["body"], "visits", 0)

    month_on = later(30)
    forget_old_answers(month_on, month_on.store.now)
    assert records(month_on.section(kinds.PRIVATE), Ask) == []


def test_what_was_asked_for_is_not_kept_after_a_yes(later, cast):
    space = later(0, (cast.member, SAID))
    answered_by_sharing(space, cast.member.account)
    (kept,) = records(space.section(kinds.PRIVATE), Ask)

    assert (list(kept.areas), kept.purpose, kept.days) == ([], "", 0)


@pytest.fixture
def lets_ask(hers, person):
    """Another nurse whom she lets ask."""

    def make(name):
        nurse = person(name, "member", name.title(), "Eastside Clinic")
        knows_them(hers, nurse.card)
        let_ask(hers, nurse.account)
        return nurse

    return make


@pytest.fixture
def nurse(lets_ask):
    return lets_ask("nurse one")


@pytest.mark.parametrize("answer", [say_no, say_later])
def test_nobody_else_asks_for_the_same_within_thirty_days(later, cast, nurse, answer):
    space = later(0, (cast.member, SAID))
    answer(space, open_asks(space)[0])

    assert asked(later(0, (nurse, SAID))) == []
    assert asked(later(29)) == []
    assert asked(later(30)) == [(nurse.account, ("body",), 60)]


def test_another_part_or_another_purpose_is_another_question(later, cast, nurse):
    space = later(0, (cast.member, SAID))
    say_no(space, open_asks(space)[0])

    assert len(asked(later(1, (nurse, SAID | {"purpose": "know-me"})))) == 1


def test_of_several_parts_only_those_that_are_not_quiet_stand_there(later, cast, nurse):
    space = later(0, (cast.member, SAID))
    say_no(space, open_asks(space)[0])
    space = later(1, (nurse, SAID | {"areas": ["body", "food"]}))

    assert asked(space) == [(nurse.account, ("food",), 60)]
    say_no(space, open_asks(space)[0])
    assert asked(later(30)) == []


def test_what_stood_there_before_her_no_stays_hers_to_answer(later, cast, nurse):
    space = later(0, (cast.member, SAID), (nurse, SAID))
    say_no(space, open_asks(space)[0])

    assert asked(space) == [(nurse.account, ("body",), 60)]


def test_a_new_no_makes_what_waits_wait_longer(later, cast, nurse, lets_ask):
    third = lets_ask("nurse two")
    space = later(0, (cast.member, SAID), (third, SAID))
    say_no(space, open_asks(space)[0])
    space = later(20, (nurse, SAID))
    say_no(space, open_asks(space)[0])

    assert asked(later(31)) == []
    assert [who for who, *_ in asked(later(50))] == [nurse.account]


def test_where_nobody_keeps_the_keys_her_advocates_are_told_of_a_no(later, cast, store, hers):
    (keeping,) = [
        g for g in all_grants(store, hers.authority)[0] if g.reader == cast.advocate.account
    ]
    stop(hers, keeping.id)
    grant(store, cast.youth, hers, cast.advocate, {"food": None})
    space = later(0, (cast.member, SAID))
    assert keepers_of(space) == []
    say_no(space, open_asks(space)[0])

    assert [m.body for m in messages(store, cast.advocate) if m.kind == SAID_NO] == [
        {"person": "Dr. Patel"}
    ]


def test_what_she_never_looked_at_goes_by_itself(later, cast):
    later(0, (cast.member, SAID))

    assert asked(later(31)) == []


def test_sharing_with_him_answers_it(later, cast):
    space = later(0, (cast.member, SAID))
    answered_by_sharing(space, cast.member.account)

    assert asked(space) == []


@pytest.mark.parametrize(
    "said",
    [
        SAID | {"areas": []},
        SAID | {"areas": ["body", "mind", "food", "school"]},
        SAID | {"areas": ["private"]},
        SAID | {"areas": ["body", "body"]},
        SAID | {"areas": [["body"]]},
        SAID | {"purpose": "own-words"},
        SAID | {"days": 365},
        SAID | {"days": "60"},
        {"areas": ["body"]},
    ],
)
def test_only_what_stands_on_the_fixed_lists_is_asked(later, cast, said):
    assert asked(later(0, (cast.member, said))) == []


@pytest.fixture
def three(hers, person):
    """Three who may ask."""
    nurses = [person(f"nurse {n}", "member", f"Nurse {n}", "Eastside Clinic") for n in range(3)]
    for nurse in nurses:
        knows_them(hers, nurse.card)
        let_ask(hers, nurse.account)
    return nurses


def test_at_most_two_stand_on_her_page(later, three):
    space = later(0, *((nurse, SAID) for nurse in three))

    assert [account for account, *_ in asked(space)] == [n.account for n in three[:2]]
    with pytest.raises(NotGrantedError):
        the_ask(space, "0" * 32)


def test_a_question_that_waits_behind_those_two_is_answered_too(later, three):
    space = later(0, *((nurse, SAID) for nurse in three))
    answered_by_sharing(space, three[2].account)
    for ask in open_asks(space):
        say_later(space, ask)

    assert asked(space) == []


def test_once_she_shuts_the_door_what_waits_is_gone_too(later, cast):
    space = later(0, (cast.member, SAID))
    ask_no_more(space, cast.member.account)

    assert asked(space) == []
    assert asked(later(40, (cast.member, SAID))) == []


def test_whoever_is_shut_out_asks_nothing(later, cast, store, hers):
    exclusions.exclude(store, hers.id, cast.member.account)

    assert asked(later(0, (cast.member, SAID))) == []
    assert not may_ask(later(0), cast.member.account)


def test_that_somebody_is_kept_away_shows_nowhere_and_tells_nobody_a_name(hers, store, cast):
    exclusions.exclude(store, hers.id, cast.stranger.account)
    before = door_shown(hers, cast.stranger.account)
    let_ask(hers, cast.stranger.account)

    assert (before, door_shown(hers, cast.stranger.account)) == ("shut", "open")
    assert not may_ask(hers, cast.stranger.account)
    assert messages(store, cast.stranger) == []


def test_a_member_knows_only_the_name_he_was_told(hers, store, cast):
    (known,) = introduced_to(store, cast.member)

    assert (known.space, known.called) == (hers.id, "Mari")
    assert introduced_to(store, cast.stranger) == []


def test_what_he_knows_stays_the_same_when_she_shuts_the_door(hers, store, cast):
    before = introduced_to(store, cast.member)
    ask_no_more(hers, cast.member.account)
    let_ask(hers, cast.member.account)
    ask_no_more(hers, cast.member.account)

    assert introduced_to(store, cast.member) == before
    assert messages(store, cast.member) == []


def test_nobody_but_the_owner_tells_a_name(hers, store, cast):
    post(store, cast.advocate, cast.stranger.card, "introduced", {"called": "M"}, space=hers.id)

    assert introduced_to(store, cast.stranger) == []
    with pytest.raises(NotGrantedError):
        the_introduction(store, cast.stranger, hers.id)


def test_a_card_that_changed_is_told_nothing(space, store, cast):
    grant(store, cast.youth, space, cast.member, {"body": None})
    knows_them(space, replace(cast.member.card, name="Dr. Other"))

    with pytest.raises(NotGrantedError):
        let_ask(space, cast.member.account)
