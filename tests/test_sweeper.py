"""Claim: each minute, what has ended goes by itself, and one failure stops nothing."""

import logging

from webapp import sweeper
from webapp.sweeper import each_minute, start_sweeper, sweep


def test_each_round_does_what_was_asked_for(app, clock):
    seen = []
    each_minute(app, lambda store: seen.append(store.now))

    sweep(app, deep=True)
    clock.forward(minutes=1)
    sweep(app, deep=False)

    assert seen[1] > seen[0]


def test_a_failed_round_does_not_end_the_next_ones(app, monkeypatch, caplog):
    monkeypatch.setattr(sweeper, "EVERY", 0.01)
    rounds = []

    def chore(store):
        rounds.append(store)
        if len(rounds) == 3:
            stopped.set()
        raise KeyError("a name nobody may log")

    each_minute(app, chore)
    with caplog.at_level(logging.ERROR):
        stopped = start_sweeper(app)
        assert stopped.wait(5)

    assert len(rounds) >= 3
    assert "a name nobody may log" not in caplog.text
