"""Claim: `daybook invite` lets the first people in, opens nothing, and vouches for nobody."""

import re

import pytest
from click.testing import CliRunner

from webapp.commands import main
from webapp.team.agencies import agency_named
from webapp.team.invites import open_invite

WORK = ["--agency", "Eastside Clinic", "--agreement-until", "2027-01-31"]


@pytest.fixture
def daybook(app, settings, monkeypatch):
    monkeypatch.setattr("webapp.commands._started_here", lambda: app)
    return lambda *words: CliRunner().invoke(main, ["invite", *words])


def test_it_prints_a_link_and_the_same_code(daybook, store):
    said = daybook("Dr. Patel", *WORK, "--discipline", "medical", "--trained-until", "2026-12-31")

    code = re.search(r"/join/(\w{8})\b", said.stdout).group(1)
    assert f"{code[:4]}-{code[4:]}" in said.stdout
    made = open_invite(store, code)
    assert (made.name, made.kind, made.by) == ("Dr. Patel", "member", "")
    assert made.said["training_until"] == "2026-12-31"


def test_the_agency_is_entered_with_its_last_day(daybook, store):
    daybook("Dr. Patel", *WORK)

    assert agency_named(store, "Eastside Clinic").agreement_until.isoformat() == "2027-01-31"


def test_an_agreement_without_an_agency_is_refused_in_words(daybook):
    said = daybook("Dr. Patel", "--agreement-until", "2027-01-31")

    assert said.exit_code == 2
    assert "--agency" in said.stderr
    assert "Traceback" not in said.output


def test_only_staff_come_in_by_the_command(daybook):
    assert daybook("Mari", "--kind", "youth").exit_code == 2
