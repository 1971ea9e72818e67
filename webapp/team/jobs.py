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

BEFORE_THE_JUDGE = frozenset({"probation", "court appointed"})
"""Their work is to tell a judge how it goes: they are on nobody's side, and a judge reads it."""

SOME_MUST_TELL = "some-must-tell"
MUST_TELL = {
    "school": "must-tell-school",
    "child welfare": "must-tell-children",
    "medical": "must-tell-medical",
    "mental health": "must-tell-mind",
    "law enforcement": "must-tell-police",
    "police": "must-tell-police",
}
"""Jobs that the law of most states binds to tell when a child is hurt, and the sentence that says
so. Who must tell what differs by state; of other jobs only the general sentence is said."""


def is_on_court_side(card: Card) -> bool:
    """Whether this person's work can turn what she says against her."""
    return job_code(card) in COURT_SIDE


def reports_to_judge(card: Card) -> bool:
    """Whether what this person knows is likely to be told in court, on whosever side."""
    return is_on_court_side(card) or job_code(card) in BEFORE_THE_JUDGE


def must_tell(card: Card) -> str:
    """The code of what this person's job makes them tell; the general one where that is not
    known."""
    return MUST_TELL.get(job_code(card), SOME_MUST_TELL)


def job_of(card: Card) -> str:
    """Their job; empty when the card names none."""
    told = JOBS.get(card.discipline.casefold()) or KINDS.get(card.kind) or card.discipline
    return str(told)


def job_code(card: Card) -> str:
    """Their job as rules name it, however the card writes it; empty when it names none."""
    said = card.discipline or (card.kind if card.kind in JOBS else "")
    return said.casefold().replace("-", " ").strip()
