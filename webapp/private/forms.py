"""What a page just for her is written into."""

from wtforms.widgets import HiddenInput

from webapp.fields import Form, Words
from webapp.i18n import lazy_gettext as _


class PageForm(Form):
    title = Words(_("A name for this page"), most=120)
    text = Words(_("Your words"), most=12000, required=True)
    seen = Words(most=20, widget=HiddenInput())

    @property
    def seen_version(self) -> int:
        """The version that was on the page when she began to write; 0 for a made-up one."""
        seen = self.seen.data or ""
        return int(seen) if seen.isdecimal() else 0
