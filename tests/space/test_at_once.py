"""Claim: people who act in the same moment wait for each other, and nothing of theirs is lost."""

import threading
from collections.abc import Callable
from contextlib import closing

import pytest
from spine_cast import FIRST, second_door, sees

from webapp.space import kinds
from webapp.space.opening import open_space
from webapp.space.proofs import prove
from webapp.space.refused import NotGrantedError
from webapp.space.rekey import rekey, settle
from webapp.space.stops import stop, stop_without_keys
from webapp.space.writing import Put, write


@pytest.fixture
def at_once(store, database):
    """Run acts in threads that begin together, each with a connection of its own."""

    def run(*acts: Callable) -> list[BaseException]:
        gate, failed = threading.Barrier(len(acts)), []

        def one(act):
            try:
                door = second_door(store, database)
                with closing(door.db.conn):
                    gate.wait(60)
                    act(door)
            except BaseException as error:
                gate.abort()
                failed.append(error)

        threads = [threading.Thread(target=one, args=(act,)) for act in acts]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return failed

    return run


def test_two_keepers_who_settle_at_once_settle_once(
    store, hers, share, keeper, at_once, youth, advocate, doctor
):
    stop_without_keys(store, hers.id, share(hers, doctor, {"body": None}).id, why="spoken")

    failed = at_once(
        lambda door: settle(open_space(door, youth, hers.id)),
        lambda door: settle(open_space(door, advocate, hers.id)),
    )

    assert failed == []
    assert hers.fresh("body").key.epoch == FIRST + 1
    assert sees(store, youth, hers.id) == sees(store, advocate, hers.id) == ["teeth", "sleep"]
    assert prove(hers).holds


def test_re_keys_and_writes_at_once_lose_nothing(store, hers, keeper, at_once, youth, advocate):
    def writing(door):
        for number in range(5):
            write(open_space(door, advocate, hers.id), "body", Put("g", {"hers": f"{number}"}))

    def keying(door):
        for _ in range(5):
            rekey(open_space(door, youth, hers.id), ["body"])

    assert at_once(writing, keying) == []
    assert sees(store, youth, hers.id) == ["teeth", "sleep", "0", "1", "2", "3", "4"]
    assert prove(hers).holds


def test_a_reader_who_reads_through_all_of_it_sees_whole_pages_or_none(
    store, hers, share, at_once, youth, doctor
):
    grant = share(hers, doctor, {"body": None})
    seen = []

    def reading(door):
        for _ in range(60):
            try:
                section = open_space(door, doctor, hers.id).section("body")
                seen.append([item.body["hers"] for item in section.items()])
            except NotGrantedError:
                seen.append([])

    def stopping(door):
        for _ in range(3):
            rekey(open_space(door, youth, hers.id), ["body"])
        stop(open_space(door, youth, hers.id), grant.id)

    assert at_once(reading, stopping) == []
    assert {tuple(page) for page in seen} <= {("teeth", "sleep"), ()}
    assert sees(store, doctor, hers.id) == []


def test_two_stops_at_once_both_count(store, hers, share, keeper, at_once, youth, advocate, doctor):
    first, second = (share(hers, doctor, {kind: None}) for kind in ("body", "school"))

    failed = at_once(
        lambda door: stop(open_space(door, youth, hers.id), first.id),
        lambda door: stop(open_space(door, advocate, hers.id), second.id),
    )

    assert failed == []
    assert sees(store, doctor, hers.id) == sees(store, doctor, hers.id, "school") == []
    assert sees(store, youth, hers.id, "school") == ["art class"]


def test_lines_of_many_hands_make_one_chain(store, hers, at_once, youth, advocate, keeper):
    def writing(who):
        return lambda door: [
            write(open_space(door, who, hers.id), kinds.VOICE, Put("w", {})) for _ in range(5)
        ]

    assert at_once(writing(youth), writing(advocate)) == []
    assert prove(hers).holds
