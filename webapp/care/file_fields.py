"""The box of a form that takes one photo or PDF, and what is said beside it when it can't."""

import io
from typing import BinaryIO

from werkzeug.datastructures import FileStorage
from wtforms import FileField
from wtforms.validators import StopValidation
from wtforms.widgets import FileInput

from webapp.care.pictures import UnreadableError, bare
from webapp.fields import Form
from webapp.i18n import lazy_gettext as _
from webapp.refusals import RefusalError
from webapp.space.files import MOST, NotThisTypeError, TooLargeError

MEGABYTES = MOST // (1024 * 1024)
# Somewhat more than a file may have, so that who sends too much keeps what was typed beside it.
MOST_SENT = MOST + 6 * 1024 * 1024
PICK_AGAIN = _("Please pick the file again.")
REFUSALS: dict[type[RefusalError], object] = {
    TooLargeError: _("This file is too big. It can have %(most)s MB.", most=MEGABYTES),
    NotThisTypeError: _("We can keep photos (JPEG, PNG) and PDF files. This is another kind."),
    UnreadableError: _("This photo is not whole. Please take a new one."),
}


class OneFile(FileField):
    """One file that is not empty, or none where none is needed. Its name is never looked at."""

    widget = FileInput()
    kinds = "image/jpeg,image/png,application/pdf"
    none_picked = _("Please pick a photo or a PDF.")

    def __init__(self, label=None, *, required: bool = True, **kwargs):
        super().__init__(label, render_kw={"accept": self.kinds}, **kwargs)
        self.flags.required = required or None

    def process_formdata(self, valuelist: list) -> None:
        self.files = [one for one in valuelist if isinstance(one, FileStorage) and one.filename]
        self.data = self.files[0] if self.files else None

    def pre_validate(self, form: Form) -> None:
        if not self.data:
            if self.flags.required:
                raise StopValidation(self.none_picked)
            return
        if len(self.files) > 1:
            raise StopValidation(_("One file at a time, please."))
        if not self.data.stream.read(1):
            raise StopValidation(_("This file is empty. Please pick another."))
        self.data.stream.seek(0)

    def ask_for_it_again(self) -> None:
        """No browser sends a file twice by itself."""
        if not self.errors:
            self.errors = [PICK_AGAIN]


class OnePicture(OneFile):
    """The same where a PDF would be of no use."""

    kinds = "image/jpeg,image/png"
    none_picked = _("Please pick a photo.")


def bare_file(stream: BinaryIO) -> BinaryIO:
    """What was sent, without what a photo carries along. TooLargeError, UnreadableError."""
    sent = stream.read(MOST + 1)
    if len(sent) > MOST:
        raise TooLargeError("more than a file may have")
    return io.BytesIO(bare(sent))
