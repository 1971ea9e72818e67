"""An advocate's home, and the page of each person she works with."""

from flask import Blueprint, flash, redirect, render_template, url_for

from webapp.account.accounts import account_of, update_facts
from webapp.account.current import me
from webapp.care.called import called
from webapp.care.promise_questions import asked_of_me, questions_in, see_question
from webapp.care.promises import CANNOT, DONE, OPEN, Promise
from webapp.care.promising import answer_own, own_promise
from webapp.care.recalls import asks_for
from webapp.care.records import records, save
from webapp.care.showing import releases_read_by
from webapp.care.writers import source_of
from webapp.caseload.calls import (
    answer,
    answers_no,
    calls,
    guardian_shares,
    keepers_gone,
    put_away,
    spaces_with_yeses,
    talks,
    upsets,
)
from webapp.caseload.forms import CannotForm, HoursForm, PromiseForm
from webapp.caseload.said_pages import read_said
from webapp.caseload.waiting_holds import spaces_with_news
from webapp.caseload.youths import book_is_whole, youths
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.opening import OpenSpace
from webapp.team.doors import open_door, own_gate
from webapp.team.invites import invites_of
from webapp.team.reaching import same_ways
from webapp.team.staff import has_promised

routes = Blueprint("caseload", __name__)


@routes.get("/everyone")
@for_roles("advocate")
def everyone():
    store, today = current_store(), local_day(current_store().now)
    mine, found = account_of(store, me().account), youths(store, me(), today)
    return render_template(
        "caseload/everyone.html", youths=found, calls=calls(store, me()),
        talks=talks(store, me()), asks=asks_for(store, me()),
        news=spaces_with_news(store, me(), found), answers_no=answers_no(store, me()),
        gone=keepers_gone(store, me()), yeses=spaces_with_yeses(store, me()),
        guardian_shares=guardian_shares(store, me()),
        upsets=upsets(store, me()), book_is_whole=book_is_whole(store, me()),
        today=today, mine=me().account, has_promised=has_promised(mine, today),
        gate=own_gate(store), form=HoursForm(hours=mine.facts.get("hours")),
    )  # fmt: skip


@routes.post("/calls/<id_>/seen")
@for_roles("advocate")
def seen(id_: str):
    answer(current_store(), me(), id_)
    return redirect(url_for("caseload.everyone"), 303)


@routes.post("/words/<id_>/seen")
@for_roles("advocate")
def seen_word(id_: str):
    put_away(current_store(), me(), id_)
    return redirect(url_for("caseload.everyone"), 303)


@routes.post("/hours")
@for_roles("advocate")
def hours():
    form = HoursForm()
    if form.validate_on_submit():
        update_facts(current_store(), me().account, hours=form.hours.data or "")
    return redirect(url_for("caseload.everyone"), 303)


@routes.get("/everyone/<space>")
@for_roles("advocate")
def youth(space: str):
    return _youth_page(open_door(space), PromiseForm())


@routes.post("/everyone/<space>/promises")
@for_roles("advocate")
def promise(space: str):
    found, form = open_door(space), PromiseForm()
    if not form.validate_on_submit():
        return _youth_page(found, form), 422
    by = form.by.data.isoformat() if form.by.data else ""
    said = Promise(who=me().account, name=me().card.name, text=form.will.data, by=by)
    save(found, kinds.PROMISES, said, source=source_of(found))
    return redirect(url_for("caseload.youth", space=space), 303)


@routes.post("/everyone/<space>/promises/<id_>/done")
@for_roles("advocate")
def done(space: str, id_: str):
    answer_own(open_door(space), id_, DONE, "", local_day(current_store().now))
    flash(_("It is saved."))
    return redirect(url_for("caseload.youth", space=space), 303)


@routes.route("/everyone/<space>/promises/<id_>/cannot", methods=["GET", "POST"])
@for_roles("advocate")
def cannot(space: str, id_: str):
    found, form = open_door(space), CannotForm()
    if form.validate_on_submit():
        answer_own(found, id_, CANNOT, form.reply.data, local_day(current_store().now))
        flash(_("Thank you for saying so."))
        return redirect(url_for("caseload.youth", space=space), 303)
    promise, said = own_promise(found, id_), called(found)
    page = render_template(
        "caseload/cannot.html", form=form, promise=promise, space=space, said=said
    )
    return page, 422 if form.errors else 200


@routes.post("/everyone/<space>/questions/<id_>/seen")
@for_roles("advocate")
def seen_question(space: str, id_: str):
    see_question(open_door(space), id_)
    return redirect(url_for("caseload.youth", space=space), 303)


def _youth_page(space: OpenSpace, form: PromiseForm) -> str:
    store = current_store()
    said = called(space)
    return render_template(
        "caseload/youth.html", space=space, form=form, name=said.name,
        picture=said.picture or "leaf", promises=_mine(space),
        may_read=bool(releases_read_by(space)),
        invites=invites_of(store, me(), space.id), today=local_day(store.now),
        parts=[kinds.page_name(kind) for kind in space.kinds if kind != kinds.LOG],
        until=max(grant.ends_at for grant in space.grants),
        same=same_ways(space), may_promise=space.writes(kinds.PROMISES),
        may_sit=space.writes(kinds.VOICE) and space.writes(kinds.PROMISES),
        asks=asked_of_me(space, questions_in(store, me())),
        may_plan=any(space.writes(kind) for kind in kinds.AREAS), **read_said(space),
    )  # fmt: skip


def _mine(space: OpenSpace) -> list[Promise]:
    if kinds.PROMISES not in space.kinds:
        return []
    every = records(space.section(kinds.PROMISES), Promise)
    return [p for p in every if p.who == me().account and p.state == OPEN]
