"""A copy that somebody took along holds for ever, whatever version of a release is in it."""

import json

import pytest
from pages_cast import WORDS, send
from verifying import GOLDEN, rewritten


@pytest.fixture
def taken(share, cast, youth_client):
    """The file as she gets it today."""
    kept = share(cast.member)
    return send(youth_client, f"/receipts/{kept.id}/file", passphrase=WORDS).json


@pytest.mark.parametrize("version", [2, 3])
def test_a_copy_of_an_earlier_version_still_holds(verify, version):
    text = (GOLDEN / f"export-{version}.json").read_text()
    code, said = verify(text)

    assert code == 0, said
    assert json.loads(json.loads(text)["release"]["text"])["version"] == version


def test_a_copy_of_a_version_to_come_is_not_guessed_at(taken, verify):
    rewritten(taken["release"], version=4)

    assert verify(taken)[0] == 2
