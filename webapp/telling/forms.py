"""What is asked of somebody whom the law makes tell, and of the second person."""

from wtforms import BooleanField
from wtforms.validators import StopValidation

from webapp.care.file_fields import OneFile
from webapp.care.told_words import DELAYS, MAY, MUST
from webapp.fields import Choice, Choices, Day, Form, Secret, Words
from webapp.i18n import lazy_gettext as _
from webapp.space.mandates import AFTER, COURT_ORDER, DANGER, DELAYED, FIRST, REPORT, TOGETHER
from webapp.space.people import Card
from webapp.team.compelled import Law
from webapp.telling.reports import WHY_ON_PAPER, Line, Report, picked

PAPERS = {
    COURT_ORDER: _("The order: a photo or a PDF"),
    REPORT: _("The letter that says they got it (if you have one)"),
}
ASKED_ONLY_FOR = {
    COURT_ORDER: ("second", "drug_order", "paper", "only_on_paper", WHY_ON_PAPER),
    REPORT: ("told_whom", "paper"),
    DANGER: ("rule",),
}
"""Fields that stand only in the form of one kind of record."""

SAID = (
    "to_name", "to_agency", "law", "duty", "decided_by", "told_whom", "drug_order", "steps",
    "notice",
)  # fmt: skip
"""What the record keeps as it was typed or picked."""

TOLD = {
    FIRST: _("I told them before"),
    TOGETHER: _("We do it together"),
    AFTER: _("I tell them now"),
    DELAYED: _("It is not safe to tell them yet"),
}


DUTIES = {MUST: _("It says I must tell"), MAY: _("It says I may tell")}


class ReportForm(Form):
    """Nothing here opens anything, and nothing here goes around a no."""

    lines = Choices(_("Which lines? Only what the law asks for."), required=True)
    to_name = Words(_("Whom do you tell? The name"), most=80, required=True)
    to_agency = Words(_("Where do they work?"), most=80, required=True)
    law = Words(_("Which law, or which order of which court and day?"), most=200, required=True)
    duty = Choice(_("Must you tell, or may you?"), choices=list(DUTIES.items()))
    rule = Choice(_("Does one of these make you tell?"), required=False, default="")
    decided_by = Words(_("Who decided that it must be told?"), most=80, required=True)
    told_whom = Words(_("Who takes the report? A name or number"), most=80)
    drug_order = Words(_("If a drug program wrote it: the court's order for that"), most=200)
    paper = OneFile(required=False)
    only_on_paper = BooleanField(_("I only have it on paper"))
    why_on_paper = Words(_("Then why is there no photo of it?"), most=200)
    second = Choice(_("Who looks at the order as the second person?"), required=False)
    steps = Words(_("What did you do to keep it small and safe?"), most=400, required=True)
    told = Choice(_("When do they hear of it from you?"), choices=list(TOLD.items()))
    why_delayed = Choice(
        _("If it is not safe yet: why?"), choices=list(DELAYS.items()), required=False
    )
    notice = Words(_("How and when did they hear of it, or why not?"), most=200, required=True)
    passphrase = Secret(_("Your secret words"))

    def about(
        self, kind: str, lines: list[Line], seconds: list[Card], laws: tuple[Law, ...]
    ) -> "ReportForm":
        """The fields that this kind of record has, and what can be picked in them."""
        self.kind = kind
        self.lines.choices = [(line.key, line.said.text) for line in lines]
        self.second.choices = [(card.account, card.name) for card in seconds]
        said = [(law.rule, f"{law.state}: {law.citation}") for law in laws]
        self.rule.choices = [*said, ("", _("No, or I don't know"))]
        asks = ASKED_ONLY_FOR.get(kind, ()) if laws or kind != DANGER else ()
        for name in {name for names in ASKED_ONLY_FOR.values() for name in names} - set(asks):
            del self[name]
        for name in {"second", "told_whom"} & set(asks):
            self[name].flags.required = True
        if "paper" in asks:
            self.paper.label.text = PAPERS[kind]
        return self

    def validate_duty(self, field: Choice) -> None:
        """A law that only lets somebody tell needs her yes, like any share."""
        if field.data == MAY:
            raise StopValidation(_("A law that lets you tell is not enough. Ask for a yes."))

    def validate_paper(self, field: OneFile) -> None:
        """An order is asked for; only one that lies on paper alone is left out."""
        if self.kind == COURT_ORDER and not field.data and not self.only_on_paper.data:
            raise StopValidation(_("Please pick it, or say that it is only on paper."))

    def validate_why_on_paper(self, field: Words) -> None:
        """A reason, where no file lies beside it."""
        if self.only_on_paper.data and not self.paper.data and not field.data:
            raise StopValidation(_("Please say why."))

    def ask_for_the_paper_again(self) -> None:
        """Whatever else is wrong, the file has to be picked once more."""
        if "paper" in self and self.paper.data:
            self.paper.ask_for_it_again()

    def validate_why_delayed(self, field: Choice) -> None:
        """A reason, where it is put off."""
        if self.told.data == DELAYED and not field.data:
            raise StopValidation(_("Please pick why."))

    @property
    def report(self) -> Report:
        """The record that was asked for."""
        said = {name: self[name].data or "" for name in SAID if name in self}
        if self.told.data == DELAYED:
            said["why_delayed"] = self.why_delayed.data
        paper = self.paper.data.stream if "paper" in self and self.paper.data else None
        if paper is None and "only_on_paper" in self and self.only_on_paper.data:
            said[WHY_ON_PAPER] = self.why_on_paper.data
        return Report(
            self.kind, picked(self.lines.data), said, self.told.data,
            self.second.data if "second" in self else "", bool(said.get("drug_order")), paper,
            (self.rule.data or "") if "rule" in self else "", self.duty.data == MAY,
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
