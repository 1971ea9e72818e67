"""What somebody chose on the way in, before there is an account to keep it in.

It rests in one short-lived cookie that is sealed under the guest's own: nothing of it is in an
address, on the server or in the page, and the phone's back button works, as it would not with
forms that carry it from page to page. Secret words are never in it: they come last.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass

from flask import current_app, request
from flask import session as flask_session
from werkzeug.wrappers import Response

from crypto.envelope import open_, seal
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from webapp.account.codes import new_code
from webapp.account.words import offer_name, offer_words
from webapp.i18n import language
from webapp.team.invites import LASTS

COOKIE = "daybook-joining"
NO_ID = bytes(8)
PATH = "/join"


@dataclass(frozen=True)
class Steps:
    """The name to sign in with, what to be called, how pages look, words and code on offer."""

    name: str
    words: str
    code: str
    called: str = ""
    hue: str = "sea"
    picture: str = "leaf"
    keeps_code: bool = False


def begun() -> Steps:
    """Where everybody starts: a name, words and a code are offered, nothing is chosen."""
    return Steps(offer_name(language()), offer_words(language()), new_code().hex())


def steps_of(code: str) -> Steps | None:
    """What this browser chose so far for this code."""
    try:
        sealed = urlsafe_b64decode(request.cookies.get(_cookie_name(), ""))
        return Steps(**json.loads(open_(_key(), NO_ID, sealed, place(Tag.GUEST, PATH, code))))
    except (CannotOpenError, ValueError, TypeError):
        return None


def keep(answer: Response, code: str, steps: Steps) -> Response:
    """Send the choices along, for as long as the invite can last."""
    text = json.dumps(asdict(steps)).encode()
    sealed = seal(_key(), NO_ID, text, place(Tag.GUEST, PATH, code))
    answer.set_cookie(
        _cookie_name(), urlsafe_b64encode(sealed).decode(), max_age=int(LASTS.total_seconds()),
        **_rules(),
    )  # fmt: skip
    return answer


def forget(answer: Response) -> Response:
    """Nothing of it is needed once there is an account."""
    answer.delete_cookie(_cookie_name(), **_rules())
    return answer


def _key() -> bytes:
    # Asking for the form token gives a guest without a cookie one.
    flask_session["csrf_token"]
    return flask_session.cookie_key(Tag.GUEST, PATH)


def _cookie_name() -> str:
    return f"__Secure-{COOKIE}" if _is_secure() else COOKIE


def _rules() -> dict:
    return {"path": PATH, "secure": _is_secure(), "httponly": True, "samesite": "Strict"}


def _is_secure() -> bool:
    return current_app.config["SETTINGS"].secure_cookies
