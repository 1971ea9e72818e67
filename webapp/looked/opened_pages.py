"""Opened in an emergency: who, why, which parts, until when, and a person for when it upsets."""

from flask import Blueprint, g, redirect, render_template, url_for

from webapp.account.current import my_space
from webapp.care.opened import note_openings_read, sentences_about, unread_openings
from webapp.care.upsets import UPSET
from webapp.guard import for_roles
from webapp.help_lines import help_lines
from webapp.looked.forms import PressForm
from webapp.looked.showing import is_hidden
from webapp.space import kinds
from webapp.space.emergencies import Opening
from webapp.space.emergency import emergencies
from webapp.space.inbox import post
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.team.keepers import Keeper, urgent_readers
from webapp.team.names import Names

pages = Blueprint("opened", __name__)


@pages.get("/looked/opened")
@for_roles("youth")
def everything():
    space = my_space()
    if is_hidden(space):
        return redirect(url_for("looked.looked"), 303)
    every, new = emergencies(space)[::-1], {one.id for one in unread_openings(space)}
    note_openings_read(space)
    return render_template(
        "looked/opened.html", every=every, new=new, name_of=Names(space).of,
        parts_of=lambda one: _parts(space, one), now=space.store.now,
    )  # fmt: skip


@pages.get("/looked/opened/<id_>")
@for_roles("youth")
def one(id_: str):
    space = my_space()
    if is_hidden(space):
        return redirect(url_for("looked.looked"), 303)
    found = _the(space, id_)
    return render_template(
        "looked/opened_one.html", one=found, name_of=Names(space).of, now=space.store.now,
        parts=_parts(space, found), words=sentences_about(space, found),
        keepers=_who_hears(space, found), help_lines=help_lines()[:4], language=g.language,
    )  # fmt: skip


@pages.post("/looked/opened/<id_>/upset")
@for_roles("youth")
def upset(id_: str):
    """One tap, no form: it goes to the people who read her urgent words."""
    space = my_space()
    found = _the(space, id_)
    if PressForm().validate():
        about = {"told": found.at.isoformat(), "was_opened": True}
        for keeper in _who_hears(space, found):
            post(space.store, space.me, keeper.card, UPSET, about, space=space.id, is_urgent=True)
    return redirect(url_for("looked.told.upset_sent"), 303)


def _the(space: OpenSpace, id_: str) -> Opening:
    found = next((one for one in emergencies(space) if one.id == id_), None)
    if found is None:
        raise NotGrantedError("no such emergency")
    return found


def _who_hears(space: OpenSpace, one: Opening) -> list[Keeper]:
    """Somebody else than who opened it, where there is somebody else."""
    every = urgent_readers(space)
    return [keeper for keeper in every if keeper.card.account != one.reader] or every


def _parts(space: OpenSpace, one: Opening) -> list[str]:
    ids = space.authority.sections
    return [str(kinds.page_name(k)) for k in kinds.IN_EMERGENCIES if ids[k] in one.sections]
