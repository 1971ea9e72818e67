"""How a page says why a share waits, and who can help: in her words, never in the law's."""

from webapp.consent import holds
from webapp.consent.holds import whom_to_ask
from webapp.i18n import lazy_gettext as _

_ENTER_FIRST = _("Two people on your team have to enter something first.")
_ONE_MORE = _("The rules here ask for one more person's yes.")
WHY = {
    holds.NO_STATE: _ENTER_FIRST,
    holds.NO_AGE: _ENTER_FIRST,
    holds.NO_CUSTODY: _ENTER_FIRST,
    holds.NO_SETTING: _ENTER_FIRST,
    holds.NO_SERVICE: _("Nobody has said yet what kind of help this is."),
    holds.NO_SOURCE: _("A part was written by a place whose rules we don't know."),
    holds.NO_CUSTODY_RULE: _("We don't know yet who must sign with you."),
    holds.NO_SAFE_GUARDIAN: _ONE_MORE,
    holds.NOT_HER_ALONE: _ONE_MORE,
    holds.TWO_RELEASES: _("Some of this must be shared by itself. Pick less at a time."),
    holds.NO_RULE: _("Nobody has told us yet which rules count here."),
}
WHO = {
    "advocate": _("your advocate"),
    "second-staff": _("a second person on your team"),
    "agency": _("the place that wrote it"),
    "counsel": _("a lawyer on your team"),
    "supervisor": _("a supervisor, who decides"),
}


def why_held(hold: str) -> str:
    """One sentence."""
    return str(WHY.get(hold, WHY[holds.NO_RULE]))


def who_helps(hold: str) -> list[str]:
    """Everybody who can clear it, the first one first. That nobody is safe to ask is no page's to
    say: a parent may be reading it."""
    return [str(WHO[role]) for role in whom_to_ask(hold) if hold != holds.NO_SAFE_GUARDIAN]
