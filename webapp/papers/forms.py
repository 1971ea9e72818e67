"""What a paper is kept with: the file itself, her name for it, and what it is."""

from werkzeug.datastructures import FileStorage
from wtforms import FileField
from wtforms.validators import StopValidation
from wtforms.widgets import FileInput

from webapp.fields import Choice, Form, Words
from webapp.i18n import lazy_gettext as _
from webapp.papers.papers import MOST_PAPERS, OTHER, SORTS, TooManyPapersError
from webapp.papers.pictures import UnreadableError
from webapp.refusals import RefusalError
from webapp.space.files import MOST, NotThisTypeError, TooLargeError

MEGABYTES = MOST // (1024 * 1024)
PICK_AGAIN = _("Please pick the file again.")
REFUSALS = {
    TooLargeError: _("This file is too big. It can have %(most)s MB.", most=MEGABYTES),
    NotThisTypeError: _("We can keep photos (JPEG, PNG) and PDF files. This is another kind."),
    UnreadableError: _("This photo is not whole. Please take a new one."),
    TooManyPapersError: _("You have %(most)s papers here. Take one out first.", most=MOST_PAPERS),
}


class OneFile(FileField):
    """Exactly one file that is not empty. Its name is never looked at."""

    widget = FileInput()

    def process_formdata(self, valuelist: list) -> None:
        self.files = [one for one in valuelist if isinstance(one, FileStorage) and one.filename]
        self.data = self.files[0] if self.files else None

    def pre_validate(self, form: Form) -> None:
        if not self.data:
            raise StopValidation(_("Please pick a photo or a PDF."))
        if len(self.files) > 1:
            raise StopValidation(_("One file at a time, please."))
        if not self.data.stream.read(1):
            raise StopValidation(_("This file is empty. Please pick another."))
        self.data.stream.seek(0)


class NameForm(Form):
    name = Words(_("A name for it"), most=120)
    sort = Choice(
        _("What is it?"), choices=list(SORTS.items()), required=False, default=OTHER
    )  # fmt: skip


class PaperForm(NameForm):
    file = OneFile(
        _("A photo or a PDF"), render_kw={"accept": "image/jpeg,image/png,application/pdf"}
    )

    def refuse(self, refusal: RefusalError) -> None:
        """Said beside the field, like what the form itself finds."""
        self.file.errors = [REFUSALS[type(refusal)]]

    def ask_for_it_again(self) -> None:
        """No browser sends a file twice by itself."""
        if not self.file.errors:
            self.file.errors = [PICK_AGAIN]
