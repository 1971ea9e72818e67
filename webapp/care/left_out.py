"""What a release says is never part of it, in words for her and for who signs beside her."""

from webapp.care.release_record import (
    COUNSELLING_NOTES,
    LEGAL_PROCEEDINGS,
    THERAPY_NOTES,
    ReleaseRecord,
)
from webapp.i18n import lazy_gettext as _

JUST_FOR_ME, PLACES = "just-for-me", "places"

LEFT_OUT = {
    JUST_FOR_ME: _("Just for me"),
    PLACES: _("Every place, by name"),
    LEGAL_PROCEEDINGS: _("Anything for a court"),
    THERAPY_NOTES: _("A therapist's own notes"),
    COUNSELLING_NOTES: _("Notes of a drug counselor"),
}
_NOTES = {THERAPY_NOTES, COUNSELLING_NOTES}


def said_to_signer(record: ReleaseRecord) -> list[str]:
    """Those that tell who signs beside her nothing new. That she has a part for herself, and that a
    place is kept from somebody, are hers to say. Notes are named both or not at all: one missing
    kind would say which of them this release is about."""
    told = {LEGAL_PROCEEDINGS} if _NOTES & {*record.alone} else {LEGAL_PROCEEDINGS, *_NOTES}
    return [str(said) for code, said in LEFT_OUT.items() if code in told & {*record.exclusions}]
