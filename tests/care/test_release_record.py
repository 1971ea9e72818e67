"""The body of a release carries every field it must, and what was signed before stays readable."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from crypto.labels import Tag
from webapp.care.ceremonies import Ceremony
from webapp.care.release_record import Discloser, Needed, Part, Purpose, ReleaseRecord, Source, Text
from webapp.care.terms import check_release, terms_of
from webapp.space.people import Card
from webapp.space.signatures import read, write

GOLDEN = Path(__file__).parents[1] / "golden"
FIRST, SECOND, THIRD, FOURTH = (GOLDEN / f"release-{version}.json" for version in (1, 2, 3, 4))
NOON = datetime(2026, 6, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def first():
    """A release that version 1 signed."""
    return read(FIRST.read_text(), Tag.RELEASE)


@pytest.fixture
def record(first):
    """Every field filled with something of its own."""
    return ReleaseRecord(
        "space", Discloser("a" * 32, "ab", "agency", "Tasha", "Open Door"),
        Card.of(first.body["recipient"]),
        (
            Part("mind", None, ("MH", "R"), "2026-07-02", "2026-05-30"),
            Part("body", ("x",), ("N",), "2026-06-03", "2026-06-01"),
        ),
        Purpose("visits", "", "It is to book visits.", "COC"), ("see", "talk"), NOON,
        NOON.replace(month=7), NOON.replace(day=18), (Needed("youth", "own-words", "1.1"),),
        ("no-is-fine",), Text("2", "0" * 64, "en", "grade 4-6"), "Mari", NOON, "5a",
        ("just-for-me",), (Source("Eastside Clinic", ("HIPAA", "42CFRPart2"), ("Dr. Patel",)),),
        ("legal-proceedings",),
        Ceremony("paper", "right", ("paper-instead",), "Ana", "Tasha", "7", "none"),
        "e" * 64, True, "whoever-writes-with-her",
    )  # fmt: skip


def test_what_is_written_reads_the_same(record):
    text = write(Tag.RELEASE, record.as_body()).text

    assert ReleaseRecord.of(json.loads(text)) == record


def test_the_laws_are_those_of_every_source(record):
    assert record.regimes == ("42CFRPart2", "HIPAA")
    assert record.as_body()["regimes"] == ["42CFRPart2", "HIPAA"]


def test_what_version_1_signed_is_read_and_still_holds(first):
    record = ReleaseRecord.of(first.body)

    check_release(first)
    assert record.version == 1
    assert record.recipient.name == "Dr. Patel"
    assert record.alone == ()
    assert str(terms_of(first, "g").last_day) == "2026-07-02"


def test_what_version_2_signed_is_read_and_still_holds():
    second = read(SECOND.read_text(), Tag.RELEASE)
    record = ReleaseRecord.of(second.body)

    check_release(second)
    assert record.version == 2
    assert record.sources == (Source("Eastside Clinic", ("hipaa", "part-2")),)
    assert (record.own_words, record.later) == (None, "")


def test_what_version_3_signed_is_read_and_still_holds():
    third = read(THIRD.read_text(), Tag.RELEASE)
    record = ReleaseRecord.of(third.body)

    check_release(third)
    assert record.version == 3
    assert [source.people for source in record.sources] == [(), ("Tasha",)]
    assert (record.own_words, record.later) == (False, "whoever-writes-with-her")


def test_what_version_4_signed_is_read_and_still_holds():
    fourth = read(FOURTH.read_text(), Tag.RELEASE)
    record = ReleaseRecord.of(fourth.body)

    check_release(fourth)
    assert record.version == 4
    assert [part.lines_since for part in record.what] == ["2026-06-03", "2026-06-08"]
    assert record.ceremony.receipt == "paper"
    assert record.as_body() == fourth.body


def test_a_version_that_nobody_wrote_is_not_read(record):
    for version in (0, 5, "4", None):
        with pytest.raises(ValueError, match="version"):
            ReleaseRecord.of(record.as_body() | {"version": version})


def test_it_says_from_which_day_on_its_lines_are(record):
    assert record.since == date(2026, 5, 30)


@pytest.mark.parametrize("golden", [FIRST, SECOND, THIRD])
def test_before_version_4_nobody_said_from_which_day_on(golden):
    assert ReleaseRecord.of(read(golden.read_text(), Tag.RELEASE).body).since is None


def test_version_4_must_say_from_which_day_on(record):
    body = record.as_body()
    del body["what"][1]["lines_since"]
    with pytest.raises(KeyError):
        ReleaseRecord.of(body)


def test_version_4_must_say_where_the_copy_was_wanted(record):
    body = record.as_body()
    for wrong in ("", "mail"):
        with pytest.raises(ValueError, match="copy"):
            ReleaseRecord.of(body | {"ceremony": body["ceremony"] | {"receipt": wrong}})
    del body["ceremony"]["receipt"]
    with pytest.raises(KeyError):
        ReleaseRecord.of(body)


def test_a_release_without_an_end_is_none(record):
    body = record.as_body()
    del body["end"]
    with pytest.raises(KeyError):
        ReleaseRecord.of(body)


def test_nothing_in_it_names_an_address_or_a_place(record):
    body = record.as_body()
    names = {*body, *body["ceremony"], *body["discloser"], *body["recipient"]}

    assert not names & {"ip", "address", "location", "place", "device", "browser", "phone"}
