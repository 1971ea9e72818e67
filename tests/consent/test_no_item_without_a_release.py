"""No order of shares, stops and days shows an item without a live release that names it."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from random_lives import examples

from webapp.care.sights import sight
from webapp.consent.ends import stop_all, stop_one
from webapp.consent.offers import NothingPickedError
from webapp.space import kinds
from webapp.space.grants import all_grants
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError

READERS = ("member", "stranger", "guardian")
AREAS = ("body", "school")

shares = st.tuples(
    st.just("share"), st.sampled_from(READERS), st.sampled_from(AREAS), st.integers(1, 30)
)
stops = st.tuples(st.just("stop"), st.sampled_from(READERS))
one_stop = st.tuples(st.just("stop-one"), st.integers(0, 5))
days = st.tuples(st.just("wait"), st.integers(1, 40))
steps = st.lists(st.one_of(shares, stops, one_stop, days), max_size=8)


@settings(max_examples=examples(12))
@given(steps=steps)
def test_what_anybody_sees_is_exactly_what_live_releases_name(
    steps, app, store, cast, people, share, clock
):
    live = []
    for reader in READERS:
        stop_all(hers(store, cast, people, clock), getattr(cast, reader).account)
    for step in steps:
        live = carry_out(step, live, app, store, cast, people, share, clock)
        now = replace(store, now=clock.now)
        for reader in READERS:
            assert seen_by(now, getattr(cast, reader), people) == named(live, reader, clock, people)


def hers(store, cast, people, clock):
    return open_space(replace(store, now=clock.now), cast.youth, people.id)


def carry_out(step, live, app, store, cast, people, share, clock):
    """The model: (reader, area, ids, start, end, grant) of each release that was not stopped."""
    if step[0] == "wait":
        clock.now += timedelta(hours=step[1] * 8)
    elif step[0] == "share":
        return live + shared(step, store, cast, people, share, clock)
    elif step[0] == "stop":
        account = getattr(cast, step[1]).account
        with app.test_request_context("/"):
            stop_all(hers(store, cast, people, clock), account)
        return [one for one in live if one[0] != step[1]]
    elif live:
        gone = live[step[1] % len(live)]
        with app.test_request_context("/"):
            stop_one(hers(store, cast, people, clock), gone[-1])
        return [one for one in live if one is not gone]
    return live


def shared(step, store, cast, people, share, clock):
    _share, reader, area, length = step
    section = hers(store, cast, people, clock).section(area)
    ids = {item.id for item in section.items()}
    whole = reader != "guardian"
    try:
        kept = share(
            getattr(cast, reader), areas=(area,) if whole else (),
            lines=() if whole else tuple(ids), days=length,
        )  # fmt: skip
    except NothingPickedError:
        return []
    known = {g.id: g for g in grants(store, people, clock)}
    grant = known[kept.grant]
    return [(reader, area, ids, grant.starts_at, grant.ends_at, kept.grant)]


def grants(store, people, clock):

    return all_grants(replace(store, now=clock.now), people.authority)[0]


def seen_by(store, reader, people) -> set[str]:
    try:
        space = open_space(store, reader, people.id)
    except NotGrantedError:
        return set()
    seen = sight(space, space.scope, reader.account)
    return {said.id for part in (*seen.says, *seen.team) for said in part.lines}


def named(live, reader, clock, people) -> set[str]:
    running = [one for one in live if one[0] == reader and one[3] <= clock.now < one[4]]
    return {id_ for one in running for id_ in one[2]}


def test_the_areas_used_here_are_areas():
    assert set(AREAS) <= set(kinds.AREAS)
