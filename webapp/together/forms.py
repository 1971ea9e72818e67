"""The advocate's own promise, and the secret words that take the tablet back."""

from webapp.fields import Day, Form, Secret, Words
from webapp.i18n import lazy_gettext as _


class PromiseForm(Form):
    text = Words(_("I will do this"), most=200, required=True)
    by = Day(_("By this day"))


class UnlockForm(Form):
    passphrase = Secret(_("Your secret words"))
