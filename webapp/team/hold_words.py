"""Why staff keep somebody away: a short list, as staff read it."""

from webapp.i18n import lazy_gettext as _
from webapp.space.links import BARRED, HURT_A_PARENT, HURT_HER, RIGHTS_ENDED, SUSPECTED

UNSAID = ""
REASONS = {
    HURT_HER: _("This person hurt the young person"),
    HURT_A_PARENT: _("This person hurt the other parent"),
    SUSPECTED: _("This person is suspected of hurting one of them"),
    BARRED: _("A court keeps this person away"),
    RIGHTS_ENDED: _("The rights of this person ended"),
    UNSAID: _("I do not want to write it here"),
}
"""In the order of the form. The last one is picked already: the door shuts without a word why."""

OF_HARM = (HURT_HER, HURT_A_PARENT, SUSPECTED)
"""Of these she reads that somebody wrote down why, and whom to ask: never the words themselves."""
