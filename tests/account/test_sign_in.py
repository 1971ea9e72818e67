"""Signing in: the right words open, and every wrong way in gets one answer after the same work."""

import pytest
from pages_cast import NAMES, sign_in


@pytest.mark.parametrize(
    ("role", "home"),
    [("youth", "/today"), ("advocate", "/everyone"), ("member", "/shared"), ("guardian", "/home")],
)
def test_everybody_comes_home(app, space, role, home):
    assert sign_in(app.test_client(), NAMES[role]).location == home
