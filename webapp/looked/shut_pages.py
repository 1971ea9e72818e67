"""A part that is not as it was signed stays shut; whose it is may take out what was harmed."""

from flask import Blueprint, redirect, render_template, request, url_for

from webapp import session
from webapp.account.current import my_space, opened
from webapp.guard import for_roles
from webapp.space import kinds
from webapp.space.damage import Damage, begin_anew, damage_in, damages, take_out_damage
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError, NotGrantedError

pages = Blueprint("shut", __name__)
KEYS = {f"s{number}": kind for number, kind in enumerate(kinds.ALL, 1)}
"""The address of a part says nothing, in no history."""


@pages.get("/shut")
@for_roles("youth")
def shut():
    return _page(my_space())


@pages.post("/shut/<key>/taken-out")
@for_roles("youth")
def taken_out(key: str):
    _take_out(my_space(), key)
    return redirect(url_for("looked.shut.shut"), 303)


@pages.get("/everyone/<space>/shut")
@for_roles("advocate")
def shut_before(space: str):
    """Until she takes over, an advocate owns what was begun for her."""
    return _page(_begun(space))


@pages.post("/everyone/<space>/shut/<key>/taken-out")
@for_roles("advocate")
def taken_out_before(space: str, key: str):
    _take_out(_begun(space), key)
    return redirect(url_for("looked.shut.shut_before", space=space), 303)


@pages.post("/shut/<key>/begun-anew")
@for_roles("youth")
def begun_anew(key: str):
    _begin_anew(my_space(), key)
    return redirect(url_for("looked.shut.shut"), 303)


@pages.post("/everyone/<space>/shut/<key>/begun-anew")
@for_roles("advocate")
def begun_anew_before(space: str, key: str):
    _begin_anew(_begun(space), key)
    return redirect(url_for("looked.shut.shut_before", space=space), 303)


@pages.app_errorhandler(ChangedBehindError)
def not_as_signed(error: ChangedBehindError):
    """Whose space it is reads what is shut; anybody else only that something is."""
    space = _own()
    if space is None or not damages(space):
        return render_template("looked/shut_for_now.html"), 409
    return _page(space), 409


def _own() -> OpenSpace | None:
    try:
        if session.who().kind == "youth":
            return my_space()
        return _begun((request.view_args or {}).get("space", ""))
    except NotGrantedError:
        return None


def _begun(space: str) -> OpenSpace:
    found = opened(space)
    if not found.is_owner:
        raise NotGrantedError("not whose space it is")
    return found


def _page(space: OpenSpace) -> str:
    return render_template(
        "looked/shut.html", found=damages(space), kinds=kinds, hue=None,
        is_hers=space.me.card.kind == "youth",
        address_of=lambda damage, act: _address(space, damage, act),
    )  # fmt: skip


def _address(space: OpenSpace, damage: Damage, act: str) -> str:
    key = next(key for key, kind in KEYS.items() if kind == damage.kind)
    if space.me.card.kind == "youth":
        return url_for(f"looked.shut.{act}", key=key)
    return url_for(f"looked.shut.{act}_before", space=space.id, key=key)


def _damage(space: OpenSpace, key: str) -> Damage:
    kind = KEYS.get(key, "")
    damage = damage_in(space, kind) if kind in space.kinds else None
    if damage is None:
        raise NotGrantedError("nothing is shut there")
    return damage


def _begin_anew(space: OpenSpace, key: str) -> None:
    damage = _damage(space, key)
    if damage.is_closed:
        begin_anew(space, damage.kind)


def _take_out(space: OpenSpace, key: str) -> None:
    """What was harmed since the page was made stays, and stands on the next page."""
    damage = _damage(space, key)
    if not damage.is_closed and damage.mark == request.form.get("mark"):
        take_out_damage(space, damage)
