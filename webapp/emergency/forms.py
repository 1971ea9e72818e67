"""What is asked before a part opens in an emergency, and of whoever looks back on it."""

from webapp.emergency.look_backs import SHUT, WAITS
from webapp.fields import Choice, Choices, Form, Secret, Words
from webapp.i18n import lazy_gettext as _
from webapp.space import kinds

RIGHT, NOT_RIGHT = "right", "not-right"
OUTCOMES = {RIGHT: _("It was right"), NOT_RIGHT: _("It was not right")}
HOW_IT_STANDS = OUTCOMES | {
    SHUT: _("A law kept it shut"),
    WAITS: _("Nobody looked back on it yet"),
}


class OpenForm(Form):
    """Only what she lets be opened can be ticked."""

    parts = Choices(_("Which parts do you need? Only those."), choices=[], required=True)
    reason = Words(_("Why now? One sentence"), most=200, required=True)
    passphrase = Secret(_("Your secret words"))

    def offer(self, parts: tuple[str, ...]) -> "OpenForm":
        """Ticks for these kinds of section."""
        self.parts.choices = [(kind, kinds.page_name(kind)) for kind in parts]
        return self


class LookBackForm(Form):
    outcome = Choice(_("How was it?"), choices=list(OUTCOMES.items()))
    said = Words(_("In one sentence: why?"), most=200, required=True)
