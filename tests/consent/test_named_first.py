"""Claim: no table is read in which a parent answers before anybody said which care it is."""

from dataclasses import replace
from datetime import date

import pytest

from webapp.consent import rule_tables
from webapp.consent.named_first import speaks_too_early
from webapp.consent.rule_rows import Rule
from webapp.consent.rule_tables import UnreadableRuleError, rows

PARENT = Rule(
    "parent", "X", "1", date(2020, 1, 1), kind="service", categories=("body",),
    consents=("guardian",),
)  # fmt: skip
ALONE = replace(PARENT, id="alone", consents=("youth",), services=("sti",))
BY_SETTING = replace(ALONE, services=(), setting="outpatient")


@pytest.mark.parametrize(
    ("parent", "alone", "early"),
    [
        ({}, ALONE, True),
        ({"services": ("named",)}, ALONE, False),
        ({"services": ("other-care",)}, ALONE, False),
        ({}, BY_SETTING, True),
        ({"services": ("named",)}, BY_SETTING, True),
        ({"setting": "named"}, BY_SETTING, False),
        ({"state": "any"}, ALONE, True),
        ({"state": "Y"}, ALONE, False),
        ({"categories": ("mind",)}, ALONE, False),
        ({"categories": ()}, ALONE, True),
        ({"age_below": 12}, replace(ALONE, age_from=12), False),
        ({"age_below": 13}, replace(ALONE, age_from=12), True),
        ({"status": ("barred",)}, replace(ALONE, status_not=("barred",)), False),
        ({"consents": ("youth", "guardian")}, ALONE, True),
        ({}, replace(ALONE, services=()), False),
    ],
)
def test_a_parent_waits_for_what_would_let_her_agree_alone(parent, alone, early):
    found = speaks_too_early([replace(PARENT, **parent), alone])

    assert found == ([("parent", "alone")] if early else [])


def test_a_table_that_asks_a_parent_too_early_is_not_read(tmp_path, monkeypatch):
    for table in rule_tables.FOLDER.glob("*.toml"):
        text = table.read_text("utf-8").replace('services = ["named"]\n', "")
        (tmp_path / table.name).write_text(text, "utf-8")
    monkeypatch.setattr(rule_tables, "FOLDER", tmp_path)
    rows.cache_clear()
    with pytest.raises(UnreadableRuleError, match="does not wait"):
        rows(False)
    monkeypatch.undo()
    assert rows(False)
