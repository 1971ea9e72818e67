"""The sections of a space: fifteen areas of the plan, and the few beside them."""

from webapp.i18n import lazy_gettext as _

SAFETY = "safety"
VOICE = "voice"
PROMISES = "promises"
SHARING = "sharing"
LOG = "log"
PRIVATE = "private"

LOG_KEY_ITEM = "log-key"
"""The kind of the item in LOG that holds the key of the trail."""

AREAS = {
    SAFETY: _("If things go wrong"),
    "body": _("Body and teeth"),
    "mind": _("Mind and mood"),
    "private-health": _("Private health"),
    "food": _("Food"),
    "substances": _("Vapes, alcohol, drugs"),
    "too-much": _("When it gets too much"),
    "housing": _("Where I live"),
    "school": _("School"),
    "legal": _("Court and my rights"),
    "immigration": _("Staying in the U.S."),
    "family": _("People I trust"),
    "money": _("Money, work, ID"),
    "identity": _("Who I am"),
    "strengths": _("What I'm good at, what I want"),
}

# HL7 v3 ActCode and local codes: the label an area's items carry unless they say stricter.
LABELS = {
    SAFETY: ("PATLOC", "R"),
    "body": ("N",),
    "mind": ("MH", "PSY", "R"),
    "private-health": ("SEX", "STD", "PREGNANT", "R"),
    "food": ("N",),
    "substances": ("SUD", "42CFRPart2", "R"),
    "too-much": ("MH", "R"),
    "housing": ("LIVARG", "PATLOC", "R"),
    "school": ("FERPA", "N"),
    "legal": ("HLEGAL", "R"),
    "immigration": ("IMMIG", "V"),
    "family": ("R",),
    "money": ("N",),
    "identity": ("GENDER", "REL", "R"),
    "strengths": ("PRS",),
}

NEVER_BY_ITSELF = frozenset({SAFETY, "mind", "private-health", "legal", "immigration", "family"})
"""Areas that some people are never offered: nobody gets one of them unless she ticks it."""

IN_EMERGENCIES = (*AREAS, VOICE)
"""What may be opened in an emergency, where she says so. Never what is just for her, nor who is
on her page, nor the log."""

FIRST_IN_EMERGENCIES = tuple(kind for kind in IN_EMERGENCIES if kind not in NEVER_BY_ITSELF)
"""What one tick for emergencies means. Each of the others takes a tick of its own."""

BESIDE = (VOICE, PROMISES)
"""What can go along with a part of the plan, line by line."""

SHARED_WITH_KEEPER = (*AREAS, VOICE, PROMISES, SHARING)
AT_FOUNDING = (*AREAS, VOICE, PROMISES, SHARING, LOG)
ALL = (*AT_FOUNDING, PRIVATE)
OTHER_NAMES = {
    VOICE: _("How I want things"),
    PROMISES: _("What people said they would do"),
    SHARING: _("Who sees what"),
    LOG: _("Who looked"),
    PRIVATE: _("Just for me"),
}


def page_name(kind: str):
    """How a page says the name of a section (lazy text)."""
    return AREAS.get(kind) or OTHER_NAMES[kind]
