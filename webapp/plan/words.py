"""Her words and the team's in one record: each changed apart, neither over the other."""

from webapp.care.plans import InPlan, Worded, in_plan
from webapp.care.saving import as_seen, only_who_may_change, save_changed
from webapp.care.writers import is_herself, source_of
from webapp.plan.care_said import say
from webapp.plan.notes import mark
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError


def change_teams(
    space: OpenSpace, area: str, item: str, words: str, expecting: int,
    note: str | None = None, care: list[str] | None = None, **facts,
) -> InPlan:  # fmt: skip
    """The team's words, by one of the team. Hers stay to the byte, and so does whether they
    still wait for her. `note` and `care` say what they are, where the writer was asked."""
    was = as_seen(space, area, item, expecting, "team", *facts)
    if is_herself(space) or not isinstance(was, Worded):
        raise NotGrantedError("not the team's words")
    if facts:
        only_who_may_change(space, was)
    facts |= mark(space, was, note) | say(space, was, care)
    return save_changed(
        space, area, was, team=words, team_source=source_of(space), **facts,
        witness=was.item.witness,
    )  # fmt: skip


def changes_of(space: OpenSpace, area: str, item: str) -> list[InPlan]:
    """Every kept version, the newest first."""
    return [in_plan(version) for version in space.section(area).versions(item)]
