"""Somebody who is asked for a yes asks back: a question, or to hear it in another language."""

from flask import Blueprint, flash, redirect, render_template, url_for

from webapp.account.current import me
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.signing.asks import Ask, waiting_one
from webapp.signing.forms import LanguageForm, QuestionForm
from webapp.team.signer_news import LANGUAGE, QUESTION, tell_keepers
from webapp.throttle import count_act

routes = Blueprint("signing_talk", __name__)

QUESTIONS = ((5, 600), (12, 3600))
"""How many, within how many seconds: they lie beside urgent words, and must not bury those."""


@routes.route("/asked/<offer>/question", methods=["GET", "POST"])
@for_roles("guardian")
def question(offer: str):
    """Somebody on her team answers, in person or by phone. It blocks nothing."""
    asked, form = waiting_one(current_store(), me(), offer), QuestionForm()
    if form.validate_on_submit():
        _ask_back(asked, QUESTION, words=form.words.data, reach=form.reach.data or "")
        flash(_("Your question is with the team. They will talk with you."))
        return redirect(url_for("signing.ask", offer=offer), 303)
    return _page("signing/question.html", asked, form)


@routes.route("/asked/<offer>/language", methods=["GET", "POST"])
@for_roles("guardian")
def another_language(offer: str):
    """One press, and a person comes with an interpreter. Who reads neither of our languages may
    write none of them: every box can stay empty."""
    asked, form = waiting_one(current_store(), me(), offer), LanguageForm()
    if form.validate_on_submit():
        said = {"words": form.language.data or "", "reach": form.reach.data or ""}
        _ask_back(asked, LANGUAGE, **said)
        flash(_("Thank you. One of us reads it with you. Your answer can wait."))
        return redirect(url_for("signing.ask", offer=offer), 303)
    return _page("signing/language.html", asked, form)


def _ask_back(asked: Ask, kind: str, **said: str) -> None:
    count_act("question", me().account, QUESTIONS)
    tell_keepers(current_store(), me(), asked.asked.space, kind, **said)


def _page(template: str, asked: Ask, form):
    return render_template(template, ask=asked, form=form), 422 if form.errors else 200
