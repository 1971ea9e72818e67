"""What a reader can say back."""

from webapp.care.promising import LONGEST_REPLY
from webapp.fields import Form, Words
from webapp.i18n import lazy_gettext as _


class CannotForm(Form):
    reply = Words(_("I can't, because..."), most=LONGEST_REPLY, required=True)
