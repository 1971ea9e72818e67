"""What an advocate adds to a page, and what whoever looks after staff signs."""

from datetime import date

from flask import current_app
from wtforms import HiddenField
from wtforms.validators import ValidationError

from webapp.care.file_fields import REFUSALS, OnePicture
from webapp.care.heard import LONGEST_ANSWER
from webapp.care.promising import LONGEST_REPLY
from webapp.database import current_store
from webapp.fields import Choice, Choices, Day, Form, Secret, Words
from webapp.i18n import lazy_gettext as _
from webapp.i18n import local_day
from webapp.refusals import RefusalError
from webapp.space.files import NotThisTypeError, TooLargeError
from webapp.team.fact_words import CUSTODY, INVENTED, SETTING, STATES, STATUS
from webapp.team.facts import Facts
from webapp.team.portraits import MOST, MOST_SIDE, TooManyDotsError

PORTRAIT_REFUSALS: dict[type[RefusalError], object] = {
    **REFUSALS,
    TooLargeError: _("This picture is too big. It can have %(most)s KB.", most=MOST // 1024),
    TooManyDotsError: _(
        "This picture has too many pixels. %(most)s on each side is the most.", most=MOST_SIDE
    ),
    NotThisTypeError: _("It can be a JPEG or a PNG. This is another kind."),
}


class PromiseForm(Form):
    will = Words(_("I will do this"), most=200, required=True)
    by = Day(_("By when?"))


class CannotForm(Form):
    reply = Words(_("I can't, because..."), most=LONGEST_REPLY, required=True)


class HoursForm(Form):
    """Said to everybody before they send an urgent word."""

    hours = Words(_("When do you read urgent words?"), most=100)


class HeardForm(Form):
    """What happens now with something she said. The tap alone leaves it out: it was seen."""

    answer = Words(_("What will happen now?"), most=LONGEST_ANSWER)


class VouchForm(Form):
    """`seen` is the number behind the six words that were on the page."""

    seen = HiddenField()
    passphrase = Secret(_("Your secret words"))


class PortraitForm(Form):
    file = OnePicture(_("A photo of you"))

    def refuse(self, refusal: RefusalError) -> None:
        """Said beside the field, like what the form itself finds."""
        self.file.errors = [PORTRAIT_REFUSALS[type(refusal)]]


class CloseForm(Form):
    """`although` is there once the page has said what is lost."""

    although = HiddenField()


class FactsForm(Form):
    """What the rules of signing look at. What somebody does not know stays empty."""

    state = Words(_("The state whose law counts"), most=len(INVENTED), required=True)
    born = Day(_("Born on"), past=True)
    custody = Choice(_("Who has custody"), choices=[*CUSTODY.items()], default="", required=False)
    setting = Choice(_("How care is given"), choices=[*SETTING.items()], default="", required=False)
    status = Choices(_("What is true and on paper"), choices=[*STATUS.items()])

    def validate_state(self, field: Words) -> None:
        """Typed in any case. Nobody real is under the invented state's rules."""
        here = [*STATES, INVENTED] if current_app.config["SETTINGS"].demo else STATES
        typed = (field.data or "").casefold()
        field.data = next((state for state in here if state.casefold() == typed), field.data)
        if field.data not in here:
            raise ValidationError(_("Please give a state, with two letters."))

    def validate_born(self, field: Day) -> None:
        if field.data and not date(1990, 1, 1) <= field.data <= local_day(current_store().now):
            raise ValidationError(_("Please look at this day again."))

    def validate_status(self, field: Choices) -> None:
        if {"emancipated", "emancipated-in-part"} <= set(field.data or ()):
            raise ValidationError(_("Please tick one: for everything, or for some things only."))

    def facts(self) -> Facts:
        """What was entered, as it is signed."""
        return Facts(
            self.state.data, self.born.data, tuple(sorted(self.status.data)),
            self.setting.data or "", self.custody.data or "",
        )  # fmt: skip
