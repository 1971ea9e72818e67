"""Claim: the floor that speed is measured against gives her plan page to the byte."""

from bench.plain import plain_app
from bench.plan_page import PAGE, same
from bench.visiting import getting, sign_in
from bench.worlds import world


def test_the_floor_is_the_same_page():
    with world(items=3, readers=1) as made:
        ours = getting(made.app, PAGE, sign_in(made, "youth"))()
        floor = getting(plain_app(made), PAGE)()

        same(ours, floor)
        assert b"<main" in floor
