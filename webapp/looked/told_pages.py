"""Told without her OK: what, to whom, by which law, and a person for when it upsets her."""

from flask import Blueprint, g, redirect, render_template, url_for

from webapp.account.current import my_space
from webapp.care.file_answers import SAVE, SHOW, paper_answer
from webapp.care.told import lines_sent, note_read, paper_beside, told_to
from webapp.care.told_words import DELAYS, HEARD, MADE
from webapp.care.upsets import UPSET
from webapp.guard import for_roles
from webapp.help_lines import help_lines
from webapp.looked.forms import PressForm
from webapp.looked.showing import is_hidden
from webapp.space import kinds
from webapp.space.inbox import post
from webapp.space.mandates import Mandate
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.team.keepers import urgent_readers
from webapp.team.names import Names

pages = Blueprint("told", __name__)


@pages.get("/looked/told")
@for_roles("youth")
def everything():
    space = my_space()
    if is_hidden(space):
        return redirect(url_for("looked.looked"), 303)
    return _page("told.html", space, every=told_to(space)[::-1])


@pages.get("/looked/told/<id_>")
@for_roles("youth")
def one(id_: str):
    space = my_space()
    if is_hidden(space):
        return redirect(url_for("looked.looked"), 303)
    found = _the(space, id_)
    note_read(space, found)
    return _page(
        "told_one.html", space, report=found, lines=lines_sent(found),
        paper=paper_beside(space.store, found),
    )  # fmt: skip


@pages.get(f"/looked/told/<id_>/<any({SAVE}, {SHOW}):how>")
@for_roles("youth")
def paper(id_: str, how: str):
    """The order, or the letter, that made somebody tell."""
    space = my_space()
    if is_hidden(space):
        return redirect(url_for("looked.looked"), 303)
    page = url_for("looked.told.one", id_=id_)
    return paper_answer(space.store, _the(space, id_), page, how)


@pages.post("/looked/told/<id_>/upset")
@for_roles("youth")
def upset(id_: str):
    """One tap, no form: it goes to the people who read her urgent words."""
    space = my_space()
    found = _the(space, id_)
    if PressForm().validate():
        for keeper in urgent_readers(space):
            about = {"told": found.made_at.isoformat()}
            post(space.store, space.me, keeper.card, UPSET, about, space=space.id, is_urgent=True)
    return redirect(url_for("looked.told.upset_sent"), 303)


@pages.get("/looked/sent")
@for_roles("youth")
def upset_sent():
    return _page("upset.html", my_space())


def _the(space: OpenSpace, id_: str) -> Mandate:
    found = next((one for one in told_to(space) if one.id == id_), None)
    if found is None:
        raise NotGrantedError("no such record")
    return found


def _page(name: str, space: OpenSpace, **more) -> str:
    names = Names(space)
    return render_template(
        f"looked/{name}", name_of=names.of, made=MADE, delays=DELAYS, heard_words=HEARD,
        kinds=kinds, keepers=urgent_readers(space), help_lines=help_lines()[:4],
        language=g.language, **more,
    )  # fmt: skip
