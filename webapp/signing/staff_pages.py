"""Her advocate enters who may sign, says who is safe, invites them, and witnesses a paper."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask import session as flask_session

from webapp.account.current import me, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.care.writers import source_of
from webapp.database import current_store, transaction
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.signing.asks import LEVEL
from webapp.signing.forms import LinkForm, PaperForm, SafeForm
from webapp.signing.staff import (
    ROLE_WORDS,
    invite_one,
    one_signature,
    rows,
    waiting_signatures,
    write_down,
)
from webapp.signing.texts import TEXT_VERSION, codes_for, hash_of, said
from webapp.space import kinds
from webapp.space.books import open_book
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.team.doors import open_door
from webapp.team.guardians import add_link, call_them, link_in, names_of_links, say_safe
from webapp.team.signer_news import put_news_away, signer_news

routes = Blueprint("may_sign", __name__)


@routes.get("/everyone/<space>/yeses")
@for_roles("advocate")
def look(space: str):
    return _page(_kept(space), LinkForm(formdata=None))


@routes.post("/everyone/<space>/yeses")
@for_roles("advocate")
def add(space: str):
    found, form = _kept(space), LinkForm()
    if not form.validate_on_submit():
        return _page(found, form), 422
    until = form.until.data.isoformat() if form.until.data else ""
    with transaction(found.store.db):
        link = add_link(found.store, space, form.role.data, until=until)
        call_them(found, link, form.name.data, source=source_of(found))
    return redirect(url_for("may_sign.look", space=space), 303)


@routes.post("/everyone/<space>/yeses/<link>/safe")
@for_roles("advocate")
def safe(space: str, link: str):
    found, form = _kept(space), SafeForm()
    known = link_in(found.store, space, link)
    if form.validate_on_submit():
        say_safe(found.store, known, me().account)
    else:
        flash(_("Please tick it first. Nothing was saved."))
    return redirect(url_for("may_sign.look", space=space), 303)


@routes.post("/everyone/<space>/yeses/<link>/invites")
@for_roles("advocate")
def invite(space: str, link: str):
    """The code is given in person, on paper or by voice: nothing is ever sent."""
    found = _kept(space)
    known = link_in(found.store, space, link)
    code, made = invite_one(found, known, names_of_links(found)[known.id])
    flask_session["code"] = [made.id, code]
    return redirect(f"/invites/{made.id}", 303)


@routes.route("/everyone/<space>/yeses/<offer>/<signer>", methods=["GET", "POST"])
@for_roles("advocate")
def on_paper(space: str, offer: str, signer: str):
    found, form = _kept(space), PaperForm()
    waits = one_signature(found, offer, signer)
    shown = said(codes_for(waits.record.statements), waits.record.recipient.name, _name(space))
    witness = form.validate_on_submit() and _stepped_up(form)
    if not witness:
        page = render_template(
            "signing/paper.html", form=form, waits=waits, space=found, sentences=shown,
            page_name=kinds.page_name, name=_name(space),
        )  # fmt: skip
        return page, 422 if form.errors else 200
    text = {
        "version": TEXT_VERSION, "language": form.language.data or "en", "level": LEVEL,
        "hash": hash_of(shown), "statements": [one.code for one in shown],
    }  # fmt: skip
    write_down(found.store, witness, waits, {**text, **form.about()})
    flash(_("It is written down. It opens when somebody with the keys signs in."))
    return redirect(url_for("may_sign.look", space=space), 303)


@routes.post("/yeses/<id_>/seen")
@for_roles("advocate")
def seen(id_: str):
    put_news_away(current_store(), me(), id_)
    return redirect("/everyone", 303)


def _kept(space: str) -> OpenSpace:
    """Only who keeps the list of her people with her reads and writes here."""
    found = open_door(space)
    if not found.is_keeper or kinds.SHARING not in found.kinds:
        raise NotGrantedError("does not keep her people")
    return found


def _page(space: OpenSpace, form: LinkForm) -> str:
    return render_template(
        "signing/yeses.html", space=space, form=form, safe_form=SafeForm(formdata=None),
        rows=rows(space), waits=waiting_signatures(space), role_words=ROLE_WORDS,
        news=signer_news(space.store, space.me, space.id), name=_name(space.id),
    )  # fmt: skip


def _name(space: str) -> str:
    return open_book(current_store(), me()).get(space, {}).get("name", "")


def _stepped_up(form: PaperForm):
    try:
        return step_up(form.passphrase.data).signer
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
        return None
