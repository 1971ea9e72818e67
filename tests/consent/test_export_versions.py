"""A copy that somebody took along holds for ever, whatever version of a release is in it."""

import copy
import json

import pytest
from pages_cast import WORDS, send
from verifying import GOLDEN, rewritten


@pytest.fixture
def taken(share, cast, youth_client):
    """The file as she gets it today."""
    kept = share(cast.member)
    return send(youth_client, f"/receipts/{kept.id}/file", passphrase=WORDS).json


@pytest.mark.parametrize("version", [2, 3, 4])
def test_a_copy_of_each_version_holds(verify, version):
    text = (GOLDEN / f"export-{version}.json").read_text()
    code, said = verify(text)

    assert code == 0, said
    assert json.loads(json.loads(text)["release"]["text"])["version"] == version


def test_it_says_for_machines_from_which_day_on_the_lines_are(taken):
    parts = taken["receipt"]["pii_processing"]["purposes"][0]["pii_information"]

    assert [(part["pii_type"], part["since"]) for part in parts] == [("body", "2026-06-03")]
    assert taken["receipt"]["receipt_delivery"] == "screen"


def test_the_program_looks_at_both(taken, verify):
    code, said = verify(taken)

    assert code == 0, said
    assert "good  receipt: days of the lines" in said
    assert "good  receipt: where the copy was wanted" in said


@pytest.mark.parametrize(
    "change",
    [
        lambda receipt: _parts(receipt)[0].update(since="2026-05-01"),
        lambda receipt: _parts(receipt)[0].update(until="2026-05-01"),
        lambda receipt: _parts(receipt)[0].pop("since"),
        lambda receipt: receipt.update(receipt_delivery="none"),
        lambda receipt: receipt.pop("receipt_delivery"),
    ],
)
def test_another_day_or_another_way_is_found(taken, verify, change):
    change(taken["receipt"])
    code, said = verify(taken)

    assert code == 1
    assert "BROKEN  receipt: " in said


@pytest.mark.parametrize("version", [2, 3])
def test_an_earlier_release_cannot_be_given_either(verify, version):
    export = json.loads((GOLDEN / f"export-{version}.json").read_text())
    for change in ({"receipt_delivery": "paper"}, {}):
        more = copy.deepcopy(export)
        more["receipt"].update(change)
        if not change:
            _parts(more["receipt"])[0]["since"] = "2026-05-01"
        assert verify(more)[0] == 1


def _parts(receipt: dict) -> list[dict]:
    return receipt["pii_processing"]["purposes"][0]["pii_information"]


def test_a_copy_of_a_version_to_come_is_not_guessed_at(taken, verify):
    rewritten(taken["release"], version=5)

    assert verify(taken)[0] == 2
