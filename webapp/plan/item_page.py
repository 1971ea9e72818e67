"""One line of the plan with its words, her answer, who sees it and what it said before."""

from webapp.care.plan_words import ANSWER_WORDS, SAFETY_WORDS
from webapp.care.plans import Appointment, Worded, plan_record
from webapp.plan.appointments import place_of
from webapp.plan.desks import Desk, shown
from webapp.plan.making import FORMS
from webapp.plan.saving import may_change


def item_page(here: Desk, kind: str, item: str, *, changed: bool = False) -> str:
    """One line with its words, answer, readers and versions. `changed` says that it became
    another one while she answered."""
    section = here.space.section(kind)
    record = plan_record(section, item)
    return shown(
        "item", here, kind, record=record, readers=here.readers(kind, item), changed=changed,
        place=place_of(section, item) if isinstance(record, Appointment) else None,
        may_change=may_change(here.space, record), can_pause=isinstance(record, Worded),
        can_edit=type(record) in FORMS, answer_words=ANSWER_WORDS, safety_words=SAFETY_WORDS,
    )  # fmt: skip
