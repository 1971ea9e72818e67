"""What one professional can find of her on a day, who may find it, and how staff read it."""

from webapp.i18n import lazy_gettext as _

MATURE, IN_CRISIS, REASONS = "found-mature", "in-emotional-crisis", "reasons-documented"
NEEDS_STAY = "found-in-need-of-stay"
FOUND = {
    MATURE: _("Understands this care, and what it leads to"),
    IN_CRISIS: _("Feels in crisis, and wants help"),
    REASONS: _("The reasons are written down"),
    NEEDS_STAY: _("Needs care with a stay overnight"),
}
"""Rules look at these by name. Nobody but staff reads the words: her pages say only that somebody
found that her own yes can count."""

FINDERS = ("medical", "mental health", "advocate")
"""The jobs of which a row of the rules can name some; nobody else ever finds anything."""
