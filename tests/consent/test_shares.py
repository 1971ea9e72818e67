"""A share is one transaction: signed release, grant, wraps, her copy and a line, or nothing."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import timedelta

import pytest
from sharing_cast import forward

from crypto.errors import CannotOpenError
from webapp.care.plans import Line
from webapp.care.records import save
from webapp.care.showing import releases_read_by
from webapp.care.terms import last_day
from webapp.consent.checks import HeldError, ReachesTooFarError
from webapp.consent.decisions import Decision
from webapp.consent.drafts import Draft
from webapp.consent.matters import LEGAL, PLAIN
from webapp.consent.people import document_of
from webapp.consent.shared_matters import matters_in
from webapp.consent.shares import sign_share
from webapp.consent.walks import walk_for
from webapp.refusals import RefusalError
from webapp.space.inbox import messages
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError, NotTheOwnerError
from webapp.space.releases import read_release
from webapp.space.spaces import log_box
from webapp.space.trail import read_trail

TABLES = ("grants", "wraps", "releases", "release_keys", "items", "trail", "inbox", "memberships")


def rows(store):
    return {table: store.db[table].count for table in TABLES}


@pytest.fixture
def walk(app, store, cast, people):
    """A share with the doctor that only lacks her signature."""
    with app.test_request_context("/"):
        space = open_space(store, cast.youth, people.id)
        yield walk_for(
            space, cast.member.account, Draft(cast.member.account, ("body",), (), "visits", "", 30)
        )


def signed(walk, signer, *, decision=None, **changes):
    share = replace(walk.share(), **changes)
    return sign_share(walk.space, signer, share, walk.limits, decision or walk.decision())


def test_the_release_says_who_what_for_when_who_signed_and_what_was_told(walk, cast):
    kept = signed(walk, cast.youth)
    document = document_of(walk.space, kept)
    document.check("owner", cast.youth.card.keys.identity)
    body = document.body

    assert body["recipient"]["account"] == cast.member.account
    assert body["purpose"]["code"] == "visits"
    assert body["purpose"]["said"] == "It is to book visits."
    assert body["signers"][0]["who"] == "youth"
    assert body["called"] == "Mari"
    assert body["rights"] == ["see"]
    assert {part["kind"] for part in body["what"]} == {"body"}
    assert "not-taken-back" in body["statements"]
    assert len(body["text"]["hash"]) == 64
    assert "Fix my tooth" not in document.text


def test_grant_and_release_name_each_other_and_the_trail_says_granted(walk, cast, store):
    kept = signed(walk, cast.youth)
    space = open_space(store, cast.member, walk.space.id)

    assert [grant.release for grant in space.grants] == [kept.release]
    lines = read_trail(store, space.id, log_box(walk.space)).lines
    assert any(line.about.get("grant") == kept.grant for line in lines)


def test_the_recipient_holds_a_copy_and_nobody_else(walk, cast, store):
    kept = signed(walk, cast.youth)
    space, id_ = walk.space.id, kept.release
    read_release(store, cast.member.account, cast.member.box, space, id_)
    with pytest.raises(CannotOpenError):
        read_release(store, cast.stranger.account, cast.stranger.box, space, id_)


def test_a_wrap_that_cannot_be_made_leaves_nothing_at_all(walk, cast, store):
    section = walk.space.authority.sections["body"]
    share, decision = walk.share(), walk.decision()
    fresh = open_space(store, cast.youth, walk.space.id)
    store.db.execute("delete from wraps where section_id = ?", [section])
    before = rows(store)
    with pytest.raises(RefusalError):
        sign_share(fresh, cast.youth, share, walk.limits, decision)

    assert rows(store) == before


def test_a_grant_that_does_not_check_leaves_nothing_at_all(walk, cast, store):
    before = rows(store)
    with pytest.raises(NotTheOwnerError):
        signed(walk, cast.advocate)

    assert rows(store) == before


def test_outside_the_demo_every_share_is_held(app, walk, cast, store):
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], demo=False)
    before = rows(store)
    with pytest.raises(HeldError):
        walk.decision()
    with pytest.raises(HeldError):
        signed(walk, cast.youth, decision=Decision(hold="no-state"))
    with pytest.raises(HeldError):
        signed(walk, cast.youth, decision=Decision())

    assert rows(store) == before


@pytest.mark.parametrize("days", [-1, 366, 4000])
def test_no_share_reaches_further_than_its_limit(walk, cast, days):
    too_far = walk.with_(days=days)
    with pytest.raises(ReachesTooFarError):
        sign_share(walk.space, cast.youth, too_far.share(), walk.limits, walk.decision())


def test_nothing_outlasts_the_day_until_which_an_adult_can_sign(walk, cast):
    last = last_day(walk.share().ends_at)
    for until, too_far in ((last, True), (last + timedelta(days=1), False)):
        decision = replace(walk.decision(), until=until)
        with pytest.raises(ReachesTooFarError) if too_far else nullcontext():
            signed(walk, cast.youth, decision=decision)


def test_what_is_meant_for_a_court_is_asked_as_that(walk, people):
    scope = walk.scope()
    for legal, special in ((False, PLAIN), (True, LEGAL)):
        asked = matters_in(walk.space, scope, legal=legal)
        assert {matter.special for matter in asked} == {special}


def test_a_share_with_a_guardian_cannot_begin_today(app, store, cast, people):
    with app.test_request_context("/"):
        space = open_space(store, cast.youth, people.id)
        line = space.section("school").items()[0].id
        draft = Draft(cast.guardian.account, (), (line,), "school", "", 30)
        walk = walk_for(space, cast.guardian.account, draft)
        with pytest.raises(ReachesTooFarError):
            signed(walk, cast.youth, starts_at=store.now)


def test_a_guardian_sees_nothing_before_midnight_and_the_keepers_are_told(
    share, cast, store, people, clock
):
    line = people.section("school").items()[0].id
    share(cast.guardian, areas=(), lines=(line,))

    with pytest.raises(NotGrantedError):
        open_space(store, cast.guardian, people.id)
    told = [m.kind for m in messages(store, cast.advocate)]
    assert told == ["guardian-share"]
    tomorrow = forward(store, clock, hours=24)
    assert releases_read_by(open_space(tomorrow, cast.guardian, people.id))


def test_nothing_stays_open_a_second_past_its_end(app, share, cast, store, people):
    share(cast.member, days=1)
    end = open_space(store, cast.member, people.id).grants[0].ends_at

    open_space(replace(store, now=end - timedelta(seconds=1)), cast.member, people.id)
    with pytest.raises(NotGrantedError):
        open_space(replace(store, now=end), cast.member, people.id)


def test_what_she_writes_later_is_not_swept_into_single_lines(share, cast, store, people):

    line = people.section("school").items()[0].id
    share(cast.member, areas=(), lines=(line,))
    save(open_space(store, cast.youth, people.id), "school", Line(hers="later"))

    seen = open_space(store, cast.member, people.id).section("school").items()
    assert [item.id for item in seen] == [line]
