"""Claim: whoever can write rows can append a line to her log, and gets nothing for it: no page of
hers goes out, and her own keys sign nothing that the line only says.

The key that seals a line stands in clear, so that anybody can append. Who truly wrote it is said
by the signature inside.
"""

import json
from dataclasses import replace

import pytest
from pages_cast import NAMES, send, sign_in, signed_in
from sharing_cast import people, settings, share  # noqa: F401

from crypto.box import BoxKey
from webapp.care.people import KeptRelease
from webapp.care.records import records
from webapp.space import kinds, trail
from webapp.space.opening import open_space
from webapp.space.proofs import prove, true_lines
from webapp.space.refused import NotGrantedError
from webapp.space.spaces import log_box
from webapp.space.trail import SERVER, read_trail


@pytest.fixture
def plants(store, cast, people):  # noqa: F811
    """Append one line in her name, signed by somebody else: plants(kind=..., about=...)."""

    def append(**changes):
        stranger = cast.stranger
        her_name = replace(stranger.card, account=cast.youth.account)
        body = {
            "kind": "stopped", "actor": cast.youth.account, "at": store.now.isoformat(),
            "sections": [], "items": [], "about": {}, **changes,
        }  # fmt: skip
        key = store.db.execute("select log_key from spaces where id = ?", [people.id]).fetchone()
        with store.db.conn:
            trail._append(
                store, people.id, replace(stranger, card=her_name), json.dumps(body), *key
            )

    return append


def test_no_stop_of_hers_is_signed_that_never_was(app, store, cast, people, share, plants):  # noqa: F811
    kept = share(cast.member)
    plants(about={"grant": kept.grant, "reader": cast.member.account, "why": "stopped"})
    store.db.execute("delete from wraps where grant_id = ?", [kept.grant])
    store.db.execute("delete from grants where id = ?", [kept.grant])
    hers = signed_in(app, NAMES["youth"])
    hers.get("/people")

    again = open_space(store, cast.youth, people.id)
    (copy,) = records(again.section(kinds.SHARING), KeptRelease)
    assert (copy.withdrawal, copy.ended_by) == ("", SERVER)
    assert not prove(again).holds


STRANGE = [
    {"about": []},
    {"about": {"grant": []}},
    {"about": {"reader": {"a": 1}}},
    {"about": {"lists": [1]}},
    {"about": {"grants": 7}},
    {"about": {"grants": [{}]}},
    {"at": "2026-06-01T00:00:00"},
    {"at": 5},
    {"kind": ["opened"]},
    {"kind": "opened", "actor": {}},
    {"kind": "visited", "sections": [[1]]},
    {"kind": "opened", "items": 7},
    {},
]


@pytest.mark.parametrize("line", STRANGE, ids=str)
def test_no_line_of_any_shape_keeps_her_out(app, store, cast, people, share, plants, line):  # noqa: F811
    kept = share(cast.member)
    plants(**line)
    store.db.execute("delete from grants where id = ?", [kept.grant])
    hers = signed_in(app, NAMES["youth"])

    for address in ("/today", "/people", "/people/past", "/looked"):
        assert hers.get(address).status_code == 200, address


def test_nothing_counts_as_read_because_a_line_says_so(store, cast, people, plants):  # noqa: F811
    before = true_lines(people)
    plants(kind="opened", actor=cast.member.account)

    assert true_lines(people) == before


def test_the_server_itself_says_nothing_in_her_name(store, cast, people):  # noqa: F811
    trail.note(store, people.id, None, "stopped", person=cast.youth.account, grant="g")

    assert all(line.about.get("grant") != "g" for line in true_lines(people))
    assert not prove(people).holds


@pytest.fixture
def swaps(store, space):
    """Another key in the place of the one that lines are sealed to."""
    return lambda key: store.db.execute("update spaces set log_key = ?", [key])


def read_by(store, space, box):
    return [line.kind for line in read_trail(store, space, box).lines]


def test_another_key_for_the_log_is_noticed_and_serves_nobody_for_long(
    app, store, cast, space, swaps
):
    thief = BoxKey.generate()
    swaps(thief.public)
    answer = sign_in(app.test_client(), NAMES["youth"])
    trail.note(store, space.id, cast.youth, "stopped", grant="afterwards")

    assert answer.location == "/noticed"
    assert "stopped" not in read_by(store, space.id, thief)
    assert "stopped" in read_by(store, space.id, log_box(space))


@pytest.mark.parametrize("key", [b"", b"x" * 1216, b"\xff" * 1216], ids=["none", "text", "ones"])
def test_nonsense_for_the_log_keeps_up_no_stop(
    app, store, cast, space, shared, youth_client, swaps, key
):
    swaps(key)
    answer = send(youth_client, f"/releases/{shared.id}/stop", "/people")

    assert answer.status_code == 303
    with pytest.raises(NotGrantedError):
        open_space(store, cast.member, space.id)
    assert sign_in(app.test_client(), NAMES["youth"]).location == "/noticed"
