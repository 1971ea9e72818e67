"""Steps: the next small things towards a goal, done when they are done."""

from datetime import date

from webapp.care.plans import Goal, Step
from webapp.care.records import the_record
from webapp.care.saving import only_who_may_change, save_changed, save_new
from webapp.plan.care_said import say
from webapp.plan.goals import whose_words
from webapp.plan.notes import mark
from webapp.space.opening import OpenSpace


def add_step(
    space: OpenSpace, area: str, goal: str, words: str, whose: str,
    *, who: str = "", by: date | None = None, note: str | None = None,
    care: list[str] | None = None,
) -> Step:  # fmt: skip
    """A new step. NotGrantedError when the goal is not in this area."""
    if goal:
        the_record(space.section(area), Goal, goal)
    said = whose_words(space, whose, words) | mark(space, None, note, whose)
    said |= say(space, None, care, whose)
    step = Step(goal=goal, who=who, by=by.isoformat() if by else "", **said)
    return save_new(space, area, step, whose)


def complete(space: OpenSpace, area: str, item: str, today: date) -> Step:
    """Done, on this day."""
    return _set_done(space, area, item, today.isoformat())


def reopen(space: OpenSpace, area: str, item: str) -> Step:
    """Not done after all."""
    return _set_done(space, area, item, "")


def _set_done(space: OpenSpace, area: str, item: str, day: str) -> Step:
    was = the_record(space.section(area), Step, item)
    only_who_may_change(space, was)
    return save_changed(space, area, was, done_on=day, witness=was.item.witness)
