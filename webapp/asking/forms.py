"""A member's question, each part from a fixed list; and the boxes of her own short pages."""

from webapp.care.addresses import area_key, area_of
from webapp.care.terms import PURPOSES_READ, purpose_read
from webapp.fields import LONG, Choice, Choices, Form, Secret, Words
from webapp.i18n import lazy_gettext as _
from webapp.i18n import ngettext
from webapp.space import kinds
from webapp.team.asks import DAYS, MOST_AREAS
from webapp.team.home_lists import TOPICS


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
        self.purpose.choices = [(code, purpose_read(code, called)) for code in PURPOSES_READ]
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


class HomeListForm(Form):
    """One box for each topic; one of them filled is enough."""

    allergies = Words(TOPICS["allergies"][1], most=LONG)
    medicines = Words(TOPICS["medicines"][1], most=LONG)
    food = Words(TOPICS["food"][1], most=LONG)
    pick_up = Words(TOPICS["pick-up"][1], most=LONG)
    nights = Words(TOPICS["nights"][1], most=LONG)

    @property
    def words(self) -> dict[str, str]:
        """What she wrote, by topic."""
        named = {topic: self[topic.replace("-", "_")].data for topic in TOPICS}
        return {topic: text for topic, text in named.items() if text}

    def validate(self, **kwargs) -> bool:
        """Something has to be there to share."""
        if not super().validate(**kwargs):
            return False
        if self.words:
            return True
        self.allergies.errors = [_("Please write in one box at least.")]
        return False


class LetAskForm(Form):
    passphrase = Secret(_("Your secret words"))


class TrustedForm(Form):
    name = Words(_("What do you call them?"), most=60, required=True)
