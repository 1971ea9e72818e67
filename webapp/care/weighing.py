"""What she thought over before a yes: two short lists of codes, only for her, gone at the end."""

from dataclasses import dataclass
from typing import ClassVar

from webapp.care.records import Record, records, save, take_out_all
from webapp.i18n import lazy_gettext as _
from webapp.space.kinds import PRIVATE
from webapp.space.opening import OpenSpace

OTHER_WAYS = {
    "say-it-myself": _("I say it myself"),
    "call-together": _("We call together"),
    "letter": _("A letter"),
    "no-other-way": _("No, this is best"),
}
"""What she ticked under "Is there another way?"."""

RISKS = {
    "passed-on": _("It could be passed on"),
    "seen-differently": _("They could see me in another way"),
    "told-at-home": _("Somebody at home could hear of it"),
    "court": _("It could come up in court"),
    "someone-must-tell": _("They may have to tell someone"),
}
"""What she ticked under "What could go wrong?"."""


@dataclass(frozen=True, kw_only=True)
class Weighed(Record):
    """Codes only, never words: a note on risk must not say more than she would want read."""

    kind: ClassVar[str] = "weighed"
    release: str = ""
    other_ways: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether she passed the page by."""
        return not (self.other_ways or self.risks)


def keep_weighed(space: OpenSpace, weighed: Weighed) -> None:
    """Under the key that nobody else ever has; nothing at all when she ticked nothing."""
    if not weighed.is_empty:
        save(space, PRIVATE, weighed)


def weighed_for(space: OpenSpace, release: str) -> Weighed | None:
    """What she thought over before one release; None when nothing, and once it has ended."""
    every = records(space.section(PRIVATE), Weighed)
    return next((one for one in every if one.release == release), None)


def forget_weighed(space: OpenSpace, ended: set[str]) -> None:
    """Take it out with every version, for releases that have ended."""
    every = records(space.section(PRIVATE), Weighed)
    over = [one.id for one in every if one.release in ended]
    if over:
        take_out_all(space, PRIVATE, *over)
