"""One line of the plan with its words, her answer, who sees it and what it said before."""

from webapp.care.plan_words import ANSWER_WORDS, SAFETY_WORDS
from webapp.care.plans import Appointment, Worded, plan_record
from webapp.care.release_record import notes_in
from webapp.care.saving import may_change
from webapp.plan.appointments import place_of
from webapp.plan.desks import Desk, shown
from webapp.team.log_lines import Looks, looks_at
from webapp.team.names import Names

MOST_LOOKS = 5


def item_page(here: Desk, kind: str, item: str, *, changed: bool = False) -> str:
    """One line with its words, answer, readers and versions. `changed` says that it became
    another one while she answered."""
    section = here.space.section(kind)
    record = plan_record(section, item)
    return shown(
        "item", here, kind, record=record, changed=changed,
        readers=here.readers(kind, item, is_note=bool(notes_in(record.item.body))),
        place=place_of(section, item) if isinstance(record, Appointment) else None,
        may_change=may_change(here.space, record), can_pause=isinstance(record, Worded),
        looks=_looks(here, section.id, item), answer_words=ANSWER_WORDS,
        safety_words=SAFETY_WORDS,
    )  # fmt: skip


def _looks(here: Desk, section: str, item: str) -> Looks | None:
    """Who opened this line, for her eyes; None where that is hidden on this phone."""
    if not here.is_hers or here.profile.hides_log:
        return None
    return looks_at(here.space, Names(here.space), section, item, MOST_LOOKS)
