"""Handing the tablet over: while she holds it, nothing but this time together answers."""

from flask import current_app, request, session

NOTE = "handed_over"


def hand_over(space: str) -> None:
    """From now on only this space's time together, and what is open to everybody, answers."""
    session[NOTE] = space


def take_back() -> None:
    """After the advocate's own secret words."""
    session.pop(NOTE, None)


def handed_over() -> str:
    """The space whose youth holds the tablet; empty when nobody does."""
    return session.get(NOTE, "")


def is_hidden() -> bool:
    """Whether the page asked for stays hidden. What needs no sign-in shows nothing of anybody,
    and Exit and Help must always answer."""
    if request.endpoint is None or request.endpoint == "static":
        return False
    view = current_app.view_functions[request.endpoint]
    held = handed_over()
    if not held or getattr(view, "is_public", False):
        return False
    return request.path != f"/with/{held}" and not request.path.startswith(f"/with/{held}/")
