"""How a page says somebody's job: in a few plain words, or as their card puts it."""

from webapp.i18n import lazy_gettext as _
from webapp.space.people import Card

JOBS = {
    "law enforcement": _("police"),
    "child welfare": _("child services"),
    "prosecution": _("lawyer for the state"),
    "medical": _("doctor or nurse"),
    "mental health": _("therapist"),
    "school": _("works at a school"),
    "probation": _("probation officer"),
    "housing": _("helps with a place to live"),
    "legal": _("lawyer"),
    "tribal": _("works for the tribe"),
    "interpreter": _("interpreter"),
    "interviewer": _("interviewer"),
    "court-appointed": _("speaks for you in court"),
    "advocate": _("advocate"),
}
KINDS = {
    "guardian": _("parent or caregiver"),
    "supporter": _("someone you chose"),
    "advocate": _("advocate"),
}
COURT_SIDE = frozenset({"law enforcement", "police", "prosecution", "prosecutor"})


def is_on_court_side(card: Card) -> bool:
    """Whether this person's work can turn what she says against her."""
    return job_code(card) in COURT_SIDE


def job_of(card: Card) -> str:
    """Their job; empty when the card names none."""
    told = JOBS.get(card.discipline.casefold()) or KINDS.get(card.kind) or card.discipline
    return str(told)


def job_code(card: Card) -> str:
    """Their job as rules name it, however the card writes it; empty when it names none."""
    said = card.discipline or (card.kind if card.kind in JOBS else "")
    return said.casefold().replace("-", " ").strip()
