"""When to ask again, whom to stop sharing with, and why somebody can't stop using it."""

from datetime import date, timedelta

from webapp.care.recalls import LONGEST_REPLY
from webapp.care.spoken_stops import LONGEST_NAME
from webapp.fields import Choice, Day, Form, Secret, Words
from webapp.i18n import lazy_gettext as _

OTHER = "other"
LENGTHS = {"3": _("In 3 days"), "7": _("In a week"), "30": _("In a month")}
LONGEST = timedelta(days=365)


class PauseForm(Form):
    days = Choice(
        _("When should we ask you?"), choices=[*LENGTHS.items(), (OTHER, _("On another day"))]
    )
    other = Day(_("The day"))

    def day(self, today: date) -> date | None:
        """The day that was picked; None, with a sentence beside the field, for none or one
        that is too far."""
        if self.days.data != OTHER:
            return today + timedelta(days=int(self.days.data))
        if self.other.data is None:
            self.other.errors = [_("Please pick a day.")]
        elif not today < self.other.data <= today + LONGEST:
            self.other.errors = [_("Please pick a day from tomorrow on, within a year.")]
        else:
            return self.other.data
        return None


class OfWhomForm(Form):
    who = Words(_("How do you call the young person?"), most=LONGEST_NAME, required=True)


class SaidStopForm(Form):
    name = Words(_("Whose name did you hear?"), most=LONGEST_NAME, required=True)


class TookBackForm(Form):
    name = Words(_("What is their name?"), most=LONGEST_NAME, required=True)


class ByNameForm(OfWhomForm, SaidStopForm):
    """Asked in this order, so also told in it what is missing."""


class TookBackByNameForm(OfWhomForm, TookBackForm):
    """The same for a yes."""


class CannotStopForm(Form):
    reply = Words(_("I can't, because..."), most=LONGEST_REPLY, required=True)


class AskForm(Form):
    """In her name something goes out, so her words are asked."""

    passphrase = Secret(_("Your secret words"))


class PressForm(Form):
    """A button and nothing else."""
