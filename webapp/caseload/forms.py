"""What an advocate adds to a page, and what whoever looks after staff signs."""

from wtforms import HiddenField

from webapp.fields import Day, Form, Secret, Words
from webapp.i18n import lazy_gettext as _


class PromiseForm(Form):
    will = Words(_("I will do this"), most=200, required=True)
    by = Day(_("By when?"))


class HoursForm(Form):
    """Said to everybody before they send an urgent word."""

    hours = Words(_("When do you read urgent words?"), most=100)


class VouchForm(Form):
    """`seen` is the number behind the six words that were on the page."""

    seen = HiddenField()
    passphrase = Secret(_("Your secret words"))
