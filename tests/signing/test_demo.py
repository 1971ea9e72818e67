"""Claim: whoever tries the demo as the parent finds something to answer."""

import pytest
from pages_cast import signed_in
from walking import demo_in

from webapp.demo import PASSPHRASE


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return demo_in(tmp_path_factory.mktemp("demo"))


def test_one_share_of_the_demo_waits_for_its_parent(demo):
    page = signed_in(demo, "guardian", PASSPHRASE).get("/home").text

    assert page.count("Mari wants to share one thing.") == 1


def test_the_youth_of_the_demo_sees_that_it_waits(demo):
    page = signed_in(demo, "youth", PASSPHRASE).get("/people").text

    assert "Waits for a yes. Nobody sees it yet:" in page
