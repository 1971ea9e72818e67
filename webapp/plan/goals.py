"""Goals: what she wants, or what the team wants with her, and the steps under each."""

from webapp.care.plans import TEAMS, Goal
from webapp.care.saving import save_new
from webapp.care.writers import is_herself, source_of
from webapp.plan.care_said import say
from webapp.plan.notes import mark
from webapp.space.opening import OpenSpace


def whose_words(space: OpenSpace, whose: str, words: str) -> dict[str, str]:
    """The fields that words go into: she never fills the team's, the team never hers."""
    if whose == TEAMS and not is_herself(space):
        return {"team": words, "team_source": source_of(space)}
    return {"hers": words}


def add_goal(
    space: OpenSpace, area: str, words: str, whose: str,
    note: str | None = None, care: list[str] | None = None,
) -> Goal:  # fmt: skip
    """A new goal, in her words or the team's."""
    said = whose_words(space, whose, words) | mark(space, None, note, whose)
    said |= say(space, None, care, whose)
    goal = Goal(whose=whose, **said)
    return save_new(space, area, goal, whose)
