"""The way in, on the phone of whoever was invited: small steps, and nothing kept until the last."""

from dataclasses import replace

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask import session as flask_session
from werkzeug.wrappers import Response

from webapp.account.accounts import NameTakenError, account_of
from webapp.account.arrivals import HUE, remember_here
from webapp.account.codes import shown as shown_code
from webapp.account.current import sign_in_as, words_profile
from webapp.account.words import offer_name, weakness
from webapp.care.looks import HUE_DOTS, PICTURES
from webapp.database import current_store
from webapp.device import Device
from webapp.guard import public
from webapp.i18n import gettext as _
from webapp.i18n import language
from webapp.joining import steps
from webapp.joining.forms import CalledForm, CodeForm, LookForm, NamedForm, NewWordsForm
from webapp.joining.newcomers import let_in
from webapp.sweeper import each_minute
from webapp.team.invites import (
    PHONE_ANSWERS,
    Invite,
    InviteGoneError,
    forget_old,
    open_invite,
)
from webapp.team.office import who_runs_this
from webapp.team.short_codes import code_from
from webapp.throttle import counted_try

routes = Blueprint("join", __name__)
routes.record_once(lambda setup: each_minute(setup.app, forget_old))

WAY = {
    "youth": ("name", "called", "look", "code", "words"),
    "guardian": ("name", "called", "code", "words"),
    "supporter": ("name", "called", "code", "words"),
}
STAFF_WAY = ("name", "code", "words")


@routes.errorhandler(InviteGoneError)
def gone(error: InviteGoneError):
    return render_template("joining/gone.html"), 404


@routes.route("/join", methods=["GET", "POST"])
@public
def ask():
    form = CodeForm()
    if form.validate_on_submit():
        return redirect(url_for("join.welcome", code=code_from(form.code.data) or "0"), 303)
    return render_template("joining/ask.html", form=form), 422 if form.errors else 200


@routes.get("/join/<code>")
@public
def welcome(code: str):
    runs = who_runs_this(current_app.config["SETTINGS"])
    return render_template("joining/welcome.html", code=code, invite=_admitted(code), runs=runs)


@routes.get("/join/<code>/phone/<answer>")
@public
def phone(code: str, answer: str):
    _admitted(code)
    if answer not in PHONE_ANSWERS:
        abort(404)
    return render_template("joining/phone.html", code=code, answer=answer)


@routes.get("/join/<code>/name")
@public
def name(code: str):
    invite = _admitted(code)
    mine = steps.steps_of(code) or steps.begun()
    page = _page("name", code, invite, name=mine.name)
    return steps.keep(current_app.make_response(page), code, mine)


@routes.post("/join/<code>/names")
@public
def another_name(code: str):
    _admitted(code)
    mine = replace(_chosen(code), name=offer_name(language()))
    return steps.keep(redirect(url_for("join.name", code=code), 303), code, mine)


@routes.route("/join/<code>/called", methods=["GET", "POST"])
@public
def called(code: str):
    invite, mine = _on_the_way("called", code)
    kind = CalledForm if invite.kind == "youth" else NamedForm
    form = kind(called=mine.called or invite.name)
    if form.validate_on_submit():
        return _on(code, invite, "called", replace(mine, called=form.called.data or ""))
    return _page("called", code, invite, form=form), 422 if form.errors else 200


@routes.route("/join/<code>/look", methods=["GET", "POST"])
@public
def look(code: str):
    invite, mine = _on_the_way("look", code)
    form = LookForm(hue=mine.hue, picture=mine.picture)
    if form.validate_on_submit():
        mine = replace(
            mine, hue=form.hue.data or mine.hue, picture=form.picture.data or mine.picture
        )
        return _on(code, invite, "look", mine)
    shown = {"hue": mine.hue, "dots": HUE_DOTS, "pictures": PICTURES}
    page = _page("look", code, invite, form=form, **shown)
    return page, 422 if form.errors else 200


@routes.route("/join/<code>/code", methods=["GET", "POST"])
@public
def backup_code(code: str):
    invite, mine = _admitted(code), _chosen(code)
    if request.method == "POST":
        keeps = request.form.get("keep") in ("written", "envelope")
        return _on(code, invite, "code", replace(mine, keeps_code=keeps))
    return _page("code", code, invite, shown=shown_code(bytes.fromhex(mine.code)))


@routes.route("/join/<code>/words", methods=["GET", "POST"])
@public
def words(code: str):
    invite, mine, form = _admitted(code), _chosen(code), NewWordsForm()
    if form.validate_on_submit() and _fit(form, mine):
        return _arrived(code, mine, form.passphrase.data)
    page = _page("words", code, invite, form=form, offered=mine.words, name=mine.name)
    return page, 422 if form.errors else 200


def _admitted(code: str) -> Invite:
    """Wrong codes are counted, so that nobody can go through them all."""
    with counted_try("join", None):
        return open_invite(current_store(), code)


def _chosen(code: str) -> steps.Steps:
    mine = steps.steps_of(code)
    if mine is None:
        abort(redirect(url_for("join.name", code=code), 303))
    return mine


def _on_the_way(step: str, code: str) -> tuple[Invite, steps.Steps]:
    """Who comes and what was chosen; a step that is not on this person's way is absent."""
    invite = _admitted(code)
    if step not in _way(invite):
        abort(404)
    return invite, _chosen(code)


def _way(invite: Invite) -> tuple[str, ...]:
    return WAY.get(invite.kind, STAFF_WAY)


def _page(step: str, code: str, invite: Invite, **more) -> str:
    way = _way(invite)
    place = way.index(step)
    before = url_for("join.welcome", code=code) if not place else _address(code, way[place - 1])
    after = _address(code, way[place + 1]) if step != "words" else ""
    return render_template(
        f"joining/{step}.html", code=code, invite=invite, before=before, after=after, **more
    )


def _on(code: str, invite: Invite, step: str, mine: steps.Steps) -> Response:
    way = _way(invite)
    return steps.keep(redirect(_address(code, way[way.index(step) + 1]), 303), code, mine)


def _address(code: str, step: str) -> str:
    return url_for("join.backup_code" if step == "code" else f"join.{step}", code=code)


def _fit(form: NewWordsForm, mine: steps.Steps) -> bool:
    if form.passphrase.data != form.passphrase_again.data:
        form.passphrase_again.errors = [_("These are not the same. Please type them again.")]
        return False
    weak = weakness(form.passphrase.data, (mine.name, mine.called))
    if weak:
        form.passphrase.errors = [weak]
    return not weak


def _arrived(code: str, mine: steps.Steps, secret: str) -> Response:
    try:
        signer = let_in(
            current_store(), code, mine, secret, profile=words_profile(), language=language()
        )
    except NameTakenError:
        other = replace(mine, name=offer_name(language()))
        return steps.keep(redirect(url_for("join.name", code=code), 303), code, other)
    account = account_of(current_store(), signer.account)
    sign_in_as(signer, account.language, account.idle_minutes)
    if signer.card.kind == "youth":
        chosen = {"called": mine.called, "hue": mine.hue, "picture": mine.picture}
        flask_session["chosen"], flask_session[HUE] = chosen, mine.hue
    device, answer = Device.read(request), redirect(url_for("joining.waiting"), 303)
    remember_here(current_store(), signer.account, device)
    device.write(answer)
    return steps.forget(answer)
