"""Forms for her names and for how her pages look."""

from wtforms import BooleanField
from wtforms.widgets import HiddenInput

from webapp.care.looks import HUE_WORDS, PICTURE_WORDS
from webapp.fields import Choice, Form, Words
from webapp.i18n import lazy_gettext as _


class ProfileForm(Form):
    """Each of them changes the one profile, and carries the version it showed."""

    seen = Words(most=20, widget=HiddenInput())

    @property
    def seen_version(self) -> int:
        """The version that was on the page; 0 for none, and for a made-up one."""
        seen = self.seen.data or ""
        return int(seen) if seen.isdecimal() else 0


class NameForm(ProfileForm):
    called = Words(_("What should we call you?"), most=60)
    pronouns = Words(_("How should people talk about you?"), most=60)


class OneNameForm(ProfileForm):
    name = Words(_("The name for this person"), most=60)


class LookForm(ProfileForm):
    hue = Choice(_("A color"), choices=list(HUE_WORDS.items()))
    picture = Choice(_("A picture"), choices=list(PICTURE_WORDS.items()))
    hides_log = BooleanField(_("Hide who looked on this phone"))
