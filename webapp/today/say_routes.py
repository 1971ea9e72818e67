"""Say something: by writing or by a face; what was said stays until she takes it out."""

from flask import Blueprint, redirect, render_template, url_for

from webapp.account.current import my_space
from webapp.care.faces import FACE_PICTURES, FACE_WORDS
from webapp.care.heard import said_by_her, take_out_said
from webapp.care.readers import readers_of_wishes
from webapp.care.records import records, save
from webapp.care.voices import Wish
from webapp.guard import for_roles
from webapp.space.kinds import VOICE
from webapp.team.names import Names
from webapp.today.forms import FaceForm, PressForm, SayForm

routes = Blueprint("say", __name__)


@routes.route("/say", methods=["GET", "POST"])
@for_roles("youth")
def write():
    form = SayForm()
    if form.validate_on_submit():
        save(my_space(), VOICE, Wish(hers=form.words.data))
        return redirect(url_for("say.said"), 303)
    return _page("today/say.html", form=form), 422 if form.errors else 200


@routes.route("/say/faces", methods=["GET", "POST"])
@for_roles("youth")
def faces():
    form = FaceForm()
    if form.validate_on_submit():
        save(my_space(), VOICE, Wish(face=form.face.data))
        return redirect(url_for("say.said"), 303)
    page = _page("today/faces.html", form=form, words=FACE_WORDS, pictures=FACE_PICTURES)
    return page, 422 if form.errors else 200


@routes.get("/say/said")
@for_roles("youth")
def said():
    space = my_space()
    wishes = records(space.section(VOICE), Wish)[::-1]
    heard = {one.wish.id: one.heard for one in said_by_her(space)}
    return _page(
        "today/said.html", wishes=wishes, heard=heard, name_of=Names(space).of,
        faces=FACE_WORDS, pictures=FACE_PICTURES,
    )  # fmt: skip


@routes.post("/say/<wish>/removal")
@for_roles("youth")
def removal(wish: str):
    if PressForm().validate():
        take_out_said(my_space(), wish)
    return redirect(url_for("say.said"), 303)


def _page(template: str, **more) -> str:
    space = my_space()
    return render_template(template, readers=readers_of_wishes(space), **more)
