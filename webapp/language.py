"""The one address that changes the language, for guests and for who is signed in."""

from flask import Blueprint, current_app, redirect, request
from werkzeug.wrappers import Response

from webapp.guard import local_path, public
from webapp.i18n import COOKIE, LANGUAGES, use_language

routes = Blueprint("language", __name__)

A_YEAR = 365 * 24 * 3600


@routes.post("/language")
@public
def choose() -> Response:
    answer = redirect(local_path(request.form.get("next")), 303)
    code = request.form.get("language", "")
    if code in LANGUAGES:
        use_language(code)
        _remember(answer, code)
    return answer


def _remember(answer: Response, code: str) -> None:
    """A cookie of its own, because a guest's session stores nothing and goes with the browser.

    It holds two letters that say nothing of who reads, and nobody has to choose twice.
    """
    answer.set_cookie(
        COOKIE,
        code,
        max_age=A_YEAR,
        path="/",
        secure=current_app.config["SETTINGS"].secure_cookies,
        httponly=True,
        samesite="Strict",
    )
