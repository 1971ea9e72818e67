"""How staff read why the rules ask for somebody's yes beside hers."""

from webapp.i18n import lazy_gettext as _

WHY_ASKED = {
    "unemancipated": _("A program under this law needs a parent's yes beside hers."),
    "basic-center": _("A youth shelter under this law needs a parent's yes beside hers."),
    "representative": _("A parent agreed to this care, so a parent signs."),
    "treated-with-parent": _("A parent agreed to this care, so both sign."),
    "not-yet-eligible": _("Until a student is 18, a parent signs for school records."),
    "too-young": _("Somebody found her too young to know what a yes means."),
    "no-law-named": _("No law was named for the place, so both sign."),
    "papers-with-a-parent": _("For papers, this law asks for a parent's yes too."),
}
"""By the reason that a row of the rules gives."""
