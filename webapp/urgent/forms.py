"""What she may say before she sends: nothing here is required."""

from webapp.fields import Choice, Form, Words
from webapp.i18n import lazy_gettext as _

REACH = (
    ("here", _("Write to me here")),
    ("call", _("Call me")),
    ("person", _("Come and talk to me alone")),
    ("none", _("Don't contact me. Just know.")),
)


class CallForm(Form):
    """Her words, and how to reach her first."""

    reach = Choice(_("How should they reach you first?"), choices=REACH, default="here")
    how = Words(_("When is it safe? What should they not do?"), most=300)
    words = Words(_("Do you want to say more?"), most=2000)
