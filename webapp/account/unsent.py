"""A form that came too late: its words are kept for its writer, and come back on its own page."""

import os
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import Flask, current_app, g, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response
from wtforms import BooleanField, SelectMultipleField

from webapp import session
from webapp.account.accounts import card_of
from webapp.account.current import me
from webapp.database import current_store
from webapp.fields import NEVER_SHOWN_AGAIN, Form
from webapp.guard import local_path, on_expired_post
from webapp.session import Who
from webapp.space import drafts
from webapp.sweeper import each_minute

MOST_KEPT = 200_000
"""Letters. Nobody types more into a form of ours, and one box takes only so much."""

PLAIN_CHOICE = re.compile("[a-z0-9_:.-]*")
"""What a button or a box to tick sends. Nobody has to be shown it again."""


@dataclass(frozen=True)
class Unsent:
    """What was typed on `page` to be sent to `to`. `is_filled_in` says that the form on this
    page has it already; otherwise the texts are there to be copied."""

    id: str
    page: str
    to: str
    typed: dict[str, list[str]]
    is_filled_in: bool = False

    @property
    def texts(self) -> list[str]:
        """What a person wrote, without what buttons sent."""
        values = [value for values in self.typed.values() for value in values]
        return [value for value in values if not PLAIN_CHOICE.fullmatch(value)]


def init_unsent(app: Flask) -> None:
    """Forms need nothing for this: `base.html` asks on every page."""
    on_expired_post(app, keep_for_later)
    app.jinja_env.globals["draft_for_this_page"] = draft_for_this_page
    app.jinja_env.globals["days_kept"] = drafts.KEPT_FOR.days
    app.after_request(_forget_what_was_sent)
    each_minute(app, drafts.forget_old)


def keep_for_later(who: Who) -> tuple[str, int]:
    """Seals what arrived after the idle end; nobody is signed in, so no key is here to open it."""
    typed = _typed()
    if is_kept := bool(typed) and len(str(typed)) <= MOST_KEPT:
        page, store = _page(), current_store()
        fields = {"id": os.urandom(8).hex(), "page": page, "to": request.path, "typed": typed}
        box = card_of(store, who.account_id).keys.box
        drafts.keep_draft(store, who.account_id, box, _address(page, request.path), fields)
    return render_template("shell/form_ended.html", kept=is_kept), 400


def unsent_of_mine() -> list[Unsent]:
    """Everything that waits for who is signed in, the newest last."""
    store = current_store()
    if not drafts.has_drafts(store, session.who().account_id):
        return []
    hand = me()
    kept = drafts.drafts_of(store, hand.account, hand.box)
    return [Unsent(**fields) for _at, fields in kept if "typed" in fields]


def place_to_go_on() -> str:
    """The page of the newest draft, or of all of them when it has none; empty without any."""
    waiting = unsent_of_mine()
    return (waiting[-1].page or "/kept") if waiting else ""


def draft_for_this_page() -> Unsent | None:
    """What waits for this very page, already filled into its form where there is one that fits.
    Nothing while somebody else holds the screen: then another page stands at this address.
    Asked by the frame after the view has made its forms and before the page shows them."""
    if request.method != "GET" or session.keys() is None or g.get("page_is_hidden"):
        return None
    page = request.full_path.rstrip("?")
    found = [unsent for unsent in unsent_of_mine() if unsent.page == page]
    if not found:
        return None
    forms = [form for form in g.get("forms", ()) if _fits(form, found[-1])]
    if len(forms) == 1:
        _fill_in(forms[0], found[-1].typed)
    return Unsent(**{**found[-1].__dict__, "is_filled_in": len(forms) == 1})


def throw_away(id_: str) -> None:
    """Nothing happens when it is somebody else's, or gone."""
    for unsent in unsent_of_mine():
        if unsent.id == id_:
            _forget(unsent.page, unsent.to)


def _typed() -> dict[str, list[str]]:
    lists = request.form.lists()
    named = {name: values for name, values in lists if not _is_secret(name)}
    return named if any(value.strip() for values in named.values() for value in values) else {}


def _is_secret(name: str) -> bool:
    return any(part in name for part in NEVER_SHOWN_AGAIN)


def _page() -> str:
    """The page on which the form stood; empty when no page of ours can be told."""
    came_from = urlsplit(request.referrer or "")
    of_ours = came_from.netloc == request.host
    for path, query in ((came_from.path, came_from.query), (request.path, "")):
        if (of_ours or not query) and local_path(path) == path and _can_be_asked_for(path):
            return f"{path}?{query}" if query else path
    return ""


def _can_be_asked_for(path: str) -> bool:
    try:
        current_app.url_map.bind("").match(path, "GET")
    except HTTPException:
        return False
    return path != "/"


def _address(page: str, to: str) -> str:
    return f"{page} {to}"


def _fits(form: Form, unsent: Unsent) -> bool:
    """A browser sends every text field, also an empty one, and nothing the form has not."""
    fields = {field.name: field for field in form if not _is_secret(field.name)}
    always = {name for name, field in fields.items() if hasattr(field, "most")}
    return always <= set(unsent.typed) <= set(fields)


def _fill_in(form: Form, typed: dict[str, list[str]]) -> None:
    for field in form:
        if field.name in typed:
            field.raw_data = typed[field.name]
            try:
                field.process_formdata(typed[field.name])
            except ValueError:
                continue
        elif isinstance(field, BooleanField | SelectMultipleField):
            field.process_formdata([])


def _forget_what_was_sent(response: Response) -> Response:
    """A form that led on to another page was taken; what was kept of it is not needed."""
    if request.method == "POST" and response.status_code == 303 and session.keys() is not None:
        _forget(_page(), request.path)
    return response


def _forget(page: str, to: str) -> None:
    account, store = session.who().account_id, current_store()
    if drafts.has_drafts(store, account):
        drafts.forget_draft(store, account, _address(page, to))
