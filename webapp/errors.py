"""Which refusal becomes which page; nothing of what was typed or asked for reaches a log."""

import logging
import sys
import traceback

from flask import Flask, current_app, got_request_exception, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.wrappers import Response

from crypto.errors import CannotOpenError
from webapp.fields import NEVER_SHOWN_AGAIN
from webapp.refusals import BusyError, NotYoursError, TooManyTriesError

log = logging.getLogger("daybook")

Answer = tuple[str, int] | tuple[str, int, dict[str, str]]


def init_errors(app: Flask) -> None:
    app.register_error_handler(HTTPException, _went_wrong)
    app.register_error_handler(NotFound, _not_found)
    app.register_error_handler(405, _not_found)
    app.register_error_handler(NotYoursError, _not_found)
    app.register_error_handler(CSRFError, _form_ended)
    app.register_error_handler(TooManyTriesError, _too_many)
    app.register_error_handler(BusyError, _busy)
    app.register_error_handler(CannotOpenError, _does_not_open)
    app.log_exception = _log_without_texts


def typed_words() -> list[str]:
    """What somebody wrote into the form that could not be taken, to be shown once more. What a
    page of another site sent is not hers, and must not read as if it were ours."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return []
    return [
        text
        for name, text in request.form.items(multi=True)
        if text.strip() and not any(part in name for part in NEVER_SHOWN_AGAIN)
    ]


def _not_found(error: Exception) -> Answer:
    return render_template("shell/not_found.html"), 404


def _form_ended(error: CSRFError) -> Answer:
    return render_template("shell/form_ended.html", kept=False, typed=typed_words()), 400


def _too_many(error: TooManyTriesError) -> Answer:
    page = render_template("shell/too_many.html", seconds=error.seconds)
    return page, 429, {"Retry-After": str(error.seconds)}


def _busy(error: BusyError) -> Answer:
    return render_template("shell/busy.html"), 503, {"Retry-After": "5"}


def _does_not_open(error: CannotOpenError) -> Answer:
    """A row that nobody foresaw was changed from outside, or something ended while it was asked
    for: answered like a part that is not as it was signed. Whoever runs the place, or watches
    for pages that break, learns of it as of any fault."""
    got_request_exception.send(
        current_app._get_current_object(), _async_wrapper=current_app.ensure_sync, exception=error
    )
    _log_without_texts(sys.exc_info())
    return render_template("shell/does_not_open.html"), 409


def _went_wrong(error: HTTPException) -> Answer | Response:
    if error.code is None or error.code < 400:
        return error.get_response()
    try:
        return render_template("shell/went_wrong.html"), error.code
    except Exception as broken:
        # The page that says so is broken itself: no trace leaves here all the same.
        log.error("%s in the page for errors", type(broken).__name__)
        return error.get_response()


def _log_without_texts(exc_info) -> None:
    """The kind of error and the lines it passed; its message or its address could hold words."""
    kind, _error, trace = exc_info
    frames = traceback.extract_tb(trace)
    where = " < ".join(f"{f.filename}:{f.lineno} {f.name}" for f in reversed(frames))
    log.error("%s while answering %s: %s", kind.__name__, request.endpoint, where)
