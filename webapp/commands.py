"""The `daybook` command: serve, demo, invite, keys, backup and restore."""

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click
from flask import Flask

from crypto.selfcheck import LibraryTooOldError
from webapp.backups import back_up, put_back, remove_database
from webapp.config import Settings, UnusableSettingError
from webapp.consent.commands import rules_group
from webapp.database import current_store, truncate_wal
from webapp.key_turning import KEPT, Turning, turn
from webapp.keyfile import KeyFile, KeyFileError, printable
from webapp.process import close_process
from webapp.refusals import RefusalError
from webapp.sweeper import each_minute, start_sweeper
from webapp.team.commands import enter_agency, invite_staff

LOOPBACK = ("127.0.0.1", "localhost", "::1")
CUT = (
    "WARNING: the stop list was cut, or is an older copy. Ends that were missing from it: {}."
    " They were written again. Find out who can change that file."
)


class _Daybook(click.Group):
    """Refusals end the program with their sentence, not with a trace."""

    def invoke(self, context: click.Context):
        try:
            return super().invoke(context)
        except (LibraryTooOldError, KeyFileError, UnusableSettingError, RefusalError) as refusal:
            raise click.ClickException(str(refusal)) from None


@click.group(cls=_Daybook)
@click.pass_context
def main(context: click.Context) -> None:
    """A calm, private place for a plan, and for who may see it."""
    context.obj = _started_here
    for worry in close_process():
        click.echo(f"Note: {worry}", err=True)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--insecure-http", is_flag=True, help="Cookies without HTTPS, on loopback only.")
def serve(host: str, insecure_http: bool) -> None:
    """The real thing: starts empty, behind an HTTPS proxy on this machine."""
    if insecure_http and host not in LOOPBACK:
        raise click.ClickException("--insecure-http is for 127.0.0.1 only.")
    settings = Settings.from_environment(os.environ, demo=False)
    click.echo("Daybook is not for real people yet: the rules of who must sign are not checked.")
    settings = replace(settings, host=host, secure_cookies=not insecure_http)
    _answer(started(settings), settings)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--anywhere", is_flag=True, help="Let other machines in; everyone is made up.")
def demo(host: str, anywhere: bool) -> None:
    """A demo with invented people, on this computer only."""
    if host not in LOOPBACK and not anywhere:
        raise click.ClickException(
            "The demo answers only this computer. Add --anywhere to change it."
        )
    from webapp import demo as people

    settings = replace(Settings.from_environment(os.environ, demo=True), host=host)
    app = started(settings)
    with app.app_context():
        is_empty = not current_store().db["accounts"].count
    if is_empty:
        click.echo("Making a demo with invented people. This takes a few seconds.")
        _fill(app, settings, people.make_demo)
    _answer(
        app,
        settings,
        f"Demo passphrase: {people.PASSPHRASE}",
        "Sign in as: " + ", ".join(people.SIGN_INS),
    )


@main.group()
def keys() -> None:
    """The key file."""


@keys.command("print")
def print_keys() -> None:
    """Print the key file, for a copy on paper."""
    settings = Settings.from_environment(os.environ, demo=False)
    click.echo(printable(KeyFile.load_or_make(settings.keys, database_exists=True)))


@keys.command("rotate")
def rotate_keys() -> None:
    """Make a new key for what the server itself may read."""
    settings = Settings.from_environment(os.environ, demo=False)
    turn(settings.keys, settings.clock().date())
    click.echo(
        "There is a new key. A running Daybook takes it up within a minute, and seals anew what "
        "the old one sealed.\n"
        f"The old key goes by itself after {KEPT.days} days, when nothing names it any more: "
        "until then, older backups still open.\n"
        "Your copy on paper is out of date: run `daybook keys print`."
    )


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--keep-days", default=30, show_default=True, help="Drop backups older than this.")
def backup(folder: Path, keep_days: int) -> None:
    """Write a dated copy of the database into FOLDER, and drop the old ones."""
    settings = Settings.from_environment(os.environ, demo=False)
    made = back_up(settings, folder, keep_days)
    click.echo(f"Wrote {made}. The key file is not in it: keep that apart.")


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.confirmation_option(prompt="Is Daybook stopped, and may its database be replaced?")
def restore(file: Path) -> None:
    """Put a backup in place, and end again every sharing that was ended since."""
    from webapp.space.stops import stop_again

    settings = Settings.from_environment(os.environ, demo=False)
    put_back(settings, file)
    with _app(settings).app_context():
        ended = stop_again(current_store())
        truncate_wal(current_store().db)
    click.echo(f"The database is back. Sharing that was ended again: {ended}.")


main.add_command(invite_staff)
main.add_command(enter_agency)
main.add_command(rules_group)


def _started_here() -> Flask:
    return started(Settings.from_environment(os.environ, demo=False))


def started(settings: Settings) -> Flask:
    """The app, once its database is known to be the newest one; for every command that uses it."""
    from webapp.space.delays import open_due
    from webapp.space.offers import expire_due
    from webapp.space.stops import check_stop_list, mend_stop_list, stop_due

    app = _app(settings)
    with app.app_context():
        check_stop_list(current_store())
        if forgotten := mend_stop_list(current_store()):
            click.echo(CUT.format(forgotten), err=True)
        truncate_wal(current_store().db)
    each_minute(app, Turning(settings.keys), first=True)
    each_minute(app, stop_due)
    each_minute(app, expire_due)
    each_minute(app, open_due)
    return app


def _fill(app: Flask, settings: Settings, make_demo: Callable[[Flask], object]) -> None:
    """Half a demo would look like a whole one at the next start: it is thrown away."""
    try:
        make_demo(app)
    except BaseException:
        remove_database(settings)
        raise


def _app(settings: Settings) -> Flask:
    from webapp import create_app

    return create_app(settings)


def _answer(app: Flask, settings: Settings, *more: str) -> None:
    """It trusts the proxy on this machine, and no other."""
    from webapp.serving import server_for

    behind_proxy = {
        "url_scheme": "https",
        "trusted_proxy": "127.0.0.1",
        "trusted_proxy_headers": {"x-forwarded-for"},
        "clear_untrusted_proxy_headers": True,
    }
    proxy = behind_proxy if settings.secure_cookies else {}
    server = server_for(app, settings.host, settings.port, **proxy)
    start_sweeper(app)
    click.echo(f"Daybook is at http://{settings.host}:{server.effective_port}")
    for line in more:
        click.echo(line)
    sys.stdout.flush()
    server.run()


if __name__ == "__main__":
    main()
