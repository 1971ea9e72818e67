"""`daybook invite`: a link and a code for the first people, whom nobody has vouched for yet."""

from datetime import date

import click
from click import BadParameter

from webapp.database import current_store
from webapp.team.agencies import add_agency, agency_named
from webapp.team.invites import LASTS, STAFF, invite, shown

DISCIPLINES = (
    "law enforcement", "child welfare", "prosecution", "medical", "mental health", "school",
    "probation", "housing", "legal", "tribal", "interpreter", "interviewer", "court-appointed",
    "other",
)  # fmt: skip
DAY = click.DateTime(["%Y-%m-%d"])


@click.command("invite")
@click.argument("name")
@click.option("--kind", type=click.Choice(STAFF), default="member", show_default=True)
@click.option("--agency", default="", help="Where they work.")
@click.option("--discipline", type=click.Choice(DISCIPLINES), help="Their job.")
@click.option("--agreement-until", type=DAY, help="Last day of the agency's agreement.")
@click.option("--trained-until", type=DAY, help="Last day on which their training counts.")
@click.option("--address", help="Where people open Daybook, such as https://daybook.example.")
@click.pass_obj
def invite_staff(started, name, kind, agency, discipline, agreement_until, trained_until, address):
    """Invite NAME, as others will read it: a link and a code for fifteen minutes."""
    app = started()
    with app.app_context():
        _enter(agency, agreement_until)
        code, _made = invite(
            current_store(), kind, name=_fit(name), agency=agency, discipline=discipline or "",
            training_until=_day(trained_until),
        )  # fmt: skip
    settings = app.config["SETTINGS"]
    begins = (address or f"http://{settings.host}:{settings.port}").rstrip("/")
    click.echo(f"Open {begins}/join/{code}")
    click.echo(f"or open {begins}/join and type {shown(code)}")
    click.echo(f"It works once, for {LASTS.seconds // 60} minutes. It vouches for nobody:")
    click.echo("somebody who knows this person compares six words with them afterwards.")


def _enter(agency: str, until) -> None:
    """Without the last day of its agreement an agency is entered all the same: its gate is shut."""
    store = current_store()
    if until and not agency:
        raise BadParameter("--agreement-until needs --agency.")
    if agency and until:
        add_agency(store, agency, until.date())
    elif agency and not agency_named(store, agency):
        add_agency(store, agency, None)


def _fit(name: str) -> str:
    if not name.strip() or len(name) > 60:
        raise BadParameter("a name has 1 to 60 letters.")
    return name.strip()


def _day(moment) -> str:
    return date.isoformat(moment.date()) if moment else ""
