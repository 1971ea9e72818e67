"""Lines of her own in any area, and the lines of the safety plan."""

from webapp.care.plans import HERS, Line, SafetyLine
from webapp.care.saving import save_new
from webapp.space.kinds import SAFETY
from webapp.space.opening import OpenSpace


def add_line(space: OpenSpace, area: str, words: str) -> Line:
    """A line of her own."""
    return save_new(space, area, Line(hers=words), HERS)


def add_safety_line(space: OpenSpace, part: str, words: str) -> SafetyLine:
    """A line of the safety plan: signs, what helps, who I call, where I go."""
    return save_new(space, SAFETY, SafetyLine(part=part, hers=words), HERS)
