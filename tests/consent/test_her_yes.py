"""Claim: what she signs is decided in the second in which she signs, on all that is known then."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pages_cast import NAMES, WORDS, grant, signed_in
from sharing_cast import Steps, text_of
from signing_cast import PAPERS

from webapp.care.filing import file_messages
from webapp.care.plans import Goal
from webapp.care.records import records, save
from webapp.consent.checks import AlreadyChangedError, HeldError
from webapp.consent.drafts import Draft
from webapp.consent.her_yes import sign_walk
from webapp.consent.walks import walk_again, walk_for
from webapp.space.grants import LIVE, all_grants
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.team.entering import enter
from webapp.team.facts import Facts

ASKS_ANOTHER = 'action="/share/signer"'


@pytest.fixture
def they_enter(store, cast, people, clock):
    """Two staff who keep no keys say how old she is: they_enter(2012)."""
    staff = (cast.stranger, cast.member)
    for who in staff:
        grant(store, cast.youth, people, who, {"food": None})

    def say(year, day=date(2012, 1, 1)):
        now = replace(store, now=clock())
        for who in staff:
            facts = Facts("Avalon", day.replace(year=year), custody="parents")
            enter(open_space(now, who, people.id), facts)

    return say


@pytest.fixture
def papers(store, cast, people, they_enter):
    """A line that a parent signs for, too, while she is a child; for now it says she is not."""
    they_enter(2000)
    hers = open_space(store, cast.youth, people.id)
    file_messages(hers)
    save(hers, "money", Goal(whose="team", team=PAPERS), source="Open Door")
    return next(one.id for one in records(hers.section("money"), Goal))


@pytest.fixture
def doctor_reads(store, cast, people):
    def look():
        try:
            space = open_space(store, cast.member, people.id)
        except NotGrantedError:
            return ""
        kinds = [kind for kind in space.kinds if kind == "money"]
        return str([item.body for kind in kinds for item in space.section(kind).items()])

    return look


def walks(client, cast, line):
    steps = Steps(client, cast.member.account).to_look(areas=(), lines=(line,), purpose="papers")
    return steps.send("/share/look")


def test_the_yes_of_somebody_grown_up_is_enough(papers, youth_client, cast, doctor_reads):
    walk = walks(youth_client, cast, papers)
    assert ASKS_ANOTHER not in walk.page.text
    walk.send("/releases", passphrase=WORDS)

    assert PAPERS in doctor_reads()


def test_what_two_staff_enter_while_she_looks_counts(
    papers, they_enter, youth_client, cast, doctor_reads, clock
):
    walk = walks(youth_client, cast, papers)
    clock.forward(seconds=5)
    they_enter(2012)
    walk.send("/releases", passphrase=WORDS)

    assert walk.page.status_code == 422
    assert ASKS_ANOTHER in walk.page.text
    assert PAPERS not in doctor_reads()


def test_what_they_enter_before_the_last_look_stands_on_the_page(
    papers, they_enter, youth_client, cast, clock
):
    steps = Steps(youth_client, cast.member.account)
    steps.to_look(areas=(), lines=(papers,), purpose="papers")
    clock.forward(seconds=5)
    they_enter(2012)

    assert ASKS_ANOTHER in steps.send("/share/look").page.text


def test_what_they_enter_while_her_words_are_weighed_counts(
    papers, they_enter, cast, app, store, people, doctor_reads, clock
):
    with app.test_request_context("/"):
        draft = Draft(cast.member.account, (), (papers,), "papers", "", 30, after_words=True)
        walk = walk_for(open_space(store, cast.youth, people.id), draft.person, draft)
        assert walk.decision().needs_only_her
        clock.forward(seconds=5)
        they_enter(2012)
        with pytest.raises(HeldError):
            sign_walk(walk, cast.youth)

    assert PAPERS not in doctor_reads()


@pytest.fixture
def two_that_narrow_it(share, app, store, cast, people):
    """Her phone and her tablet looked at one share at the same time, each to make it less."""
    kept = share(cast.member, areas=("body", "school"))
    with app.test_request_context("/"):
        yield [
            walk_again(open_space(store, cast.youth, people.id), kept.id).with_(
                areas=(area,), days=30, after_words=True
            )
            for area in ("school", "body")
        ]


def test_of_two_changes_in_one_moment_one_counts(two_that_narrow_it, cast, store, people):
    phone, tablet = two_that_narrow_it
    assert sign_walk(phone, cast.youth)
    with pytest.raises(AlreadyChangedError):
        sign_walk(tablet, cast.youth)

    grants, _failed = all_grants(store, people.authority)
    read = [g for g in grants if g.state == LIVE and g.reader == cast.member.account and g.release]
    assert len(read) == 1


def test_midnight_between_the_look_and_her_yes_is_said_calmly(
    store, cast, people, they_enter, youth_client, clock
):
    """A share with a parent ends on the last day on which she is a child."""
    they_enter(2008, date(2008, 6, 25))
    file_messages(open_space(store, cast.youth, people.id))
    goal = records(open_space(store, cast.youth, people.id).section("school"), Goal)[0].id
    clock.now = datetime(2026, 6, 4, 4, 57, tzinfo=UTC)
    client = signed_in(youth_client.application, NAMES["youth"])
    walk = Steps(client, cast.guardian.account).begin()
    walk.send("/share/what", areas=[], lines=[goal]).send("/share/why", purpose="know-me")
    walk.send("/share/until", days="other", other="2026-06-24").send("/share/think")
    walk.send("/share/look")
    clock.forward(minutes=5)
    answer = walk.send("/releases", passphrase=WORDS).page

    assert answer.status_code == 303
    assert "Nothing is shared. Please start again." in text_of(client.get(answer.location))
