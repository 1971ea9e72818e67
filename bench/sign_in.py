"""A sign-in against one bare Argon2id of the same profile."""

import os

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from bench.rounds import interleaved, ratio
from bench.rows import Row, Spread
from bench.visiting import signing_in
from bench.worlds import WORDS, world

MOST = 1.15


def measure() -> list[Row]:
    with world() as made:
        client, profile = made.app.test_client(), made.settings.words_profile

        def bare() -> None:
            Argon2id(
                salt=os.urandom(16), length=32, iterations=profile.iterations,
                lanes=profile.lanes, memory_cost=profile.memory_kib,
            ).derive(WORDS.encode())  # fmt: skip

        makers = {"ours": lambda: signing_in(client, "youth"), "bare": lambda: bare}
        found = interleaved(makers, rounds=15)
    times, spent = ratio(found["ours"], found["bare"]), Spread.of(found["ours"])
    is_met = times.middle <= MOST
    return [
        Row(
            "a sign-in against one bare Argon2id",
            f"{times.said(' x')}; {spent.said(' ms', 0)}",
            f"at most {MOST} x",
            is_met,
            "" if is_met else "fewer commits that wait for the disk between words and page",
        )
    ]
