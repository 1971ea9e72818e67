"""Claim: joining carries no keys; the hand-over leaves open only what the youth ticked."""

from datetime import timedelta

import pytest

from crypto.errors import CannotOpenError
from webapp.account.accounts import account_of
from webapp.care.people import COMPARED, Person
from webapp.care.records import only_record, records
from webapp.care.voices import Profile
from webapp.joining.forms import GROUPS
from webapp.joining.hand_overs import (
    OtherWordsError,
    Wanted,
    begin_space,
    promise_to,
    say_not_them,
    say_same,
    take,
)
from webapp.space import kinds
from webapp.space.authority import hand_over_entry
from webapp.space.emergency import given
from webapp.space.grants import EMERGENCY, REKEY
from webapp.space.inbox import messages
from webapp.space.links import add_link, link_in, say_safe
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.spaces import Offer, take_over
from webapp.space.wraps import open_wrap
from webapp.team.invites import InviteGoneError, invite, invite_of, join, number_of
from webapp.team.vouches import vouches_for

PARTS = (kinds.VOICE, kinds.PROMISES, "school")


@pytest.fixture
def begun(store, cast):
    return begin_space(store, cast.advocate, "Mari", "sun", "find a bus pass", None)


@pytest.fixture
def joined(store, cast, begun):
    """The youth used the code; nobody has compared anything yet."""
    code, _ = invite(store, "youth", by=cast.advocate.account, space=begun.id, name="Mari")
    return join(store, code, cast.youth.card)


@pytest.fixture
def same(store, cast, joined):
    return say_same(store, joined, cast.advocate, seen(joined, cast, cast.youth))


@pytest.fixture
def taken(store, cast, same):
    """She ticked three parts and nothing else."""
    return take(store, cast.youth, same, Wanted("Mari", "plum", "star", PARTS))


def seen(joined, cast, who):
    return number_of(joined, cast.advocate.card, who.card)


def wraps(store):
    return store.db["wraps"].count


def test_every_part_that_can_be_ticked_stands_in_one_group():
    grouped = [kind for _name, inside in GROUPS for kind in inside]

    assert sorted(grouped) == sorted(kinds.SHARED_WITH_KEEPER)


def test_joining_wraps_nothing(store, cast, begun):
    code, _ = invite(store, "youth", by=cast.advocate.account, space=begun.id, name="Mari")
    before = wraps(store)

    join(store, code, cast.youth.card)

    assert wraps(store) == before
    with pytest.raises(NotGrantedError):
        open_space(store, cast.youth, begun.id)


def test_a_forwarded_link_admits_but_gets_no_keys(store, cast, begun):
    code, _ = invite(store, "youth", by=cast.advocate.account, space=begun.id, name="Mari")

    join(store, code, cast.stranger.card)

    with pytest.raises(NotGrantedError):
        open_space(store, cast.stranger, begun.id)


def test_saying_not_her_freezes_what_joined_and_nothing_was_wrapped(app, store, cast, joined):
    before = wraps(store)

    with app.test_request_context():
        say_not_them(store, joined)

    assert account_of(store, cast.youth.account).is_frozen
    assert wraps(store) == before
    with pytest.raises(InviteGoneError):
        say_same(store, joined, cast.advocate, seen(joined, cast, cast.youth))


def test_saying_not_her_after_the_same_takes_the_wraps_back(app, store, cast, begun, same):
    with app.test_request_context():
        say_not_them(store, same)

    assert wraps(store) == len(begun.kinds)
    with pytest.raises(InviteGoneError):
        take(store, cast.youth, same, Wanted())


def test_keys_that_changed_since_the_words_were_shown_are_refused(store, cast, joined):
    with pytest.raises(OtherWordsError):
        say_same(store, joined, cast.advocate, seen(joined, cast, cast.stranger))


def test_she_sees_what_was_said_to_her_and_how_she_wants_her_pages(taken):
    profile = only_record(taken.section(kinds.VOICE), Profile)

    assert (profile.called, profile.hue, profile.picture) == ("Mari", "plum", "star")
    assert "find a bus pass" in str(taken.section(kinds.PROMISES).items())


def test_she_pins_the_advocate_whose_words_she_compared(cast, taken):
    (person,) = records(taken.section(kinds.SHARING), Person)

    assert (person.fingerprint, person.how) == (cast.advocate.card.fingerprint, COMPARED)


def test_the_founders_old_wraps_open_nothing_afterwards(store, cast, begun, same):
    old = store.db.execute("select * from wraps").fetchall()
    grant, hands = begun.grants[0], frozenset({cast.advocate.hand.public})
    take(store, cast.youth, same, Wanted())
    store.db.conn.executemany("insert or replace into wraps values (?, ?, ?, ?)", old)

    for section in begun.authority.sections.values():
        with pytest.raises(CannotOpenError):
            open_wrap(store, cast.advocate, grant, section, hands)


def test_only_ticked_parts_are_open_to_the_advocate(store, cast, taken):
    hers = open_space(store, cast.advocate, taken.id)

    assert set(hers.kinds) == set(PARTS)


def test_powers_that_were_not_ticked_are_not_there(store, cast, taken):
    hers = open_space(store, cast.advocate, taken.id)

    assert not hers.is_keeper
    assert not hers.grants[0].rights & {REKEY, EMERGENCY}


def test_one_power_ticked_is_one_power_given(store, cast, same):
    taken = take(store, cast.youth, same, Wanted(parts=PARTS, powers=(REKEY,)))

    rights = open_space(store, cast.advocate, taken.id).grants[0].rights
    assert rights & {REKEY, EMERGENCY} == {REKEY}


@pytest.fixture
def ticked(store, cast, same):
    """She ticked three parts, and that a part may be opened in an emergency."""
    return take(store, cast.youth, same, Wanted(parts=PARTS, powers=(REKEY, EMERGENCY)))


def test_the_tick_for_emergencies_is_a_grant_of_its_own(cast, ticked):
    (grant,) = given(ticked)

    ids = ticked.authority.sections
    assert grant.reader == cast.advocate.account
    assert set(grant.scope.parts) == {ids[kind] for kind in kinds.FIRST_IN_EMERGENCIES}


def test_on_an_ordinary_day_it_changes_nothing(store, cast, ticked):
    theirs = open_space(store, cast.advocate, ticked.id)

    assert set(theirs.kinds) == set(PARTS)
    assert all(EMERGENCY not in grant.rights for grant in theirs.grants)


@pytest.mark.parametrize("kind", sorted({*kinds.NEVER_BY_ITSELF, kinds.PRIVATE, kinds.LOG}))
def test_what_is_very_private_takes_a_tick_of_its_own(cast, ticked, kind):
    (grant,) = given(ticked)

    assert ticked.authority.sections[kind] not in grant.scope.parts


@pytest.mark.parametrize("powers", [(), (REKEY,)])
def test_without_the_tick_there_is_no_such_grant(store, cast, same, powers):
    taken = take(store, cast.youth, same, Wanted(parts=PARTS, powers=powers))

    assert given(taken) == []


def test_nobody_for_now_opens_nothing_in_an_emergency_either(store, cast, same):
    taken = take(store, cast.youth, same, Wanted(powers=(EMERGENCY,)))

    assert given(taken) == []


def test_just_for_me_never_opens_for_the_advocate(store, cast, same):
    every = (*kinds.SHARED_WITH_KEEPER, kinds.PRIVATE, kinds.LOG)
    taken = take(store, cast.youth, same, Wanted(parts=every))

    with pytest.raises(NotGrantedError):
        open_space(store, cast.advocate, taken.id).section(kinds.PRIVATE)


def test_nobody_for_now_leaves_the_advocate_outside(store, cast, same):
    taken = take(store, cast.youth, same, Wanted("Mari"))

    with pytest.raises(NotGrantedError):
        open_space(store, cast.advocate, taken.id)


def test_what_is_kept_ends_after_a_year(store, cast, taken):
    (grant,) = open_space(store, cast.advocate, taken.id).grants

    assert grant.ends_at == store.now + timedelta(days=365)


def test_a_second_hand_over_is_refused(store, cast, same, taken):
    with pytest.raises(InviteGoneError):
        take(store, cast.youth, same, Wanted())


def test_another_offer_of_the_same_space_changes_nothing(store, cast, begun, taken):
    entry = hand_over_entry(begun.id, cast.advocate, cast.stranger.card, store.now.isoformat())
    with pytest.raises(CannotOpenError):
        take_over(store, cast.stranger, Offer(begun.id, entry))


def test_joining_is_over_once_she_took_over(store, cast, taken):
    with pytest.raises(InviteGoneError):
        invite_of(store, cast.youth.account)


def test_a_guardian_is_vouched_for_by_whoever_compared(store, cast, taken):
    code, _ = invite(store, "guardian", by=cast.advocate.account, space=taken.id, name="Denise")
    joined = join(store, code, cast.guardian.card)

    say_same(store, joined, cast.advocate, seen(joined, cast, cast.guardian))

    (vouch,) = vouches_for(store, cast.guardian.account)
    assert vouch.by.account == cast.advocate.account
    with pytest.raises(NotGrantedError):
        open_space(store, cast.guardian, taken.id)


def test_whoever_was_compared_is_introduced_to_her(store, cast, taken):
    code, _ = invite(store, "supporter", by=cast.advocate.account, space=taken.id, name="Denise")
    joined = join(store, code, cast.guardian.card)

    say_same(store, joined, cast.advocate, seen(joined, cast, cast.guardian))

    (message,) = messages(store, cast.youth)
    assert message.body["card"] == cast.guardian.card.as_body()


def test_a_promise_of_the_advocate_is_hers_by_name(store, cast, taken):
    space = open_space(store, cast.advocate, taken.id)

    said = promise_to(space, cast.advocate.card, "call the clinic", store.now.date())

    assert (said.name, said.item.source) == ("Tasha", "Open Door")


def test_whoever_comes_second_for_one_person_takes_no_place(store, cast, person, begun):
    """Two codes were made before anybody was compared."""
    other = person("somebody else", "guardian", "Denise Lopez")
    link = say_safe(store, add_link(store, begun.id, "parent"), cast.advocate.account)
    came = [
        join(store, invite(store, "guardian", by=cast.advocate.account, space=begun.id,
                           link=link.id)[0], card)
        for card in (cast.guardian.card, other.card)
    ]  # fmt: skip
    say_same(store, came[0], cast.advocate, seen(came[0], cast, cast.guardian))

    with pytest.raises(InviteGoneError):
        say_same(store, came[1], cast.advocate, seen(came[1], cast, other))
    assert link_in(store, begun.id, link.id).account == cast.guardian.account
