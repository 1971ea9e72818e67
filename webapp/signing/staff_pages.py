"""Her advocate enters who may sign, says who is safe and how they sign, and invites them."""

from datetime import timedelta

from flask import Blueprint, flash, redirect, render_template, url_for
from flask import session as flask_session

from webapp.account.current import me
from webapp.care.called import called
from webapp.care.ceremonies import ON_PAPER
from webapp.care.writers import source_of
from webapp.database import current_store, transaction
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.signing.forms import BOOK_CHANGED, KEPT_NAME, LinkForm, SafeForm, WayForm
from webapp.signing.laws import laws_behind
from webapp.signing.papers import waiting_signatures
from webapp.signing.staff import ROADS, ROLE_WORDS, invite_one, not_asked, rows
from webapp.space import kinds
from webapp.space.links import add_link, change_link, link_in, say_safe
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.team.doors import open_door
from webapp.team.guardians import (
    call_them,
    is_name_kept_away,
    names_of_links,
    rights_of_links,
    say_right,
)
from webapp.team.invites import end_open_of
from webapp.team.no_signer import ask_supervisors
from webapp.team.reaching import BookChangedError, note_way, same_ways
from webapp.team.signer_news import put_news_away, signer_news

routes = Blueprint("may_sign", __name__)


@routes.get("/everyone/<space>/yeses")
@for_roles("advocate")
def look(space: str):
    return _page(kept_by_me(space), LinkForm(formdata=None))


@routes.post("/everyone/<space>/yeses")
@for_roles("advocate")
def add(space: str):
    found, form = kept_by_me(space), LinkForm()
    form.of(form.role.data)
    if not form.validate_on_submit():
        return _page(found, form), 422
    if is_name_kept_away(found, form.name.data):
        form.name.errors = [KEPT_NAME]
        return _page(found, form), 422
    until = form.until.data.isoformat() if form.until.data else ""
    try:
        with transaction(found.store.db):
            link = add_link(found.store, space, form.role.data, until=until)
            call_them(found, link, form.name.data, source=source_of(found))
            if form.right.data:
                say_right(found, link, form.right.data, source=source_of(found))
            if form.reach.data:
                note_way(found, link, form.reach.data)
    except BookChangedError:
        form.reach.errors = [BOOK_CHANGED]
        return _page(kept_by_me(space), form), 422
    return redirect(url_for("may_sign.look", space=space), 303)


@routes.post("/everyone/<space>/yeses/<link>/safe")
@for_roles("advocate")
def safe(space: str, link: str):
    found, form = kept_by_me(space), SafeForm()
    known = link_in(found.store, space, link)
    if is_name_kept_away(found, names_of_links(found)[known.id]):
        flash(str(KEPT_NAME))
    elif form.validate_on_submit():
        say_safe(found.store, known, me().account)
    else:
        flash(_("Please tick it first. Nothing was saved."))
    return redirect(url_for("may_sign.look", space=space), 303)


@routes.post("/everyone/<space>/yeses/<link>/invites")
@for_roles("advocate")
def invite(space: str, link: str):
    """The code is given in person, on paper or by voice: nothing is ever sent."""
    found = kept_by_me(space)
    known = link_in(found.store, space, link)
    code, made = invite_one(found, known, names_of_links(found)[known.id])
    flask_session["code"] = [made.id, code]
    return redirect(f"/invites/{made.id}", 303)


@routes.post("/everyone/<space>/yeses/<link>/way")
@for_roles("advocate")
def way(space: str, link: str):
    """On paper, for somebody who has no phone; or on one after all. This asks nobody."""
    found, form = kept_by_me(space), WayForm()
    known = link_in(found.store, space, link)
    if form.validate_on_submit() and known.checked_by and known.can_sign and not known.account:
        with transaction(found.store.db):
            change_link(found.store, known, on_paper=form.way.data == ON_PAPER)
            end_open_of(found.store, known)
    return redirect(url_for("may_sign.look", space=space), 303)


@routes.post("/everyone/<space>/yeses/<link>/over")
@for_roles("advocate")
def over(space: str, link: str):
    """The custody or order ended before its day, or nobody knew the day. What is signed from today
    on counts no more; a yes that was given in time stays true (decision 18)."""
    store = kept_by_me(space).store
    yesterday = store.today - timedelta(days=1)
    with transaction(store.db):
        known = change_link(store, link_in(store, space, link), until=yesterday.isoformat())
        end_open_of(store, known)
    flash(_("Saved. This person is not asked any more."))
    return redirect(url_for("may_sign.look", space=space), 303)


@routes.post("/everyone/<space>/yeses/supervisor")
@for_roles("advocate")
def ask_supervisor(space: str):
    """Nobody safe is left. This decides nothing: two people talk."""
    if ask_supervisors(kept_by_me(space).store, me()):
        flash(_("Asked. Please talk it over today."))
    else:
        flash(_("No supervisor of your place is here. Please call one."))
    return redirect(url_for("may_sign.look", space=space), 303)


@routes.post("/yeses/<id_>/seen")
@for_roles("advocate")
def seen(id_: str):
    put_news_away(current_store(), me(), id_)
    return redirect("/everyone", 303)


def kept_by_me(space: str) -> OpenSpace:
    """Only who keeps the list of her people with her reads and writes here."""
    found = open_door(space)
    if not found.is_keeper or kinds.SHARING not in found.kinds:
        raise NotGrantedError("does not keep her people")
    return found


def _page(space: OpenSpace, form: LinkForm) -> str:
    listed = rows(space)
    return render_template(
        "signing/yeses.html", space=space, form=form, same=same_ways(space),
        safe_form=SafeForm(formdata=None), way_form=WayForm(formdata=None),
        rows=listed, not_asked=not_asked(space, listed), rights=rights_of_links(space),
        role_words=ROLE_WORDS, roads=ROADS, page_name=kinds.page_name,
        waits=waiting_signatures(space), laws=laws_behind(space),
        news=signer_news(space.store, space.me, space.id), called=called(space),
    )  # fmt: skip
