"""Who may have to sign is a fact of the server: sealed, checked by staff, and shut by one word."""

from datetime import timedelta

import pytest

from webapp.space.exclusions import exclude
from webapp.space.links import (
    HER_WORD,
    HURT_HER,
    add_link,
    change_link,
    drop_link,
    link_in,
    link_of,
    links_of,
    say_safe,
)
from webapp.space.refused import NotGrantedError
from webapp.team.guardians import call_them, names_of_links


@pytest.fixture
def today(store):
    return store.now.date()


def test_nobody_may_be_asked_before_staff_found_it_safe(store, space, cast, today):
    link = add_link(store, space.id, "parent")
    assert not link.may_be_asked(today)

    assert say_safe(store, link, cast.advocate.account).may_be_asked(today)
    assert link_in(store, space.id, link.id).checked_by == cast.advocate.account


@pytest.mark.parametrize("what", ["excluded", "until"])
def test_an_exclusion_or_an_end_takes_it_away_again(store, space, cast, today, what):
    link = say_safe(store, add_link(store, space.id, "parent"), cast.advocate.account)
    over = {"excluded": HURT_HER, "until": (today - timedelta(days=1)).isoformat()}

    assert not change_link(store, link, **{what: over[what]}).may_be_asked(today)


def test_whom_the_spine_shuts_out_may_not_be_asked(store, space, cast, today):
    link = add_link(store, space.id, "parent", account=cast.guardian.account)
    say_safe(store, link, cast.advocate.account)
    exclude(store, space.id, cast.guardian.account)

    found = link_of(store, space.id, cast.guardian.account)
    assert (found.excluded, found.may_be_asked(today)) == (HER_WORD, False)


def test_a_link_is_found_in_its_own_space_only(store, space, cast):
    link = add_link(store, space.id, "parent")
    with pytest.raises(NotGrantedError):
        link_in(store, "elsewhere", link.id)

    drop_link(store, link)
    assert links_of(store, space.id) == []


def test_the_name_lives_in_her_section_and_follows_who_joined(store, space, cast):
    link = add_link(store, space.id, "parent")
    call_them(space, link, "Denise")

    assert names_of_links(space) == {link.id: "Denise"}


def test_a_row_tells_no_thief_who_it_is_about(store, space, cast):
    add_link(store, space.id, "parent", account=cast.guardian.account)
    row = store.db.execute("select id, space_id, sealed_facts from guardian_links").fetchone()

    assert all(cast.guardian.account.encode() not in bytes(str(cell), "utf8") for cell in row[:2])
    assert cast.guardian.account.encode() not in row[2]
