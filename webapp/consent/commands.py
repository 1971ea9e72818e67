"""`daybook rules`: read the rules of who must sign, and answer for them by name."""

from dataclasses import fields

import click
from click import BadParameter

from webapp.consent.due_rules import ENDED, ENDS, OLD, due_rules
from webapp.consent.enabling import CHANGED, LOST, OFF, ON, acts, disable, enable, standing
from webapp.consent.rule_tables import Row, rows
from webapp.database import current_store

LOST_SAID = "off, what was done to it was changed from outside: enable or disable it anew"
SAID = {ON: "counts", OFF: "off", CHANGED: "off, changed since it was checked", LOST: LOST_SAID}
WHY = {
    CHANGED: "it changed since it was checked",
    LOST: "what was done to it was changed from outside",
    ENDED: "it ended on {day}",
    ENDS: "it ends on {day}",
    OLD: "checked by {by} on {day}, over a year ago",
}
BY = click.option("--by", required=True, help="Who answers for it, by name.")


@click.group("rules")
def rules_group() -> None:
    """Who must sign before something is shared. No row counts until a person enables it."""


@rules_group.command("list")
@click.argument("wanted", default="")
@click.pass_obj
def list_rules(started, wanted):
    """Every rule, or those of one table or one id."""
    app = started()
    with app.app_context():
        done = acts(current_store())
    for row in _chosen(app, wanted) if wanted else _every(app):
        did = done.get(row.rule.id, [])
        state = standing(row, did)
        who = f" ({did[-1].by}, {did[-1].on})" if did and state != LOST else ""
        memory = ", from memory" if row.rule.basis == "memory" else ""
        click.echo(f"{row.rule.id}: {SAID[state]}{who}. {row.rule.citation}{memory}")


@rules_group.command("due")
@click.pass_obj
def list_due(started):
    """Rules that a person should read again: changed, ended, or checked over a year ago."""
    app = started()
    with app.app_context():
        found = due_rules(current_store(), app.config["SETTINGS"].demo)
    for due in found:
        why = WHY[due.why].format(day=due.day, by=due.by)
        click.echo(f"{due.row.rule.id}: {why}. {due.row.rule.citation}")


@rules_group.command("show")
@click.argument("id_", metavar="ID")
@click.pass_obj
def show_rule(started, id_):
    """Everything that one rule says, and who did what to it."""
    app = started()
    with app.app_context():
        done = acts(current_store())
    for row in _chosen(app, id_):
        for field in fields(row.rule):
            value = getattr(row.rule, field.name)
            if value not in (None, "", ()) and field.name != "enabled":
                shown = ", ".join(value) if isinstance(value, tuple) else value
                click.echo(f"{field.name}: {shown}")
        did = done.get(row.rule.id, [])
        click.echo(f"It is {SAID[standing(row, did)]}.")
        for act in did if standing(row, did) != LOST else ():
            click.echo(f"{act.on}: {act.by} {'enabled' if act.is_on else 'disabled'} it.")


@rules_group.command("enable")
@click.argument("wanted", metavar="ID-OR-TABLE")
@BY
@click.pass_obj
def enable_rules(started, wanted, by):
    """Answer for one rule, or for a whole table, as it reads today."""
    _do(started(), wanted, by, enable, "counts")


@rules_group.command("disable")
@click.argument("wanted", metavar="ID-OR-TABLE")
@BY
@click.pass_obj
def disable_rules(started, wanted, by):
    """Take one rule, or a whole table, out of use."""
    _do(started(), wanted, by, disable, "is off")


def _do(app, wanted: str, by: str, act, said: str) -> None:
    if not by.strip() or len(by) > 60:
        raise BadParameter("a name has 1 to 60 letters.")
    with app.app_context():
        for row in _chosen(app, wanted):
            act(current_store(), row, by.strip())
            click.echo(f"{row.rule.id} {said}. {row.rule.citation}")


def _every(app) -> tuple[Row, ...]:
    return rows(app.config["SETTINGS"].demo)


def _chosen(app, wanted: str) -> list[Row]:
    found = [row for row in _every(app) if wanted in (row.rule.id, row.table)]
    if not found:
        raise BadParameter("no rule and no table is called that.")
    return found
