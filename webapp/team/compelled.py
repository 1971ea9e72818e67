"""Which laws make somebody tell of danger: whoever reads the rule tables hangs the answer in."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, current_app

from webapp.database import Store
from webapp.space.people import Card


@dataclass(frozen=True)
class Law:
    """One row that a named person enabled: where it counts, and the laws of a source under which
    what it compels may be told."""

    rule: str
    state: str
    citation: str
    lets: frozenset[str]


Ask = Callable[[Store, Card], tuple[Law, ...]]


def init_compelled(app: Flask, ask: Ask) -> None:
    """Says who knows them."""
    app.extensions["laws_that_compel"] = ask


def laws_that_compel(store: Store, card: Card) -> tuple[Law, ...]:
    """Those that bind this person by their job."""
    return current_app.extensions["laws_that_compel"](store, card)
