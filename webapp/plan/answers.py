"""Her answers: yes, change it, no, ask me later; pausing, and saying that she does not agree."""

from webapp.care.her_words import only_a, waits_for_her
from webapp.care.plans import CHANGE, Answered, InPlan, Worded
from webapp.care.saving import as_seen, save_changed
from webapp.care.writers import NotHersError, is_herself, only_herself
from webapp.space.opening import OpenSpace

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
    only_a(was, Answered)
    words = change if said == CHANGE else ""
    return save_changed(
        space, area, was, answer=said, change=words, witness=waits_for_her(space, was)
    )


def pause(space: OpenSpace, area: str, item: str, *, paused: bool) -> InPlan:
    """Pause this, or go on. Nobody asks why."""
    only_herself(space)
    was = as_seen(space, area, item, space.section(area).item(item).version)
    only_a(was, Worded)
    return save_changed(space, area, was, paused=paused, witness=waits_for_her(space, was))
