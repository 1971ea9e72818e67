"""What every page of a receipt shows: the one on a screen, and the one for paper."""

from flask import render_template

from webapp.consent.ends import Receipt
from webapp.consent.given import given
from webapp.consent.receipt_words import RECEIPT_WORDS
from webapp.consent.statements import told_before
from webapp.space import kinds
from webapp.space.opening import OpenSpace


def receipt_page(template: str, space: OpenSpace, found: Receipt) -> str:
    """One release, readable."""
    return render_template(
        template, receipt=found, record=found.record, kinds=kinds,
        given=given(space, found.kept), told=told_before(found.record), **RECEIPT_WORDS,
    )  # fmt: skip
