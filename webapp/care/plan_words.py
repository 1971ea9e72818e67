"""How pages say her answers, the parts of the safety plan, and a line somebody wrote."""

from webapp.care.plans import CHANGE, LATER, NO, YES
from webapp.i18n import lazy_gettext as _

ANSWER_WORDS = {YES: _("Yes"), CHANGE: _("Change it"), NO: _("No"), LATER: _("Ask me later")}
SAFETY_WORDS = {
    "signs": _("Signs that it gets hard"),
    "helps": _("What helps me"),
    "who": _("Who I call"),
    "where": _("Where I go"),
}


def ended(text: str) -> str:
    """A line as a sentence: with a full stop unless it ends in a sign of its own."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
