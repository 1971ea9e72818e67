"""Forms and their fields: every refusal is one calm sentence, and what was typed stays."""

import re
import unicodedata
from datetime import date
from typing import Any

from babel.support import LazyProxy
from flask import g
from flask_wtf import FlaskForm
from wtforms import DateField, Field, PasswordField, RadioField, SelectMultipleField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import StopValidation
from wtforms.widgets import CheckboxInput, ListWidget, PasswordInput, TextArea, TextInput

from webapp.database import current_store
from webapp.i18n import lazy_gettext as _
from webapp.i18n import local_day

# These turn the order of letters around, so that a text can read as another than it is.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# These are not seen at all. Those that join letters, which some languages need, are not here.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2060-\u2064\u206a-\u206f\u3164\ufeff"
    "\uffa0\ufff9-\ufffb]"
)
_JOINERS = "\u200c\u200d\u2800"
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029")
_PILED = "\u0f73\u0f75\u0f81"
MOST_MARKS = 30
"""On one letter: no script that people write needs more (Unicode Standard Annex 15). Putting them
in order takes the square of their number, and everybody waits meanwhile."""
LONG = 200

NEVER_SHOWN_AGAIN = ("csrf_token", "once", "next", "passphrase", "secret", "code")
"""Parts of names of fields whose content is no page's to repeat and no draft's to keep."""


class Form(FlaskForm):
    """Base of every form. Each field says what it wants by itself."""

    def __init__(self, *args: Any, **kwargs: Any):
        """The request remembers its forms: words that came too late find their own again."""
        super().__init__(*args, **kwargs)
        g.setdefault("forms", []).append(self)

    class Meta(FlaskForm.Meta):
        def render_field(self, field: Field, render_kw: dict[str, Any]) -> str:
            """No browser bubbles in another voice: what is wrong is said beside the field."""
            render_kw.pop("required", None)
            return super().render_field(field, {**render_kw, "required": False})


class Words(StringField):
    """Anything a person writes: one line up to 200 letters, a box above that."""

    def __init__(self, label=None, *, most: int, required: bool = False, **kwargs: Any):
        widget = TextInput() if most <= LONG else TextArea()
        super().__init__(label, widget=kwargs.pop("widget", widget), **kwargs)
        self.most = most
        self.flags.maxlength = most
        self.flags.required = required or None

    def process_formdata(self, valuelist: list[str]) -> None:
        if valuelist:
            self.data = clean(valuelist[0])

    def pre_validate(self, form: FlaskForm) -> None:
        text = self.data or ""
        if self.flags.required and not text:
            raise StopValidation(_("Please write something here."))
        if _TURNING.search(text):
            raise StopValidation(_("A hidden sign turns letters around. Please type it again."))
        if len(text) > self.most:
            raise StopValidation(too_long(self.most))


class Secret(PasswordField):
    """Secret words: kept as typed, never shown again. Name such a field `passphrase`."""

    widget = PasswordInput(hide_value=True)

    def __init__(self, label=None, *, most: int = 400, **kwargs: Any):
        super().__init__(label, **kwargs)
        self.most = most
        self.flags.required = True

    def pre_validate(self, form: FlaskForm) -> None:
        if not (self.data or "").strip():
            raise StopValidation(_("Please type your secret words."))
        if len(self.data) > self.most:
            raise StopValidation(too_long(self.most))


class Day(DateField):
    """A day that has not gone by, unless `past` allows it."""

    def __init__(self, label=None, *, required: bool = False, past: bool = False, **kwargs: Any):
        super().__init__(label, **kwargs)
        self.past = past
        self.flags.required = required or None

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = valuelist[0].strip() if valuelist else ""
        self.raw_data = [typed]
        try:
            self.data = date.fromisoformat(typed) if typed else None
        except ValueError:
            self.data = None
            raise ValueError(_("Please give a day, like 2030-05-31.")) from None

    def pre_validate(self, form: FlaskForm) -> None:
        if self.process_errors:
            raise StopValidation
        if self.data is None and self.flags.required:
            raise StopValidation(_("Please pick a day."))
        if self.data is not None and not self.past and self.data < local_day(current_store().now):
            raise StopValidation(_("This day has gone by. Please pick another."))


class Choice(RadioField):
    """One of a few; what is not on the list was not meant."""

    def __init__(self, label=None, *, choices=(), required: bool = True, **kwargs: Any):
        super().__init__(label, choices=_shaped(choices), validate_choice=False, **kwargs)
        self.flags.required = required or None

    def pre_validate(self, form: FlaskForm) -> None:
        values = {str(choice.value) for choice in self.iter_choices()}
        # What has no value can stand among them ("Not known"), and stays picked.
        if not self.data:
            self.data = "" if "" in values and not self.flags.required else None
        if not self.data and not self.flags.required:
            return
        if self.data is None or str(self.data) not in values:
            raise StopValidation(_("Please pick one."))


class Choices(SelectMultipleField):
    """Any of a few, as boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label=None, *, choices=(), required: bool = False, **kwargs: Any):
        super().__init__(label, choices=_shaped(choices), validate_choice=False, **kwargs)
        self.flags.required = required or None

    def pre_validate(self, form: FlaskForm) -> None:
        values = {str(choice.value) for choice in self.iter_choices()}
        self.data = self.data or []
        if self.flags.required and not self.data:
            raise StopValidation(_("Please pick at least one."))
        if not {str(value) for value in self.data} <= values:
            raise StopValidation(_("Please pick from the list."))


def _shaped(pairs) -> list[SelectChoice]:
    """WTForms takes plain (value, label) pairs only with a warning."""
    return [SelectChoice(*pair) if isinstance(pair, tuple) else pair for pair in pairs]


def too_long(most: int) -> LazyProxy:
    return _("This is too long. It can have %(most)s letters.", most=most)


def clean(text: str) -> str:
    """One form of every letter, plain line ends, no space around, nothing that is not seen."""
    plain = _UNSEEN.sub("", _CONTROL.sub("", _LINE_ENDS.sub("\n", text)))
    tidy = unicodedata.normalize("NFC", _without_piles(plain)).strip()
    return tidy if any(not sign.isspace() and sign not in _JOINERS for sign in tidy) else ""


def _without_piles(text: str) -> str:
    if text.isascii():
        return text
    kept, height = [], 0
    for sign in text:
        height = height + 1 if unicodedata.combining(sign) or sign in _PILED else 0
        if height <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)
