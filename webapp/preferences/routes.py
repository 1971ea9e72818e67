"""The pages of "How I want things": the overview, her names, and how her pages look."""

from flask import Blueprint, flash, redirect, session, url_for

from webapp.account.arrivals import HUE
from webapp.account.current import my_space
from webapp.care.cards import TOPICS
from webapp.care.looks import HUE_DOTS, PICTURES
from webapp.care.preferences import is_due, preferences
from webapp.care.voices import Profile
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.preferences import keeping  # noqa: F401 - hangs itself in at_unlock
from webapp.preferences.forms import LookForm, NameForm, OneNameForm, ProfileForm
from webapp.preferences.profiles import (
    change_name_for,
    change_profile,
    people_of,
    person_named,
    profile_of,
)
from webapp.preferences.screens import show, today
from webapp.space.refused import StaleError

routes = Blueprint("preferences", __name__)


@routes.get("/me")
@for_roles("youth")
def me():
    said = preferences(my_space())
    due = {p.id for p in said if is_due(p, today())}
    by_topic = {key: [p for p in said if p.card.partition("-")[0] == key] for key in TOPICS}
    return show("me.html", by_topic=by_topic, due=due)


@routes.get("/me/name")
@for_roles("youth")
def name():
    profile = profile_of(my_space())
    form = NameForm(called=profile.called, pronouns=profile.pronouns, seen=str(profile.version))
    return _show_name(form)


@routes.post("/me/name")
@for_roles("youth")
def change_name():
    form = NameForm()
    if not form.validate():
        return _show_name(form)
    try:
        change_profile(
            my_space(), seen=form.seen_version,
            called=form.called.data, pronouns=form.pronouns.data,
        )  # fmt: skip
    except StaleError as stale:
        return _show_name(form, newer=_newer(stale, form))
    return _saved("preferences.me")


def _show_name(form: NameForm, newer: Profile | None = None) -> str:
    people, names = people_of(my_space()), profile_of(my_space()).names
    return show("name.html", form=form, newer=newer, people=people, names=names)


@routes.get("/me/names/<account>")
@for_roles("youth")
def name_for(account: str):
    person, profile = person_named(my_space(), account), profile_of(my_space())
    form = OneNameForm(name=profile.names.get(account, ""), seen=str(profile.version))
    return show("one_name.html", form=form, account=account, person=person)


@routes.post("/me/names/<account>")
@for_roles("youth")
def change_name_of(account: str):
    person, form = person_named(my_space(), account), OneNameForm()
    values = {"form": form, "account": account, "person": person}
    if not form.validate():
        return show("one_name.html", **values)
    try:
        change_name_for(my_space(), account, form.name.data, seen=form.seen_version)
    except StaleError as stale:
        newer = _newer(stale, form)
        return show("one_name.html", **values, newer=newer.names.get(account) or newer.called)
    return _saved("preferences.name")


@routes.get("/me/look")
@for_roles("youth")
def look():
    profile = profile_of(my_space())
    form = LookForm(
        hue=profile.hue, picture=profile.picture,
        hides_log=profile.hides_log, seen=str(profile.version),
    )  # fmt: skip
    return show("look.html", form=form, pictures=PICTURES, dots=HUE_DOTS)


@routes.post("/me/look")
@for_roles("youth")
def change_look():
    """A hidden list is shown again on its own page, which asks for her words."""
    form, was_hidden = LookForm(), profile_of(my_space()).hides_log
    if not form.validate():
        return show("look.html", form=form, pictures=PICTURES, dots=HUE_DOTS)
    try:
        change_profile(
            my_space(), seen=form.seen_version, hue=form.hue.data,
            picture=form.picture.data, hides_log=form.hides_log.data or was_hidden,
        )  # fmt: skip
    except StaleError as stale:
        return show(
            "look.html", form=form, pictures=PICTURES, dots=HUE_DOTS, newer=_newer(stale, form)
        )
    session[HUE] = form.hue.data
    wants_it_shown = was_hidden and not form.hides_log.data
    return _saved("looked.looked" if wants_it_shown else "preferences.me")


def _saved(endpoint: str):
    flash(_("Saved."))
    return redirect(url_for(endpoint), 303)


def _newer(stale: StaleError, form: ProfileForm) -> Profile:
    newer = Profile.read(stale.newer)
    form.seen.data = str(newer.version)
    return newer
