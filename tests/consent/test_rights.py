"""Claim: who is 14 and in an agency's care gets the list of rights the law asks for, says by her
own signature that she got it and that it was explained, and can take that word back; nobody else
is asked, and no page outside tells that an agency decides for her."""

import re
from dataclasses import replace

import pytest
from pages_cast import NAMES, WORDS, send, signed_in
from sharing_cast import text_of

from crypto.labels import Tag
from webapp.care.filing import file_messages
from webapp.care.records import records, save
from webapp.consent import rights
from webapp.consent.enabling import disable, enable
from webapp.consent.rule_tables import rows
from webapp.i18n import speaking
from webapp.space import kinds
from webapp.space.opening import open_space
from webapp.space.signatures import read, write

ASKED = "Did somebody explain it to you?"
NAME_LINE = "<dt>Name, by hand:</dt><dd></dd>"
NEWER = "It may not be word for word what you read that day."
SIGNED = "You signed that you got this list."
TOKENS = re.compile(r'value="[^"]+"')
SAID = {"explained_by": "Tasha", "passphrase": WORDS}
FACTS = {"state": "ms", "born": "2010-01-15", "custody": "agency", "setting": "", "status": []}


@pytest.fixture
def row(store):
    """The row of the law, which a person here answers for."""
    found = next(row for row in rows(True) if row.rule.id == "us-rights-in-care")
    enable(store, found, "Ada Counsel")
    return found


@pytest.fixture
def entered(app, advocate_client, store, cast, space, shared):
    """Two staff of two places enter the same."""

    def by_both(**other):
        for client in (advocate_client, signed_in(app, NAMES["member"])):
            answer = send(client, f"/entered/{space.id}", **{**FACTS, **other})
            assert answer.status_code == 303
        file_messages(open_space(store, cast.advocate, space.id))

    return by_both


@pytest.fixture
def due(row, entered):
    entered()


def signs(client, page="/rights", **other):
    return send(client, "/rights", page, **{**SAID, **other})


@pytest.fixture
def hash_in(app):
    def named(code):
        with app.test_request_context(), speaking(code):
            return rights.hash_now()

    return named


def hers(store, cast, space):
    return rights.acknowledged(open_space(store, cast.youth, space.id))


def test_everybody_signed_in_reads_the_list_and_what_law_it_is(
    youth_client, advocate_client, member_client, guardian_client
):
    for client in (youth_client, advocate_client, member_client, guardian_client):
        text = text_of(client.get("/rights"))
        assert "You have a right to be safe where you live." in text
        assert ASKED not in text


def test_she_is_asked_once_the_law_says_so(due, youth_client):
    assert ASKED in text_of(youth_client.get("/rights"))


@pytest.mark.parametrize(
    "other",
    [{"custody": "parents"}, {"custody": "guardian"}, {"custody": ""}, {"born": "2012-06-04"}],
)
def test_who_is_not_in_care_or_not_yet_14_is_not_asked(row, entered, youth_client, other):
    entered(**other)

    assert ASKED not in text_of(youth_client.get("/rights"))
    assert signs(youth_client, "/people/mine").status_code == 404


def test_on_the_day_on_which_she_is_14_she_is_asked(row, entered, youth_client):
    entered(born="2012-06-01")

    assert ASKED in text_of(youth_client.get("/rights"))


def test_a_rule_that_nobody_answers_for_asks_nobody(due, row, store, youth_client):
    disable(store, row, "Ada Counsel")

    assert ASKED not in text_of(youth_client.get("/rights"))


def test_what_one_of_them_entered_asks_nobody(row, advocate_client, space, youth_client):
    send(advocate_client, f"/entered/{space.id}", **FACTS)

    assert ASKED not in text_of(youth_client.get("/rights"))


def test_her_signature_names_the_text_she_saw_who_explained_it_and_the_day(
    due, youth_client, store, cast, space, hash_in
):
    assert signs(youth_client).status_code == 303

    found = hers(store, cast, space)
    assert (found.explained_by, found.language) == ("Tasha", "en")
    assert (found.version, found.hash) == (rights.VERSION, hash_in("en"))
    assert found.at.date() == store.now.date()
    text = text_of(youth_client.get("/rights"))
    assert SIGNED in text
    assert "Explained by: Tasha." in text
    assert ASKED not in text


def test_in_spanish_it_names_the_spanish_text(due, youth_client, store, cast, space, hash_in):
    send(youth_client, "/language", "/rights", language="es", next="/rights")
    assert signs(youth_client).status_code == 303

    found = hers(store, cast, space)
    assert (found.language, found.hash) == ("es", hash_in("es"))
    assert found.hash != hash_in("en")


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"passphrase": "not these words at all"}, "These are not your secret words."),
        ({"explained_by": ""}, "Please write something here."),
    ],
)
def test_a_wrong_word_signs_nothing_and_keeps_what_was_typed(
    due, youth_client, store, cast, space, other, sentence
):
    answer = signs(youth_client, **other)

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert hers(store, cast, space) is None
    assert ('value="Tasha"' in answer.text) is ("explained_by" not in other)


def test_she_takes_it_back_and_nobody_asks_why(due, youth_client, store, cast, space):
    signs(youth_client)
    answer = send(youth_client, "/rights/taken-back", "/rights")

    assert answer.status_code == 303
    assert hers(store, cast, space) is None
    assert ASKED in text_of(youth_client.get("/rights"))


def test_a_new_text_is_asked_for_anew(due, youth_client, monkeypatch):
    signs(youth_client)
    monkeypatch.setattr(rights, "VERSION", "2027-1")

    text = text_of(youth_client.get("/rights"))
    assert "The list has changed since you signed." in text
    assert ASKED in text


def test_her_copy_for_paper_has_the_whole_list_her_word_and_a_line_for_her_name(due, youth_client):
    assert NAME_LINE not in youth_client.get("/rights/paper").text
    signs(youth_client)

    page = youth_client.get("/rights/paper")
    assert "You have a right to be safe where you live." in text_of(page)
    assert SIGNED in text_of(page)
    assert NAME_LINE in page.text


def test_her_copy_for_paper_is_what_she_signed_in_its_language_whatever_is_on_the_list_today(
    due, youth_client, monkeypatch
):
    send(youth_client, "/language", "/rights", language="es", next="/rights")
    signs(youth_client)
    send(youth_client, "/language", "/rights", language="en", next="/rights")
    monkeypatch.setattr(rights, "VERSION", "2027-1")

    page = youth_client.get("/rights/paper").text
    assert '<div class="stack" lang="es">' in page
    assert "Tienes derecho a vivir sin peligro." in page
    assert "You have a right to be safe where you live." not in page
    assert "The list has changed since you signed." in page
    assert NEWER not in page


def test_a_list_that_nobody_kept_is_the_one_of_today_and_says_so(due, youth_client, monkeypatch):
    with monkeypatch.context() as then:
        then.setattr(rights, "VERSION", "2020-1")
        signs(youth_client)

    page = text_of(youth_client.get("/rights/paper"))
    assert "You have a right to be safe where you live." in page
    assert NEWER in page


def test_who_keeps_her_plan_reads_that_it_is_due_and_then_that_she_signed(
    due, advocate_client, youth_client, space
):
    page = f"/rights/{space.id}"
    assert "Explain it together, and then Mari can sign." in text_of(advocate_client.get(page))
    assert page in advocate_client.get(f"/entered/{space.id}").text

    signs(youth_client)
    text = text_of(advocate_client.get(page))
    assert "Mari signed on" in text
    assert "Explained by: Tasha." in text


def test_nobody_else_reads_whether_she_signed(
    due, youth_client, member_client, guardian_client, stranger_client, space
):
    signs(youth_client)

    for client in (member_client, guardian_client, stranger_client, youth_client):
        assert client.get(f"/rights/{space.id}").status_code == 404
    for client in (member_client, guardian_client, stranger_client):
        assert signs(client, "/account").status_code == 404
        assert client.get("/rights/paper").status_code == 404


def test_neither_today_nor_the_plan_tells_that_an_agency_decides(row, youth_client, entered):
    def bare():
        pages = ("/today", "/plan", "/people", *(f"/plan/a{n}" for n in range(1, 16)))
        return [TOKENS.sub("", youth_client.get(at).text) for at in pages]

    before = bare()
    entered()
    assert bare() == before
    assert "The law gives you a list of your rights." in text_of(
        youth_client.get("/people/entered")
    )


def test_the_parts_about_her_court_and_what_was_entered_lead_to_it(due, youth_client):
    for address in ("/people/entered",):
        assert 'href="/rights"' in youth_client.get(address).text
    legal = next(
        page
        for page in (youth_client.get(f"/plan/a{n}").text for n in range(1, 16))
        if "<h1>Court and my rights</h1>" in page
    )
    assert 'href="/rights"' in legal


@pytest.mark.parametrize("who", ["advocate", "stranger"])
def test_a_word_somebody_else_signed_for_her_counts_for_nothing(
    due, store, cast, space, hash_in, who
):
    space = open_space(store, cast.youth, space.id)
    body = {
        "space": space.id, "who": cast.youth.account, "at": store.now.isoformat(),
        "version": rights.VERSION, "hash": hash_in("en"), "language": "en",
        "explained_by": "Tasha",
    }  # fmt: skip
    forged = write(Tag.RIGHTS, body).signed_by(rights.ROLE, getattr(cast, who).hand)
    save(space, kinds.SHARING, rights.Acknowledgement(signed=forged.dump()))

    assert rights.acknowledged(space) is None


@pytest.mark.parametrize("change", [{"space": "0" * 32}, {"at": "soon"}, {"hash": None}])
def test_her_word_about_something_else_or_bent_counts_for_nothing(
    due, youth_client, store, cast, space, change
):
    signs(youth_client)
    space = open_space(store, cast.youth, space.id)
    [kept] = records(space.section(kinds.SHARING), rights.Acknowledgement)
    body = read(kept.signed, Tag.RIGHTS).body | change
    signed = write(Tag.RIGHTS, body).signed_by(rights.ROLE, cast.youth.hand).dump()
    save(space, kinds.SHARING, replace(kept, signed=signed))

    assert rights.acknowledged(space) is None


def test_the_text_and_its_version_change_together(hash_in):
    """When this fails: give the list a new version, so that who signed the old one is asked."""
    assert (rights.VERSION, hash_in("en")[:16], hash_in("es")[:16]) == (
        "2026-11-1", "c060fd9f95a40b15", "2b48c8d8fb48829d",
    )  # fmt: skip
