"""What the first days ask: three questions and three parts, each skippable, none asked twice."""

from dataclasses import replace

from webapp.care.records import records, save
from webapp.care.voices import Profile, Strength, Wish
from webapp.space.kinds import VOICE
from webapp.space.opening import OpenSpace

CALLED, GOOD_AT, THIS_WEEK, PARTS = "called", "good-at", "this-week", "first-parts"
STEPS = (CALLED, GOOD_AT, THIS_WEEK, PARTS)
"""The parts that come first are picked on the page of her plan."""


def next_step(space: OpenSpace, profile: Profile) -> str | None:
    """The first that she has neither answered nor skipped."""
    voice = space.section(VOICE)
    answered = {
        CALLED: bool(profile.called),
        GOOD_AT: bool(records(voice, Strength)),
        THIS_WEEK: bool(records(voice, Wish)),
        PARTS: bool(profile.picked),
    }
    return next((s for s in STEPS if not answered[s] and s not in profile.first_steps_done), None)


def answer_step(space: OpenSpace, profile: Profile, step: str, words: str) -> None:
    """Keep her answer where it belongs."""
    if step == CALLED:
        profile = replace(profile, called=words)
    else:
        save(space, VOICE, Strength(hers=words) if step == GOOD_AT else Wish(hers=words))
    skip_step(space, profile, step)


def skip_step(space: OpenSpace, profile: Profile, step: str) -> None:
    """Put a question away for good."""
    done = tuple(dict.fromkeys((*profile.first_steps_done, step)))
    save(space, VOICE, replace(profile, first_steps_done=done))
