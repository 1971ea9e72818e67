"""What is asked of somebody whom the law makes tell, and of the second person."""

from wtforms.validators import StopValidation

from webapp.care.told_words import DELAYS
from webapp.fields import Choice, Choices, Day, Form, Secret, Words
from webapp.i18n import lazy_gettext as _
from webapp.space.mandates import AFTER, COURT_ORDER, DELAYED, FIRST, REPORT, TOGETHER
from webapp.space.people import Card
from webapp.telling.reports import Line, Report, picked

TOLD = {
    FIRST: _("I told them before"),
    TOGETHER: _("We do it together"),
    AFTER: _("I tell them now"),
    DELAYED: _("It is not safe to tell them yet"),
}


class ReportForm(Form):
    """Nothing here opens anything, and nothing here goes around a no."""

    lines = Choices(_("Which lines? Only what the law asks for."), required=True)
    to_name = Words(_("Whom do you tell? The name"), most=80, required=True)
    to_agency = Words(_("Where do they work?"), most=80, required=True)
    law = Words(_("Which law, or which order of which court and day?"), most=200, required=True)
    decided_by = Words(_("Who decided that it must be told?"), most=80, required=True)
    told_whom = Words(_("Who takes the report? A name or number"), most=80)
    drug_order = Words(_("If a drug program wrote it: the court's order for that"), most=200)
    second = Choice(_("Who looks at the order as the second person?"), required=False)
    steps = Words(_("What did you do to keep it small and safe?"), most=400)
    told = Choice(_("When do they hear of it from you?"), choices=list(TOLD.items()))
    why_delayed = Choice(
        _("If it is not safe yet: why?"), choices=list(DELAYS.items()), required=False
    )
    passphrase = Secret(_("Your secret words"))

    def about(self, kind: str, lines: list[Line], seconds: list[Card]) -> "ReportForm":
        """The fields that this kind of record has, and what can be picked in them."""
        self.kind = kind
        self.lines.choices = [(line.key, line.said.text) for line in lines]
        self.second.choices = [(card.account, card.name) for card in seconds]
        asks = {COURT_ORDER: ("second", "drug_order"), REPORT: ("told_whom",)}.get(kind, ())
        for name in {"second", "drug_order", "told_whom"} - set(asks):
            del self[name]
        for name in {"second", "told_whom"} & set(asks):
            self[name].flags.required = True
        return self

    def validate_why_delayed(self, field: Choice) -> None:
        """A reason, where it is put off."""
        if self.told.data == DELAYED and not field.data:
            raise StopValidation(_("Please pick why."))

    @property
    def report(self) -> Report:
        """The record that was asked for."""
        names = ("to_name", "to_agency", "law", "decided_by", "told_whom", "drug_order", "steps")
        said = {name: self[name].data or "" for name in names if name in self}
        if self.told.data == DELAYED:
            said["why_delayed"] = self.why_delayed.data
        return Report(
            self.kind, picked(self.lines.data), said, self.told.data,
            self.second.data if "second" in self else "", bool(said.get("drug_order")),
        )  # fmt: skip


class SecondForm(Form):
    """The second person's own words."""

    passphrase = Secret(_("Your secret words"))


class LaterForm(Form):
    """Seven days more, or until the day that a court names."""

    reason = Choice(_("Why not yet?"), choices=list(DELAYS.items()))
    order = Words(_("If a court said so: which court, which order, which day?"), most=200)
    until = Day(_("If a court said so: until which day?"))
    passphrase = Secret(_("Your secret words"))

    def validate_until(self, field: Day) -> None:
        """A court's day stands with its order, and the other way round."""
        if bool(self.order.data) != bool(field.data):
            raise StopValidation(_("A court's order and its day belong together."))
