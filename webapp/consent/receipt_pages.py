"""What every page of a receipt shows: the one on a screen, and the one for paper."""

from flask import render_template

from webapp.consent.ends import Receipt
from webapp.consent.given import given
from webapp.consent.receipt_words import RECEIPT_WORDS
from webapp.consent.statements import reads_as_signed, said
from webapp.space import kinds
from webapp.space.opening import OpenSpace


def receipt_page(template: str, space: OpenSpace, found: Receipt) -> str:
    """One release, readable."""
    record = found.record
    codes = (*record.statements, *record.ceremony.screen)
    return render_template(
        template, receipt=found, record=record, kinds=kinds, given=given(space, found.kept),
        sentences=said(codes, found.reader.name),
        as_signed=reads_as_signed(record.text, codes, found.reader.name),
        **RECEIPT_WORDS,
    )  # fmt: skip
