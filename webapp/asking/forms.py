"""What a member may ask for: parts, what for and for how long, each from a fixed list."""

from webapp.care.addresses import area_key, area_of
from webapp.care.terms import PURPOSES_READ
from webapp.fields import Choice, Choices, Form
from webapp.i18n import lazy_gettext as _
from webapp.i18n import ngettext
from webapp.space import kinds
from webapp.team.asks import DAYS, MOST_AREAS


class AskForm(Form):
    """No box to write in: nothing of what brought somebody here can be put into a question."""

    areas = Choices(
        _("What do you need to see?"), required=True,
        choices=[(area_key(kind), name) for kind, name in kinds.AREAS.items()],
    )  # fmt: skip
    purpose = Choice(_("What for?"), choices=[])
    days = Choice(_("For how long?"), choices=[])

    def about(self, called: str) -> "AskForm":
        """The lists as they read for one person."""
        self.purpose.choices = [
            (code, str(text) % {"name": called}) for code, text in PURPOSES_READ.items()
        ]
        self.days.choices = [(str(n), ngettext("%(num)s day", "%(num)s days", n)) for n in DAYS]
        return self

    def validate(self, **kwargs) -> bool:
        """Three parts at most: a question for everything is none that can be answered."""
        if not super().validate(**kwargs):
            return False
        if len(set(self.areas.data)) <= MOST_AREAS:
            return True
        self.areas.errors = [_("Please pick three at most.")]
        return False

    @property
    def said(self) -> dict:
        """What goes to her."""
        return {
            "areas": sorted({area_of(key) for key in self.areas.data}),
            "purpose": self.purpose.data,
            "days": int(self.days.data),
        }
