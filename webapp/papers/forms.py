"""What a paper is kept with: the file itself, her name for it, and what it is."""

from webapp.care import file_fields
from webapp.care.file_fields import OneFile
from webapp.fields import Choice, Form, Words
from webapp.i18n import lazy_gettext as _
from webapp.papers.papers import MOST_PAPERS, OTHER, SORTS, TooManyPapersError
from webapp.refusals import RefusalError

REFUSALS = {
    **file_fields.REFUSALS,
    TooManyPapersError: _("You have %(most)s papers here. Take one out first.", most=MOST_PAPERS),
}


class NameForm(Form):
    name = Words(_("A name for it"), most=120)
    sort = Choice(
        _("What is it?"), choices=list(SORTS.items()), required=False, default=OTHER
    )  # fmt: skip


class PaperForm(NameForm):
    file = OneFile(_("A photo or a PDF"))

    def refuse(self, refusal: RefusalError) -> None:
        """Said beside the field, like what the form itself finds."""
        self.file.errors = [REFUSALS[type(refusal)]]
