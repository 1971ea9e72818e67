"""Today, asking about a promise, and the questions of the first days."""

from collections.abc import Container
from functools import partial

from flask import Blueprint, abort, redirect, render_template, url_for

from webapp.account.accounts import card_of
from webapp.account.current import my_space
from webapp.care.addresses import area_key
from webapp.care.plan_words import ANSWER_WORDS, ended
from webapp.care.promise_questions import ask_about, was_asked
from webapp.care.promises import Promise
from webapp.care.readers import readers_of_wishes
from webapp.care.records import only_record, the_record
from webapp.care.voices import Profile
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.i18n import local_day
from webapp.space.kinds import PROMISES, VOICE, page_name
from webapp.team.names import Names
from webapp.today.days import read_today
from webapp.today.first_steps import STEPS, answer_step, skip_step
from webapp.today.forms import QUESTIONS, PressForm, StepForm
from webapp.today.sayings import month_of, question_of, words_of, writer_of

routes = Blueprint("today", __name__)


@routes.get("/today")
@for_roles("youth")
def today():
    return _page(StepForm())


@routes.post("/today/promises/<promise>/question")
@for_roles("youth")
def ask(promise: str):
    """Ask the adult who is late. The page then says that she asked."""
    store, space = current_store(), my_space()
    found = the_record(space.section(PROMISES), Promise, promise)
    if PressForm().validate():
        ask_about(space, found, card_of(store, found.who), local_day(store.now))
    return redirect(url_for("today.today"), 303)


@routes.post("/today/first/<step>")
@for_roles("youth")
def answer_first(step: str):
    _known(step, QUESTIONS)
    space, form = my_space(), StepForm()
    if not form.validate():
        return _page(form), 422
    answer_step(space, only_record(space.section(VOICE), Profile), step, form.words.data)
    return redirect(url_for("today.today"), 303)


@routes.post("/today/first/<step>/skip")
@for_roles("youth")
def skip_first(step: str):
    _known(step, STEPS)
    space = my_space()
    if PressForm().validate():
        skip_step(space, only_record(space.section(VOICE), Profile), step)
    return redirect(url_for("today.today"), 303)


def _known(step: str, steps: Container[str]) -> None:
    if step not in steps:
        abort(404)


def _page(form: StepForm) -> str:
    store, space = current_store(), my_space()
    day = local_day(store.now)
    page = read_today(space, store.now, day)
    return render_template(
        "today/today.html", page=page, hue=page.profile.hue, form=form, questions=QUESTIONS,
        today=day, local_day=local_day, key_of=area_key, was_asked=was_asked,
        question_of=question_of, words_of=words_of, month_of=month_of,
        writer_of=partial(writer_of, space), answer_words=ANSWER_WORDS, ended=ended,
        page_name=page_name, name_of=Names(space).of, readers=readers_of_wishes(space),
    )  # fmt: skip
