"""Whoever lets somebody in: a new space, its invite, and the words both screens show."""

import segno
from flask import Blueprint, redirect, render_template, request, url_for
from flask import session as flask_session

from webapp.account.accounts import account_of, card_of
from webapp.account.current import me, opened, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.account.words import compare_words
from webapp.database import current_store, transaction
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.joining.forms import InviteForm, NewSpaceForm, SameForm
from webapp.joining.hand_overs import OtherWordsError, begin_space, say_not_them, say_same
from webapp.refusals import NotYoursError
from webapp.session import does_not_prolong
from webapp.space import kinds
from webapp.space.books import open_book
from webapp.space.damage import damages
from webapp.space.links import link_in
from webapp.team.doors import open_door
from webapp.team.invites import (
    JOINED,
    Invite,
    invite,
    invite_again,
    invite_by,
    number_of,
)
from webapp.team.letting_in import ask_before_a_code
from webapp.team.short_codes import shown

routes = Blueprint("inviting", __name__)

LONGEST_NUMBER = 100


@routes.route("/everyone/new", methods=["GET", "POST"])
@for_roles("advocate")
def new_space():
    form = NewSpaceForm()
    signer = form.validate_on_submit() and _stepped_up(form)
    if not signer:
        page = render_template("joining/new_space.html", form=form)
        return page, 422 if form.errors else 200
    store = current_store()
    name, phone = form.name.data, form.phone.data
    space = begin_space(store, signer, name, form.picture.data, form.will.data or "", form.by.data)
    made = invite(store, "youth", by=signer.account, space=space.id, phone=phone, name=name)
    return _to_page(*made)


@routes.route("/everyone/<space>/invite", methods=["GET", "POST"])
@for_roles("advocate")
def invite_somebody(space: str):
    """Whom she or her advocate wants beside her. No key of the space goes with it."""
    open_door(space)
    form = InviteForm()
    if form.validate_on_submit():
        made = invite(
            current_store(), form.kind.data, by=me().account, space=space, name=form.name.data
        )
        return _to_page(*made)
    page = render_template(
        "joining/invite_somebody.html", form=form, space=space, name=_name_of(space)
    )
    return page, 422 if form.errors else 200


@routes.post("/everyone/<space>/invites")
@for_roles("advocate")
def invite_owner(space: str):
    """A new code for somebody whose space still waits for its owner."""
    if open_door(space).authority.handed_over:
        raise NotYoursError
    made = invite(current_store(), "youth", by=me().account, space=space, name=_name_of(space))
    return _to_page(*made)


@routes.get("/invites/<id_>")
@for_roles("advocate")
@does_not_prolong
def invite_page(id_: str):
    return _invite_page(_mine(id_), SameForm())


@routes.post("/invites/<id_>/same")
@for_roles("advocate")
def same(id_: str):
    found, form = _mine(id_), SameForm()
    signer = form.validate_on_submit() and _stepped_up(form)
    if not signer:
        return _invite_page(found, form), 422
    try:
        say_same(current_store(), found, signer, _number(form.seen.data or ""))
    except OtherWordsError:
        form.passphrase.errors = [_("The words changed. Please compare them again.")]
        return _invite_page(found, form), 409
    return redirect(url_for("inviting.invite_page", id_=id_), 303)


@routes.post("/invites/<id_>/not-them")
@for_roles("advocate")
def not_them(id_: str):
    say_not_them(current_store(), _mine(id_))
    return redirect(url_for("inviting.invite_page", id_=id_), 303)


@routes.post("/invites/<id_>/again")
@for_roles("advocate")
def again(id_: str):
    """For somebody who was entered, what was asked before the first code is asked again."""
    store, found = current_store(), _mine(id_)
    if not found.link:
        return _to_page(*invite_again(store, found))
    space = open_door(found.space)
    with transaction(store.db):
        ask_before_a_code(space, link_in(store, space.id, found.link))
        return _to_page(*invite_again(store, found))


def _mine(id_: str) -> Invite:
    return invite_by(current_store(), me().account, id_)


def _stepped_up(form):
    """The identity key for this request; None, and a sentence, when the words are wrong."""
    try:
        return step_up(form.passphrase.data).signer
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
        return None


def _number(seen: str) -> int:
    """What is no number of ours stands for other words."""
    return int(seen) if seen.isdecimal() and len(seen) <= LONGEST_NUMBER else -1


def _to_page(code: str, made: Invite):
    """The code is kept in this session alone: the database holds only its index."""
    flask_session["code"] = [made.id, code]
    return redirect(url_for("inviting.invite_page", id_=made.id), 303)


def _invite_page(found: Invite, form: SameForm) -> str:
    store = current_store()
    id_, code = flask_session.get("code", ("", ""))
    link = url_for("join.welcome", code=code, _external=True) if id_ == found.id else ""
    words, seen, said, shut = [], None, "", []
    if found.state == JOINED:
        card = card_of(store, found.account)
        seen, said = number_of(found, me().card, card), card.name
        words = compare_words(seen, account_of(store, found.account).language)
        shut = damages(opened(found.space)) if found.kind == "youth" else []
    return render_template(
        "joining/invite.html", invite=found, form=form, words=words, seen=seen, link=link,
        said=said, code=shown(code) if link else "", picture=_qr(link) if link else "",
        is_open=found.is_open(store.now), name=found.name, refreshes=request.method == "GET",
        shut=[kinds.page_name(damage.kind) for damage in shut],
    )  # fmt: skip


def _qr(link: str) -> str:
    """Black on white in any scheme, or cameras do not find it."""
    return segno.make(link, error="m", micro=False).svg_data_uri(
        scale=6, border=3, dark="#000", light="#fff"
    )


def _name_of(space: str) -> str:
    return open_book(current_store(), me()).get(space, {}).get("name", "")
