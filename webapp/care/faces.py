"""The faces somebody may tap instead of writing: always a word under each, never a number."""

from webapp.care.voices import FACES
from webapp.i18n import lazy_gettext as _

_WORDS = (_("Good"), _("Okay"), _("Not sure"), _("Not good"), _("Too hard to say"))
_PICTURES = ("face-glad", "face-fine", "face-mixed", "face-low", "face-hard")

FACE_WORDS = dict(zip(FACES, _WORDS, strict=True))
FACE_PICTURES = dict(zip(FACES, _PICTURES, strict=True))
