"""Is this phone safe? Asked again each month, answered with the advice she got on the way in."""

from flask import Blueprint, abort, redirect, render_template, url_for

from webapp.account.current import my_space
from webapp.care import phone_answers
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.i18n import local_day
from webapp.today.forms import PressForm

routes = Blueprint("phone", __name__)


@routes.get("/today/phone/<answer>")
@for_roles("youth")
def advice(answer: str) -> str:
    _known(answer)
    return render_template("today/phone.html", answer=answer)


@routes.post("/today/phone/<answer>")
@for_roles("youth")
def keep(answer: str):
    _known(answer)
    if PressForm().validate():
        phone_answers.answer(my_space(), answer, local_day(current_store().now))
    return redirect(url_for("phone.advice", answer=answer), 303)


@routes.post("/today/phone/skip")
@for_roles("youth")
def skip():
    if PressForm().validate():
        phone_answers.skip(my_space(), local_day(current_store().now))
    return redirect(url_for("today.today"), 303)


def _known(answer: str) -> None:
    if answer not in phone_answers.ANSWERS:
        abort(404)
