"""The colours and pictures somebody may choose for their own pages."""

from webapp.care.voices import HUES
from webapp.i18n import lazy_gettext as _

HUE_WORDS = dict(
    zip(
        HUES,
        (_("Sea"), _("Moss"), _("Clay"), _("Plum"), _("Sun"), _("Stone")),
        strict=True,
    )
)
HUE_DOTS = dict(
    zip(
        HUES,
        ("#2b8db3", "#478f5c", "#b3593a", "#97468f", "#c79322", "#636b85"),
        strict=True,
    )
)
"""How a colour looks beside its word."""

PICTURE_WORDS = {
    "leaf": _("Leaf"),
    "sun": _("Sun"),
    "moon": _("Moon"),
    "star": _("Star"),
    "wave": _("Wave"),
    "hill": _("Hill"),
    "boat": _("Boat"),
    "flower": _("Flower"),
}
PICTURES = {name: name for name in PICTURE_WORDS}
"""Each picture is a symbol of the same name."""
