"""The face of somebody she knows, small: where her pages find it, and to whom it is answered."""

from contextlib import suppress

from flask import Blueprint, url_for

from webapp.account.accounts import known_account
from webapp.account.current import my_space
from webapp.care.file_answers import small_to_show
from webapp.care.phone_answers import UNSAFE, phone_answer
from webapp.consent.people import Known, known_person
from webapp.guard import for_roles
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.team.portraits import portrait_of

routes = Blueprint("portraits", __name__)


def portrait_seen(space: OpenSpace, known: Known) -> bytes | None:
    """The picture of one of her people, for her. None before anybody checked who it is, after
    new keys, once the account is closed, and on a phone that somebody looks at. Who is kept away
    is not looked at: before her secret words no page of hers may tell."""
    if not known.is_checked or _is_looked_at(space):
        return None
    account = known_account(space.store, known.person.account)
    is_here = account is not None and not account.is_frozen
    return portrait_of(space.store, account.id) if is_here else None


@routes.app_template_global("portrait_address")
def portrait_address(known: Known) -> str:
    """Where the picture is fetched; empty where letters stand."""
    is_there = portrait_seen(my_space(), known) is not None
    return url_for("portraits.picture", account=known.person.account) if is_there else ""


@routes.get("/people/<account>/picture")
@for_roles("youth")
def picture(account: str):
    """Somebody she does not know, somebody without one, and nobody: all are not there."""
    space = my_space()
    found = portrait_seen(space, known_person(space, account))
    if found is None:
        raise NotGrantedError("no picture for her")
    return small_to_show(found, url_for("people.one", account=account))


def _is_looked_at(space: OpenSpace) -> bool:
    """What she said last of her phone; where that part is shut, the careful answer."""
    with suppress(ChangedBehindError):
        return phone_answer(space).said == UNSAFE
    return True
