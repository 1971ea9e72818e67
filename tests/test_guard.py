"""Claim: every page is closed, but for a few that are named here."""

import pytest

from webapp import session
from webapp.guard import csrf, for_roles, local_path, public

PUBLIC = {
    "account.sign_in",
    "account.sign_out",
    "account.start",
    "join.another_name",
    "join.ask",
    "join.backup_code",
    "join.called",
    "join.look",
    "join.name",
    "join.phone",
    "join.welcome",
    "join.words",
    "language.choose",
    "safety.help_page",
    "safety.leave",
    "safety.leave_by_beacon",
    "safety.leave_fast",
    "safety.measures",
    "safety.phone",
    "safety.phone_advice",
    "secrets.lost_words",
    "shared.still_open",
    "shell.healthz",
    "home_screen.choose",
    "home_screen.chosen",
    "home_screen.manifest",
    "shell.service_worker",
    "static",
}
WITHOUT_FORM_TOKEN = {"webapp.safety.routes.leave_by_beacon"}


@pytest.fixture
def app(app):
    app.add_url_rule("/closed", view_func=closed, methods=["GET", "POST"])
    app.add_url_rule("/team", view_func=team)
    app.add_url_rule("/enter/<kind>", view_func=enter)
    return app


def closed():
    return "inside"


@for_roles("advocate", "coordinator")
def team():
    return "team"


@public
def enter(kind):
    session.begin("account-1", kind, "en", 10, b"h" * 32, b"b" * 32)
    return "in"


def test_only_named_pages_are_open(app):
    views = {name: view for name, view in app.view_functions.items() if name != "enter"}
    opened = {name for name, view in views.items() if getattr(view, "is_public", False)}

    assert opened | {"static"} == PUBLIC


def test_every_form_is_checked_but_the_named_ones(app):
    assert csrf._exempt_views == WITHOUT_FORM_TOKEN


def test_a_stranger_is_sent_to_sign_in_and_back(client):
    answer = client.get("/closed?part=2")

    assert answer.status_code == 303
    assert answer.location == "/sign-in?next=%2Fclosed%3Fpart%3D2"


def test_who_is_signed_in_gets_in(client):
    client.get("/enter/youth")

    assert client.get("/closed").text == "inside"


def test_after_the_idle_end_one_signs_in_again(client, clock):
    client.get("/enter/youth")
    clock.forward(minutes=11)

    assert client.get("/closed").status_code == 303


def test_a_page_for_others_is_a_page_that_does_not_exist(client):
    client.get("/enter/youth")
    hidden, absent = client.get("/team"), client.get("/nowhere")

    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.text == absent.text.replace("/nowhere", "/team")


def test_a_page_for_a_role_opens_for_it(client):
    client.get("/enter/advocate")

    assert client.get("/team").text == "team"


def test_a_form_after_the_idle_end_goes_where_drafts_are_kept(app, client, clock):
    app.config["WTF_CSRF_ENABLED"] = False
    app.extensions["expired_post"] = lambda who: f"kept for {who.account_id}"
    client.get("/enter/youth")
    clock.forward(minutes=11)

    assert client.post("/closed", data={"words": "long"}).text == "kept for account-1"


@pytest.mark.parametrize(
    "wanted", [None, "", "plan", "//evil.example", "/\\evil", "https://evil.example", "/a\nb"]
)
def test_an_address_elsewhere_is_never_gone_to(wanted):
    assert local_path(wanted, "/today") == "/today"


def test_an_address_of_ours_is_gone_to():
    assert local_path("/plan?part=2") == "/plan?part=2"
