"""Her own words in a line, and her "I don't agree with this" beside what the team wrote."""

from webapp.care.plans import Answered, InPlan
from webapp.care.saving import as_seen, only_who_may_change, save_changed
from webapp.care.writers import is_herself, only_herself
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError


def change_hers(
    space: OpenSpace, area: str, item: str, words: str, expecting: int, **facts
) -> InPlan:
    """Her words, by her or by an adult beside her; then they wait for her own yes.

    `facts` (who, by, name ...) change with them where the record comes from the writer.
    """
    was = as_seen(space, area, item, expecting, "hers", *facts)
    if not hasattr(was, "hers"):
        raise NotGrantedError("holds no words of hers")
    if facts:
        only_who_may_change(space, was)
    return save_changed(space, area, was, hers=words, **facts, witness=not is_herself(space))


def disagree(space: OpenSpace, area: str, item: str, words: str, expecting: int) -> InPlan:
    """ "I don't agree with this", in her words; without words she takes that back."""
    only_herself(space)
    was = as_seen(space, area, item, expecting, "disagrees")
    only_a(was, Answered)
    return save_changed(space, area, was, disagrees=words, witness=waits_for_her(space, was))


def only_a(record: InPlan, kind: type[InPlan]) -> None:
    """NotGrantedError for a record of any other kind."""
    if not isinstance(record, kind):
        raise NotGrantedError("nothing to answer here")


def waits_for_her(space: OpenSpace, was: InPlan) -> bool:
    """Her own act settles what an adult typed, but not words that she has yet to confirm."""
    return not is_herself(space) or (was.item.witness and bool(getattr(was, "hers", "")))
