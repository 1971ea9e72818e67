"""How pages say that a line is a therapist's own note, or one of a drug counselor's."""

from webapp.care.release_record import COUNSELLING_NOTES, NOTE_LABELS, THERAPY_NOTES
from webapp.i18n import lazy_gettext as _

LABEL_OF = {sort: label for label, sort in NOTE_LABELS.items()}
THERAPY, COUNSELLING = LABEL_OF[THERAPY_NOTES], LABEL_OF[COUNSELLING_NOTES]

SAID = {
    THERAPY: _("Yes, these are my own therapy notes"),
    COUNSELLING: _("Yes, counseling notes of a drug program"),
}
"""What its author can say of it."""

TAGS = {THERAPY: _("A therapist's own note"), COUNSELLING: _("A drug counselor's note")}

MEANS = {
    THERAPY: _("A therapist wrote this as a note for themselves."),
    COUNSELLING: _("A drug counselor wrote this as a note for themselves."),
}
"""The first of what she reads below such a line."""
