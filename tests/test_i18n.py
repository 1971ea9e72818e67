"""Claim: a page speaks the account's language, else a guest's choice, else the browser's."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask_wtf.csrf import generate_csrf

from webapp import create_app, i18n, session
from webapp.guard import public

AFTERNOON = datetime(2026, 6, 5, 20, 30, tzinfo=UTC)


@pytest.fixture
def app(app):
    app.add_url_rule("/which", view_func=public(which))
    app.add_url_rule("/sign_in", view_func=public(sign_in))
    app.add_url_rule("/token", view_func=public(token))
    return app


def which():
    return i18n.language()


def sign_in():
    session.begin("account-1", "youth", "es", 10, b"h" * 32, b"b" * 32)
    return "in"


def token():
    return generate_csrf()


def choose(client, **fields):
    fields.setdefault("csrf_token", client.get("/token").text)
    return client.post("/language", data=fields)


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("es-MX,es;q=0.9,en;q=0.5", "es"), ("fr,en-GB;q=0.3", "en"), ("", "en"), ("xx;;q=", "en")],
)
def test_a_guest_is_spoken_to_as_the_browser_asks(client, asked, spoken):
    assert client.get("/which", headers={"Accept-Language": asked}).text == spoken


def test_a_guests_choice_counts_more_than_the_browser(client):
    answer = choose(client, language="es", next="/which")

    assert (answer.status_code, answer.location) == (303, "/which")
    assert client.get("/which", headers={"Accept-Language": "en"}).text == "es"


def test_an_accounts_own_language_counts_most(client):
    choose(client, language="en")
    client.get("/sign_in")

    assert client.get("/which", headers={"Accept-Language": "en"}).text == "es"


def test_who_is_signed_in_may_change_it_as_well(client):
    client.get("/sign_in")
    choose(client, language="en")

    assert client.get("/which").text == "en"


def test_an_unknown_language_or_a_foreign_address_changes_nothing(client):
    answer = choose(client, language="xx", next="https://evil.example")

    assert answer.location == "/"
    assert client.get_cookie("language") is None


def test_a_form_is_taken_over_https_with_cookies_for_https_alone(app, settings):
    safe = create_app(replace(settings, secure_cookies=True))
    safe.add_url_rule("/token", view_func=public(token))
    browser, there = safe.test_client(), {"base_url": "https://localhost"}
    form = {"csrf_token": browser.get("/token", **there).text, "language": "es"}
    answer = browser.post(
        "/language", data=form, headers={"Referer": "https://localhost/sign-in"}, **there
    )

    assert answer.status_code == 303
    assert browser.get_cookie("__Host-daybook").secure
    assert browser.get_cookie("language").secure


def speak(app, language):
    return app.test_request_context(headers={"Accept-Language": language})


def test_days_and_times_are_said_as_people_say_them(app):
    with speak(app, "en"):
        assert i18n.format_day(date(2026, 6, 5)) == "Friday, June 5"
        assert i18n.format_day(date(2027, 6, 5)) == "Saturday, June 5, 2027"
        assert i18n.format_moment(AFTERNOON) == "Friday, June 5, 3:30\u00a0PM"
    with speak(app, "es"):
        assert i18n.format_day(date(2026, 6, 5)) == "viernes, 5 de junio"
        assert i18n.format_day(date(2027, 6, 5)) == "sábado, 5 de junio de 2027"


def test_late_at_night_it_is_still_the_same_day_there(app):
    with speak(app, "en"):
        assert i18n.local_day(datetime(2026, 6, 6, 4, 0, tzinfo=UTC)) == date(2026, 6, 5)


def test_placeholders_are_named_and_lazy_texts_wait_for_the_reader(app):
    late = i18n.lazy_gettext("Hello, %(name)s.", name="Mari")
    with speak(app, "en"):
        assert str(late) == "Hello, Mari."
        assert i18n.ngettext("%(num)s day", "%(num)s days", 2) == "2 days"


def test_a_catalogue_is_read_straight_from_its_text(tmp_path):
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Help"\nmsgstr "Ayuda"\n',
        encoding="utf-8",
    )

    assert i18n._translations("es", tmp_path).gettext("Help") == "Ayuda"
