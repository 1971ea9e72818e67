"""Claim: what others signed, what a law made somebody tell, what was opened in an emergency and
who is kept away open and count as on the day they were written, for ever."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from webapp.space import kinds
from webapp.space.cosigning import answered_by, withdraw
from webapp.space.emergencies import openings_everywhere
from webapp.space.exclusions import is_excluded
from webapp.space.files import SealedFile, read_apart, read_file
from webapp.space.grants import all_grants
from webapp.space.links import links_of
from webapp.space.mandates import PAPERS_LIE_IN, mandates
from webapp.space.memberships import spaces_of
from webapp.space.offers import begin_signed
from webapp.space.on_paper import signed_on_paper
from webapp.space.opening import open_space
from webapp.space.proofs import prove
from webapp.space.refused import NotGrantedError
from webapp.team.holds import kept_away

MADE = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
SOON = MADE + timedelta(days=3)
PDF = b"%PDF-1.7\n% a golden letter\n%%EOF\n"


@pytest.fixture
def golden():
    return "law-1"


@pytest.fixture
def hers(store, unlock):
    youth = unlock("golden youth")
    (membership,) = spaces_of(store, youth.account)
    return open_space(store, youth, membership.space)


@pytest.fixture
def sees(store, unlock, hers):
    """What the doctor reads in a part: sees("body")."""
    doctor = unlock("golden doctor")
    return lambda kind: [
        item.body["hers"] for item in open_space(store, doctor, hers.id).section(kind).items()
    ]


def test_a_share_that_her_mother_signed_still_opens(sees, store, unlock):
    assert sees("body") == ["teeth"]

    (answered,) = answered_by(store, unlock("golden mother"))
    assert answered.about["name"] == "Golden Mother"


def test_it_ends_when_the_yes_is_taken_back(sees, store, unlock):
    mother = unlock("golden mother")
    withdraw(store, mother, answered_by(store, mother)[0].offer)

    with pytest.raises(NotGrantedError):
        sees("body")


def test_what_waits_for_a_paper_is_shut_until_the_witness_writes_it_down(sees, store, unlock, hers):
    with pytest.raises(NotGrantedError):
        sees("school")
    then = replace(store, now=SOON)
    known, _failed = all_grants(then, hers.authority)
    (waiting,) = [grant for grant in known if grant.is_waiting(SOON)]
    (aunt,) = waiting.needs.signers
    witness = unlock("golden advocate")
    signed_on_paper(then, witness, waiting.needs.offer, aunt, "Folder 7", {"name": "Golden Aunt"})
    begin_signed(open_space(then, unlock("golden youth"), hers.id))

    assert sees("school") == ["art"]


def test_who_may_sign_and_who_is_kept_away_stand(store, unlock, hers):
    mother, father = unlock("golden mother").account, unlock("golden father").account
    links = {link.account: link for link in links_of(store, hers.id)}

    assert not links[mother].excluded
    assert links[father].excluded
    assert is_excluded(store, hers.id, father)
    assert kept_away(store, hers.id, father).by_her


def test_what_was_told_is_read_by_her_with_the_paper_beside_it(store, unlock, hers):
    (told,) = mandates(store, unlock("golden youth"), hers.id)
    told.document.check("discloser", unlock("golden advocate").card.keys.identity)
    legal = hers.authority.sections[PAPERS_LIE_IN]
    paper = SealedFile.of(told.document.body["paper"])

    assert [line["body"]["hers"] for line in told.lines] == ["teeth"]
    assert told.document.body["said"]["authority"] == "Family Code 261"
    assert b"".join(read_apart(store, hers.id, legal, paper)) == PDF


def test_her_letter_opens(hers):
    section = hers.section(kinds.PRIVATE)
    (letter,) = section.items()

    assert b"".join(read_file(section, SealedFile.of(letter.body["file"]))) == PDF


def test_the_emergency_is_over_and_waits_for_somebody_to_look_back(store, unlock, hers):
    colleague = unlock("golden colleague")
    ((space, one),) = openings_everywhere(store)

    assert (space, one.reader, one.reason) == (hers.id, colleague.account, "Missing.")
    assert one.until == MADE + timedelta(hours=4)
    assert not one.is_open(store.now)
    with pytest.raises(NotGrantedError):
        open_space(store, colleague, hers.id).section("body")


def test_the_trail_is_whole_and_names_all_of_it(hers):
    proof = prove(hers)

    assert proof.holds
    said = {line.kind for line in proof.reading.lines}
    assert {"asked-to-sign", "signed", "told-without-ok", "opened-in-emergency"} <= said
