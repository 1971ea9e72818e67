"""Claim: a yes for her says, in what is signed, as whom it is given and by what authority, as staff
entered and checked it when she asked (45 CFR 164.508(c)(1)(vi)); she reads it beside the yes."""

import json
import re
from datetime import timedelta

import pytest
from pages_cast import WORDS, send
from sharing_cast import TOKENS, text_of
from signing_cast import asks
from steps_of_signing import PAPER

from crypto.labels import Tag
from webapp.consent.people import kept_releases
from webapp.consent.receipt_words import SIGNED_AS
from webapp.signing.texts import STATEMENTS, as_whom
from webapp.space.cosigning import waiting_for
from webapp.space.links import SIGNING, change_link
from webapp.space.opening import open_space
from webapp.space.signatures import read
from webapp.space.signers import keep_row, row_of
from webapp.team.guardians import call_them

AS_PARENT = "If you sign, you sign as a parent."


@pytest.fixture
def offer(waits, store, cast):
    """What waits for her mother."""
    return waiting_for(store, cast.guardian)[0].offer


@pytest.fixture
def says_yes(guardian_client, offer):
    def sign():
        return send(
            guardian_client, f"/asked/{offer}/signature", page=f"/asked/{offer}",
            signed_as="Denise R.", passphrase=WORDS,
        )  # fmt: skip

    return sign


@pytest.fixture
def pages(guardian_client, offer):
    """What she is asked, and her yes, as her mother reads them; tokens left out."""

    def look():
        page = guardian_client.get(f"/asked/{offer}")
        yes = send(guardian_client, f"/asked/{offer}/yes", page=f"/asked/{offer}", sees="this")
        return [TOKENS.sub("", one.text) for one in (page, yes)]

    return look


@pytest.fixture
def receipt(youth_client, store, cast, known):
    """Her own copy of what was shared last."""

    def look(at=""):
        kept = kept_releases(open_space(store, cast.youth, known.id))[-1]
        return text_of(youth_client.get(f"/receipts/{kept.id}{at}"))

    return look


@pytest.mark.parametrize("role", SIGNING)
def test_every_role_has_a_sentence_to_sign_and_a_word_on_her_copy(role):
    (code,) = as_whom([role])

    assert STATEMENTS[code].startswith("If you sign, you sign ")
    assert SIGNED_AS[code]


def test_it_is_read_before_the_yes_signed_with_it_and_read_on_both_copies(
    pages, says_yes, offer, store, cast, known, guardian_client, receipt
):
    assert AS_PARENT in pages()[0]
    assert "As a parent" not in receipt()
    assert says_yes().status_code == 303

    row = row_of(store, known.id, offer, cast.guardian.account)
    yes = read(row["document"], Tag.COSIGNATURE)
    yes.check("signer", cast.guardian.card.keys.identity)
    assert "signs-as-parent" in yes.body["about"]["statements"]
    assert AS_PARENT in text_of(guardian_client.get(f"/copies/{offer}"))
    assert "As a parent" in receipt()
    assert "As a parent" in receipt("/paper")


def test_who_is_two_things_to_her_signs_as_both(parent, cast, denise, papers, youth_client, store):
    parent(cast.guardian.account, "education-rights-holder")
    parent(cast.guardian.account, "court-appointee", is_safe=False)
    asks(youth_client, cast.member.account, papers, denise)

    assert waiting_for(store, cast.guardian)[-1].roles == ("parent", "education-rights-holder")


def test_what_is_entered_later_changes_nothing_on_the_page(pages, store, denise, cast):
    """His page hangs on what he was asked alone, so it says nothing of what staff do meanwhile."""
    before = pages()
    yesterday = (store.today - timedelta(days=1)).isoformat()
    change_link(store, denise, role="guardian", until=yesterday)

    assert pages() == before


def test_who_was_asked_before_it_was_kept_signs_as_before(
    pages, says_yes, offer, store, cast, known, receipt
):
    row = row_of(store, known.id, offer, cast.guardian.account)
    keep_row(store, known.id, offer, cast.guardian.account, _without(row, "roles"))

    assert "If you sign, you sign as" not in pages()[0]
    assert says_yes().status_code == 303
    assert "As a parent" not in receipt()


def test_it_is_read_aloud_and_signed_on_paper(
    parent, known, papers, youth_client, advocate_client, cast, receipt, store
):
    ana = parent()
    call_them(known, ana, "Ana")
    yeses = f"/everyone/{known.id}/yeses"
    send(advocate_client, f"{yeses}/{ana.id}/way", page=yeses, way="paper")
    asks(youth_client, cast.member.account, papers, ana)
    at = re.search(rf'href="({yeses}/\w+/{ana.id})"', advocate_client.get(yeses).text)[1]

    assert AS_PARENT in text_of(advocate_client.get(f"{at}/sheet/en"))
    written = {**PAPER, "passphrase": WORDS, "read_in": "en"}
    assert send(advocate_client, at, **written).status_code == 303
    row = row_of(store, known.id, at.split("/")[-2], ana.id)
    about = json.loads(json.loads(row["document"])["text"])["about"]
    assert "signs-as-parent" in about["statements"]
    assert "As a parent" in receipt()


def test_the_file_that_she_takes_along_says_it_too(
    says_yes, youth_client, store, cast, known, verify
):
    says_yes()
    kept = kept_releases(open_space(store, cast.youth, known.id))[-1]
    export = send(youth_client, f"/receipts/{kept.id}/file", passphrase=WORDS).json
    code, said = verify(export)

    assert code == 0, said
    assert "good  signature 1 of others, signs-as-parent" in said


def _without(row, name):
    return {key: value for key, value in row.items() if key != name}
