"""Services: help from somewhere, named, in her words and the team's."""

from webapp.care.plans import Service
from webapp.care.saving import save_new
from webapp.plan.care_said import say
from webapp.plan.goals import whose_words
from webapp.plan.notes import mark
from webapp.space.opening import OpenSpace


def add_service(
    space: OpenSpace, area: str, name: str, words: str, whose: str,
    note: str | None = None, care: list[str] | None = None,
) -> Service:  # fmt: skip
    """A new service."""
    said = whose_words(space, whose, words) | mark(space, None, note, whose)
    said |= say(space, None, care, whose)
    return save_new(space, area, Service(name=name, **said), whose)
