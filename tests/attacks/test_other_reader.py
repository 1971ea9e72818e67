"""Claim: another reader has his own scope and no more, and cannot make one for anybody."""

from dataclasses import replace

import pytest
from pages_cast import grant
from spine_cast import sees

from crypto.errors import CannotOpenError
from webapp.space import kinds
from webapp.space.grants import SEE, Scope, sign_grant
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError, NotTheOwnerError
from webapp.space.rekey import rekey
from webapp.space.releases import read_release
from webapp.space.sharing import grant_to
from webapp.space.stops import stop
from webapp.space.writing import Put, write


@pytest.fixture
def his(store, cast, space, shared):
    return open_space(store, cast.member, space.id)


def paper(store, cast, his, by):
    return sign_grant(
        by, his.authority, cast.stranger.card, Scope({his.section("body").id: None}),
        rights=frozenset({SEE}), starts_at=store.now, ends_at=store.now.replace(year=2027),
        purpose_hash="", release="", now=store.now,
    )  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind in kinds.ALL if kind != "body"])
def test_every_other_section_is_shut(his, kind):
    with pytest.raises(NotGrantedError):
        his.section(kind)


def test_his_key_opens_no_row_of_another_section(store, cast, space, his):
    key = his.section("body").key
    for kind in (kinds.VOICE, "school"):
        for (item, version), row in space.section(kind).rows.items():
            with pytest.raises(CannotOpenError):
                key.root(item).open(version, row)


def test_he_cannot_make_a_grant(store, cast, his):
    with pytest.raises(NotTheOwnerError):
        paper(store, cast, his, cast.member)


def test_a_grant_he_signs_as_her_is_refused(store, cast, his):
    document = paper(store, cast, his, cast.youth)
    forged = replace(document, signatures={}).signed_by("owner", cast.member.identity)

    with pytest.raises(CannotOpenError):
        grant_to(his, cast.stranger.card, forged)
    assert sees(store, cast.stranger, his.id) == []


def test_he_cannot_write_re_key_or_stop(store, cast, space, his):
    other = grant(store, cast.youth, space, cast.stranger, {"body": None})

    with pytest.raises(NotGrantedError):
        write(his, "body", Put("goal", {"hers": "no"}))
    with pytest.raises(NotGrantedError):
        rekey(his, ["body"])
    with pytest.raises(NotGrantedError):
        stop(his, other.id)
    assert len(sees(store, cast.stranger, space.id)) == 2


def test_a_release_of_somebody_else_is_shut(store, cast, space, his):
    with pytest.raises(CannotOpenError):
        read_release(store, cast.member.account, cast.member.box, space.id, "0" * 64)


def test_single_items_do_not_give_the_section(store, cast, space):
    first, second = space.section("body").items()
    grant(store, cast.youth, space, cast.stranger, {"body": (first.id,)})
    section = open_space(store, cast.stranger, space.id).section("body")
    sealed = space.section("body").rows[second.id, 1]

    with pytest.raises(CannotOpenError):
        section.roots[first.id].open(1, sealed)
    assert list(section.roots) == [first.id]


def test_a_space_he_was_never_in_answers_like_one_that_never_was(member_client, his, space):
    for address in (f"/shared/{space.id}/a3", "/shared/" + "0" * 64 + "/a3"):
        assert member_client.get(address).status_code == 404
