"""Who may be let in beside her: asked when a code is made, and again for each code after it.

Nobody gets an account before it is needed, she said so, and staff found it safe. The rules of who
signs lie in another slice, which hangs in what it knows.
"""

from collections.abc import Callable
from datetime import date

from flask import Flask, current_app

from webapp.care.records import leave_no_bytes
from webapp.care.wanted import links_wanted
from webapp.database import transaction
from webapp.i18n import local_day
from webapp.space.links import AT_HOME, Link, links_of
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.team.home_wishes import forget_wish, links_for_home
from webapp.team.invites import LASTS, end_open_of, links_with_codes

Ask = Callable[[OpenSpace, Link, date], bool]


def init_letting_in(app: Flask, could_count: Ask) -> None:
    """Says who knows whether a yes of somebody could count for her on a day."""
    app.extensions["could_count"] = could_count


def is_asked_for_a_yes(space: OpenSpace, link: Link) -> bool:
    """Whether an account would serve a yes that she wants from this person."""
    days = _days(space)
    return _is_free(link, days) and all(_yes_needs(space, link, day) for day in days)


def is_told_for_home(space: OpenSpace, link: Link) -> bool:
    """Whether an account would serve her short list for home, which makes nobody a signer."""
    days = _days(space)
    is_home = link.role in AT_HOME and _is_free(link, days)
    return is_home and all(link.id in links_for_home(space, day) for day in days)


def may_be_let_in(space: OpenSpace, link: Link) -> bool:
    """Whether a code may be made for this person now, for either reason."""
    return is_asked_for_a_yes(space, link) or is_told_for_home(space, link)


def ask_before_a_code(space: OpenSpace, link: Link) -> None:
    """NotGrantedError unless everything for it is there. Only who keeps her people with her can
    tell."""
    if not space.is_keeper or not may_be_let_in(space, link):
        raise NotGrantedError("not to be let in")


def end_needless_codes(space: OpenSpace) -> None:
    """In the transaction in which a need ended: codes of whoever was let in for it alone admit
    nobody any more. What she wants beside it keeps its own."""
    waiting = links_with_codes(space.store, space.id)
    for link in links_of(space.store, space.id) if waiting else ():
        if link.id in waiting and not may_be_let_in(space, link):
            end_open_of(space.store, link)


def take_back_home(space: OpenSpace, link: str) -> None:
    """She does not want this person to have her list any more, and no code lets them in for it."""
    with transaction(space.store.db):
        forget_wish(space, link)
        end_needless_codes(space)
    leave_no_bytes(space)


def _days(space: OpenSpace) -> set[date]:
    """Today; and tomorrow, where a code would run into it: everything here ends with a day."""
    now = space.store.now
    return {local_day(now), local_day(now + LASTS)}


def _is_free(link: Link, days: set[date]) -> bool:
    return all(link.can_join(day) for day in days)


def _yes_needs(space: OpenSpace, link: Link, day: date) -> bool:
    is_wanted = link.id in links_wanted(space, day)
    return is_wanted and current_app.extensions["could_count"](space, link, day)
