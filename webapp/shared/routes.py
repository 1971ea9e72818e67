"""The reader's pages: who shares with him, what they share, what he said he would do."""

import time

from flask import Blueprint, flash, redirect, render_template, request, url_for

from webapp import session
from webapp.account.current import me
from webapp.care.promise_questions import asked_of_me, questions_in, see_question
from webapp.care.promises import CANNOT, DONE
from webapp.care.promising import own_promise
from webapp.care.recalls import asks_for
from webapp.care.showing import PAGE_WORDS, releases_read_by, shown
from webapp.care.withdrawals import write_down_spoken
from webapp.database import current_store, transaction
from webapp.guard import for_roles, public
from webapp.i18n import gettext as _
from webapp.refusals import NotYoursError
from webapp.session import does_not_prolong
from webapp.shared.forms import CannotForm
from webapp.shared.looks import note_look
from webapp.shared.replies import reply_to
from webapp.shared.spaces import runs, spaces_shared
from webapp.space.exclusions import is_excluded
from webapp.space.grants import Grant
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.space.stops import stop_without_keys
from webapp.team.doors import open_door, own_gate
from webapp.team.notices import part_2_notice
from webapp.team.quiet import wait_since
from webapp.team.viewing import note_no_try, note_try
from webapp.throttle import count_act

routes = Blueprint("shared", __name__)
routes.app_template_global("part_2_notice")(part_2_notice)

READERS = ("member", "supporter", "guardian", "coordinator", "supervisor", "advocate")
NOT_TRIES = ("guardian",)
"""An old link that a parent or caregiver opens again is no try, unless they are kept away."""


ANSWERS = ((3, 600), (6, 3600))
"""How many to one promise, within how many seconds: each is work at her next sign-in."""


@routes.get("/shared")
@for_roles(*READERS)
def everybody():
    began, store = time.monotonic(), current_store()
    spaces, gate = spaces_shared(store), own_gate(store)
    # At home nothing is ever asked: that page must not hang on what ended.
    asks = [] if me().card.kind == "guardian" else asks_for(store, me())
    wait_since(began)
    return render_template("shared/list.html", spaces=spaces, gate=gate, asks=asks)


@routes.get("/shared/<space>")
@for_roles(*READERS)
def one(space: str):
    opened = _open(space)
    page = shown(opened, me().account, releases_read_by(opened))
    note_look(opened, page)
    watched = url_for("shared.still_open", grant=[one.terms.grant for one in page])
    return render_template(
        "shared/space.html", shown=page, page_id=space, reader_name=me().card.name,
        now=current_store().now, still_open=watched,
        asks=asked_of_me(opened, questions_in(opened.store, me())), **PAGE_WORDS,
    )  # fmt: skip


@routes.post("/shared/<space>/promises/<id_>/done")
@for_roles(*READERS)
def done(space: str, id_: str):
    opened = _open(space)
    promise = own_promise(opened, id_)
    count_act("promise", f"{me().account} {id_}", ANSWERS)
    reply_to(opened, promise, DONE)
    flash(_("Thank you. It shows as done soon."))
    return redirect(url_for("shared.one", space=space), 303)


@routes.route("/shared/<space>/promises/<id_>/cannot", methods=["GET", "POST"])
@for_roles(*READERS)
def cannot(space: str, id_: str):
    opened = _open(space)
    promise, form = own_promise(opened, id_), CannotForm()
    if form.validate_on_submit():
        count_act("promise", f"{me().account} {id_}", ANSWERS)
        reply_to(opened, promise, CANNOT, form.reply.data)
        flash(_("Thank you for saying so."))
        return redirect(url_for("shared.one", space=space), 303)
    page = render_template(
        "shared/cannot.html", form=form, promise=promise, space=space,
        reader_name=me().card.name, now=current_store().now,
    )  # fmt: skip
    return page, 422 if form.errors else 200


@routes.post("/shared/<space>/questions/<id_>/seen")
@for_roles(*READERS)
def seen_question(space: str, id_: str):
    """What she asks about a promise of his: the page that he goes on to has the answers."""
    see_question(_open(space), id_)
    return redirect(url_for("shared.one", space=space), 303)


@routes.post("/shared/<space>/stops")
@for_roles(*READERS)
def told_to_stop(space: str):
    """Spoken to him: his own sharing ends at once, and hers is told by her receipt."""
    opened = _open(space)
    with transaction(opened.store.db):
        for grant in _let_him_read(opened):
            stop_without_keys(opened.store, space, grant.id, why="spoken", actor=me())
            write_down_spoken(opened, grant)
    flash(_("Done. It is closed."))
    return redirect(url_for("shared.everybody"), 303)


@routes.get("/still-open")
@public
@does_not_prolong
def still_open():
    """What an open page asks every few seconds: 204 while it may stay."""
    grants = set(request.args.getlist("grant"))
    stays = session.keys() is not None and all(runs(current_store(), g) for g in grants)
    return "", 204 if stays else 410


def _let_him_read(opened: OpenSpace) -> list[Grant]:
    """What a release of hers stands behind. The keys that an advocate keeps with her are none."""
    return [grant for grant in opened.grants if grant.release]


def _is_try(space: str) -> bool:
    shut_out = is_excluded(current_store(), space, me().account)
    return shut_out or me().card.kind not in NOT_TRIES


class _NothingToReadError(NotGrantedError):
    """Something of hers is open to this person, and no release runs: nobody tried anything."""


def _open(space: str) -> OpenSpace:
    """The space, if a release of this reader's runs; a try by anybody else is queued. Every no
    takes the same time."""
    began = time.monotonic()
    try:
        opened = open_door(space)
        if opened.is_owner or not releases_read_by(opened):
            raise _NothingToReadError("no release runs")
        return opened
    except NotYoursError as error:
        is_refused = isinstance(error, NotGrantedError)
        if is_refused and not isinstance(error, _NothingToReadError) and _is_try(space):
            note_try(current_store(), me(), space)
        else:
            note_no_try()
        wait_since(began)
        raise
