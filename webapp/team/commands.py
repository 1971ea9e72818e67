"""`daybook invite` lets the first people in; `daybook agency` says which laws count there."""

from datetime import date

import click
from click import BadParameter

from webapp.database import current_store
from webapp.team.agencies import NO_LAW, REGIMES, Agency, add_agency, agency_named
from webapp.team.invites import LASTS, STAFF, invite
from webapp.team.short_codes import shown

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


@click.command("agency")
@click.argument("name")
@click.option("--agreement-until", type=DAY, help="Last day of its agreement.")
@click.option("--law", "laws", type=click.Choice(REGIMES), multiple=True, help="Once for each.")
@click.option("--no-law", is_flag=True, help="None of them counts there.")
@click.pass_obj
def enter_agency(started, name, agreement_until, laws, no_law):
    """Enter the agency NAME: until when its agreement runs, and which laws and conditions of
    funding follow what it writes. What is not said stays as it was."""
    if laws and no_law:
        raise BadParameter("either --law or --no-law.")
    with started().app_context():
        store, name = current_store(), _fit(name)
        was = agency_named(store, name)
        until = agreement_until.date() if agreement_until else was and was.agreement_until
        agency = add_agency(store, name, until or None, (NO_LAW,) if no_law else laws or None)
    click.echo(f"{agency.name}: agreement until {agency.agreement_until or 'no day'}.")
    click.echo(f"Under: {_laws_of(agency)}.")


def _laws_of(agency: Agency) -> str:
    if agency.regimes == (NO_LAW,):
        return "none of these laws"
    return ", ".join(agency.regimes) or "nobody has said (--law or --no-law)"


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
