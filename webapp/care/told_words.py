"""How pages say why somebody had to tell, and why she was told of it later."""

from webapp.i18n import lazy_gettext as _
from webapp.space.mandates import AFTER, COURT_ORDER, DANGER, DELAYED, FIRST, REPORT, TOGETHER

BASES = {
    "order": (COURT_ORDER, _("A court made an order")),
    "law": (REPORT, _("A law makes me report it")),
    "now": (DANGER, _("Someone is in danger, and a law makes me tell")),
}
"""What can make somebody tell, by the word that stands in an address."""

MADE = {
    COURT_ORDER: _("A court made them tell."),
    REPORT: _("The law made them tell."),
    DANGER: _("Someone was in danger. The law made them tell."),
}

MUST, MAY = "must", "may"
"""What the law says that somebody named; only the first of them is ever signed."""

HEARD = {
    FIRST: _("Before it was told"),
    TOGETHER: _("Together, as it was told"),
    AFTER: _("After it was told"),
    DELAYED: _("Later, because it was not safe yet"),
}

DELAYS = {
    "harm": _("It could put someone in danger now"),
    "order": _("A court order says not yet"),
    "search": _("It could warn someone who hurts others"),
}
"""The only reasons for which she is told later."""
