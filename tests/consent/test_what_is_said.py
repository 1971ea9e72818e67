"""Before she signs, a page says what her words do and what this reader's job means."""

from dataclasses import replace

import pytest
from pages_cast import WORDS, send
from sharing_cast import Steps, knows_them, says_now, text_of

from webapp.account.accounts import card_of
from webapp.care.people import KeptRelease
from webapp.care.records import records
from webapp.care.release_record import LEGAL_PROCEEDINGS
from webapp.care.signed_texts import hash_of
from webapp.care.terms import record_in
from webapp.consent.ends import stop_one
from webapp.consent.limits import limits_for
from webapp.consent.people import document_of
from webapp.consent.statements import STATEMENTS, said, statements_for
from webapp.space import kinds
from webapp.space.opening import open_space
from webapp.team.jobs import JOBS, MUST_TELL

SIGNS = "When you type your secret words here, you sign."
MAY_READ = "A court or the other side may get to read this."


@pytest.fixture
def codes(app, cast):
    """What is said about somebody of this job."""

    def make(job, by_law=(), card=cast.member.card):
        card = replace(card, discipline=job)
        with app.app_context():
            return statements_for(limits_for(card), card, by_law)

    return make


@pytest.fixture
def steps(youth_client, people, cast):
    return Steps(youth_client, cast.member.account)


@pytest.fixture
def last(store, cast, people):
    """Her copy of what she shared last, and what it says."""

    def make():
        hers = open_space(store, cast.youth, people.id)
        kept = records(hers.section(kinds.SHARING), KeptRelease)[-1]
        return kept, record_in(document_of(hers, kept))

    return make


def test_her_page_says_that_her_words_sign_and_what_she_signs_covers_it(steps, app, last):
    page = text_of(steps.to_look().send("/share/look").page)
    steps.send("/releases", passphrase=WORDS)
    record = last()[1]

    assert SIGNS in page
    assert "means-to-sign" in record.ceremony.screen
    with app.test_request_context("/"):
        sentences = said((*record.statements, *record.ceremony.screen), "Dr. Patel")
    assert SIGNS in sentences
    assert record.text.hash == hash_of(sentences)
    assert record.text.hash != hash_of([one for one in sentences if one != SIGNS])


def test_undoing_a_stop_says_it_too(share, last, store, cast, people, youth_client):
    share(cast.member)
    kept, _record = last()
    stop_one(open_space(store, cast.youth, people.id), kept.grant)

    assert SIGNS in text_of(youth_client.get(f"/receipts/{kept.id}/undo"))


@pytest.mark.parametrize("job", ["probation", "court-appointed", "court appointed"])
def test_who_reports_to_the_judge_comes_with_the_caveat_and_no_harder_limits(codes, cast, job):
    limits = limits_for(replace(cast.member.card, discipline=job))

    assert codes(job)[0] == "court-may-read"
    assert (limits.most_days, limits.warns_court) == (365, False)


@pytest.mark.parametrize("job", ["medical", "school", "housing", "legal", "advocate"])
def test_of_nobody_else_it_is_said_unless_a_law_wants_it(codes, job):
    assert "court-may-read" not in codes(job)
    assert codes(job, ("court-may-read",)).count("court-may-read") == 1


def test_the_caveat_about_a_probation_officer_stands_on_her_page(steps, last, store, cast, people):
    says_now(store, cast.member, discipline="probation")
    knows_them(people, card_of(store, cast.member.account))
    steps.to_look()
    assert MAY_READ in text_of(steps.send("/share/look").page)
    steps.send("/releases", passphrase=WORDS)

    record = last()[1]
    assert "court-may-read" in record.statements
    assert LEGAL_PROCEEDINGS not in record.alone


@pytest.mark.parametrize("job", sorted(set(JOBS) & set(MUST_TELL)))
def test_what_this_job_must_tell_stands_in_place_of_the_general_word(codes, job):
    told = [code for code in codes(job) if "must-tell" in code]

    assert told == [MUST_TELL[job]]
    assert told[0] in STATEMENTS


@pytest.mark.parametrize("job", ["school", "child welfare", "medical", "mental health", "police"])
def test_the_jobs_that_most_places_bind_are_known(job):
    assert job in MUST_TELL


@pytest.mark.parametrize("job", ["legal", "housing", "probation", "interpreter", "", "advocate"])
def test_of_others_the_general_word_stays(codes, job):
    assert [code for code in codes(job) if "must-tell" in code] == ["some-must-tell"]


def test_the_word_about_a_doctor_is_read_and_signed(steps, last):
    page = text_of(steps.to_look().send("/share/look").page)
    steps.send("/releases", passphrase=WORDS)

    assert "In most places, a doctor or nurse must tell when someone hurts you." in page
    assert "Some people must tell" not in page
    assert "must-tell-medical" in last()[1].statements


NEWER = "It may not be word for word what you read that day."


@pytest.fixture
def copy(steps, last, youth_client):
    """Her copy as its two pages say it."""
    steps.to_look().send("/share/look")
    steps.send("/releases", passphrase=WORDS)
    at = f"/receipts/{last()[0].id}"
    return lambda: [text_of(youth_client.get(page)) for page in (at, f"{at}/paper")]


def test_a_copy_that_reads_as_it_was_signed_says_nothing_of_it(copy, youth_client):
    assert not any(NEWER in page for page in copy())

    send(youth_client, "/language", "/account", language="es")
    assert not any("palabra por palabra" in page for page in copy())


def test_a_copy_says_what_she_read_whatever_is_said_today(copy, monkeypatch):
    monkeypatch.setitem(STATEMENTS, "no-is-fine", "No is okay.")
    monkeypatch.delitem(STATEMENTS, "stop-any-day")

    for page in copy():
        assert "No is fine. Nothing changes for you." in page
        assert "You can stop on any day. Nobody asks why." in page
        assert "No is okay." not in page
        assert NEWER not in page


def test_a_copy_is_in_the_language_that_she_signed_in(youth_client, steps, last):
    send(youth_client, "/language", "/account", language="es")
    steps.to_look().send("/share/look")
    steps.send("/releases", passphrase=WORDS)
    send(youth_client, "/language", "/account", language="en")

    for at in ("", "/paper"):
        page = youth_client.get(f"/receipts/{last()[0].id}{at}").text
        assert '<li lang="es">Puedes decir que no, sin problema. Nada cambia para ti.</li>' in page
        assert "No is fine." not in page
        assert NEWER not in page


def test_a_copy_of_words_that_nobody_kept_says_so(steps, last, youth_client, monkeypatch):
    """She signed words of a version that has no file, and reads what the codes say today."""
    with monkeypatch.context() as then:
        then.setitem(STATEMENTS, "no-is-fine", "No was good.")
        then.setitem(STATEMENTS, "stop-any-day", "You may stop.")
        steps.to_look().send("/share/look")
        steps.send("/releases", passphrase=WORDS)
    monkeypatch.delitem(STATEMENTS, "stop-any-day")

    for at in ("", "/paper"):
        page = text_of(youth_client.get(f"/receipts/{last()[0].id}{at}"))
        assert NEWER in page
        assert "No is fine. Nothing changes for you." in page
        assert "No was good." not in page
