"""Her answers: yes, change it, no, ask me later; pausing, and saying that she does not agree."""

from webapp.care.plans import CHANGE, Answered, InPlan, Worded
from webapp.care.writers import NotHersError, is_herself, only_herself
from webapp.plan.saving import as_seen, save_changed
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError

# What she answers to: an answer given to other words would not be hers.
ASKED = ("team", "what", "at", "who", "by", "ride", "name")


def answer(
    space: OpenSpace, area: str, item: str, said: str, expecting: int,
    *, change: str = "", beside: bool = False,
) -> InPlan:  # fmt: skip
    """Her answer alone. An adult who keeps the tablet says `beside`: she gave it in the room,
    and it waits for her own yes. NotHersError otherwise."""
    if not is_herself(space) and not beside:
        raise NotHersError("nobody answers for her")
    was = as_seen(space, area, item, expecting, *ASKED)
    _only_a(was, Answered)
    words = change if said == CHANGE else ""
    return save_changed(space, area, was, answer=said, change=words, witness=_waits(space, was))


def disagree(space: OpenSpace, area: str, item: str, words: str, expecting: int) -> InPlan:
    """ "I don't agree with this", in her words; without words she takes that back."""
    only_herself(space)
    was = as_seen(space, area, item, expecting, "disagrees")
    _only_a(was, Answered)
    return save_changed(space, area, was, disagrees=words, witness=_waits(space, was))


def pause(space: OpenSpace, area: str, item: str, *, paused: bool) -> InPlan:
    """Pause this, or go on. Nobody asks why."""
    only_herself(space)
    was = as_seen(space, area, item, space.section(area).item(item).version)
    _only_a(was, Worded)
    return save_changed(space, area, was, paused=paused, witness=_waits(space, was))


def _only_a(record: InPlan, kind: type[InPlan]) -> None:
    if not isinstance(record, kind):
        raise NotGrantedError("nothing to answer here")


def _waits(space: OpenSpace, was: InPlan) -> bool:
    """Her own act settles what an adult typed, but not words that she has yet to confirm."""
    return not is_herself(space) or (was.item.witness and bool(getattr(was, "hers", "")))
