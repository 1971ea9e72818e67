"""Claim: what was read on paper is what is signed, in its language; a no costs no more."""

import re
from datetime import timedelta

import pytest
from pages_cast import WORDS, send
from sharing_cast import text_of
from signing_cast import PAPERS, asks

from webapp.consent.people import kept_releases
from webapp.signing import texts
from webapp.space.books import note_in_book
from webapp.space.cosigning import waiting_for
from webapp.space.grants import one_grant
from webapp.space.links import change_link, links_of
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.rekey import settle
from webapp.space.signers import NO, row_of
from webapp.team.agencies import add_agency
from webapp.team.guardians import call_them
from webapp.team.signer_news import NO_TEXT, signer_news

FORM = {
    "interpreter": "phone", "agency": "Line Two", "number": "", "language": "K'iche'",
    "checks": ["not-family", "told-private"], "said": "Ri ajkun kuril.",
    "translated": "The doctor sees it.", "taught": "explained", "how": "mark",
    "signed_as": "Ana Lopez", "paper": "Folder 7", "read_in": "es", "passphrase": WORDS,
}  # fmt: skip
HASH = re.compile(r"2026-12-signer-3, \w+, ([0-9a-f]{64})")


@pytest.fixture
def ana(known, parent, store):
    """Her grandmother, who has no phone."""
    link = parent()
    call_them(known, link, "Ana")
    return link


@pytest.fixture
def yeses(known):
    return f"/everyone/{known.id}/yeses"


@pytest.fixture
def on_paper(advocate_client, yeses, ana):
    answer = send(advocate_client, f"{yeses}/{ana.id}/way", page=yeses, way="paper")
    assert answer.status_code == 303


@pytest.fixture
def address(on_paper, youth_client, cast, ana, papers, yeses, advocate_client):
    """Where the paper of Ana is witnessed."""
    asks(youth_client, cast.member.account, papers, ana)
    return re.search(rf'href="({yeses}/\w+/{ana.id})"', advocate_client.get(yeses).text)[1]


@pytest.fixture
def row(known, store, cast, ana):
    """What was asked of Ana, and answered."""

    def now():
        kept = kept_releases(open_space(store, cast.youth, known.id))[-1]
        grant = one_grant(store, known.authority, kept.grant)
        return row_of(store, known.id, grant.needs.offer, ana.id)

    return now


@pytest.fixture
def sees(store, cast, known):
    """Whether the doctor reads the line, once she unlocked again."""

    def now():
        settle(open_space(store, cast.youth, known.id))
        try:
            section = open_space(store, cast.member, known.id).section("money")
        except NotGrantedError:
            return False
        return any(PAPERS in str(item.body) for item in section.items())

    return now


def test_staff_say_that_somebody_signs_on_paper_and_take_it_back(
    on_paper, advocate_client, yeses, ana, known, store
):
    assert links_of(store, known.id)[0].signs_on_paper
    assert "Signs on paper. Nothing is sent." in text_of(advocate_client.get(yeses))

    send(advocate_client, f"{yeses}/{ana.id}/way", page=yeses, way="own-screen")
    assert not links_of(store, known.id)[0].signs_on_paper


def test_nobody_whom_staff_have_not_found_safe_is_put_on_paper(
    advocate_client, yeses, known, parent, store
):
    link = parent(is_safe=False)
    send(advocate_client, f"{yeses}/{link.id}/way", page=yeses, way="paper")

    assert not links_of(store, known.id)[0].on_paper


def test_who_signs_on_paper_is_never_invited(
    on_paper, advocate_client, yeses, ana, youth_client, cast, papers
):
    answer = send(advocate_client, f"{yeses}/{ana.id}/invites", page=yeses)

    assert answer.status_code == 404


def test_from_the_page_to_the_open_share(address, advocate_client, sees, row):
    assert not sees()
    assert send(advocate_client, address, **FORM).status_code == 303

    about = row()["about"]
    assert (about["channel"], about["name"], about["teach_back"]) == (
        "mark", "Ana Lopez", "explained",
    )  # fmt: skip
    assert not any(FORM[name] in str(about) for name in ("said", "translated"))
    assert about["receipt"] == "paper"
    assert about["interpreter"] == {
        "by": "phone", "agency": "Line Two", "number": "", "language": "K'iche'",
        "checks": ["not-family", "told-private"],
    }  # fmt: skip
    assert sees()


def test_language_version_and_hash_are_those_of_the_sheet_that_was_read(
    address, advocate_client, row
):
    sheet = advocate_client.get(f"{address}/sheet/es").text
    send(advocate_client, address, **FORM)
    about = row()["about"]

    assert (about["language"], about["version"]) == ("es", texts.TEXT_VERSION)
    assert about["hash"] == HASH.search(sheet)[1]


def test_the_sheet_is_in_its_language_on_a_page_that_is_in_another(address, advocate_client):
    page = send(advocate_client, f"{address}/in/es", page=address, **FORM)
    said = text_of(page)

    assert '<html lang="en"' in page.text
    assert "Sign on paper, together" in said
    assert "quiere compartir una cosa." in said
    assert "No is fine." not in said.split("The interpreter")[0]


def test_another_sheet_keeps_all_that_was_written(address, advocate_client):
    page = send(advocate_client, f"{address}/in/es", page=address, **FORM).text

    for kept in ("Line Two", "K&#39;iche&#39;", "Ri ajkun kuril.", "Ana Lopez", "Folder 7"):
        assert kept in page
    assert WORDS not in page
    assert re.search(r'name="read_in" value="es"', page)


def test_a_printed_sheet_holds_no_place_and_no_word_of_the_plan(address, advocate_client):
    sheet = text_of(advocate_client.get(f"{address}/sheet/es"))

    for never in ("Eastside Clinic", "Open Door", PAPERS, "Denise"):
        assert never not in sheet
    assert "Dr. Patel" in sheet
    assert texts.TEXT_VERSION in sheet


def test_a_printed_sheet_has_a_line_for_the_name_of_the_one_who_shares(address, advocate_client):
    at = f"{address}/sheet"

    assert "<dt>Full name of the one who shares, by hand:</dt><dd></dd>" in (
        advocate_client.get(f"{at}/en").text
    )
    assert "Nombre completo de quien comparte, a mano:" in advocate_client.get(f"{at}/es").text


def test_what_is_left_out_is_read_in_the_language_of_the_sheet(address, advocate_client):
    sheet = text_of(advocate_client.get(f"{address}/sheet/es"))

    assert "Siempre queda fuera de algo así" in sheet
    assert "Always left out of a sharing like this" not in sheet


def test_what_is_read_on_paper_speaks_of_paper(address, advocate_client):
    sheet = text_of(advocate_client.get(f"{address}/sheet/en"))

    assert "Your name or a mark is enough." in sheet
    assert "Say stop to any of us, or write it." in sheet
    assert "You can read this again on any day, or print it." not in sheet


def test_the_name_is_the_one_that_she_wants_this_person_to_hear(
    address, advocate_client, known, store, cast
):
    note_in_book(store, cast.advocate, known.id, name="Another name", picture="leaf")
    sheet = text_of(advocate_client.get(f"{address}/sheet/en"))

    assert "Mari wants to share one thing." in sheet
    assert "Another name" not in sheet


@pytest.mark.parametrize(
    ("without", "said"),
    [
        ({"agency": "", "number": ""}, "Please write down where they work, or their number."),
        ({"language": ""}, "Please write this down, too."),
        ({"translated": ""}, "Please write this down, too."),
        ({"checks": ["told-private"]}, "Both must be true."),
        ({"said": ""}, "Please write something here."),
        ({"taught": ""}, "Please pick one."),
        ({"passphrase": "other words here"}, "These are not your secret words."),
    ],
)
def test_what_is_missing_is_said_and_what_was_written_stays(
    address, advocate_client, row, without, said
):
    answer = send(advocate_client, address, **{**FORM, **without})

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert "Folder 7" in answer.text
    assert row()["answer"] == ""


def test_a_number_is_enough_and_nobody_has_to_interpret(address, advocate_client, row):
    alone = {"interpreter": "nobody", "agency": "", "language": "", "checks": [], "translated": ""}
    assert send(advocate_client, address, **{**FORM, **alone}).status_code == 303

    assert row()["about"]["interpreter"] == {}


def test_all_answers_have_the_same_size(address, advocate_client):
    answers = advocate_client.get(address).text.split('class="answers"')[1].split("</div>")[0]

    assert re.findall(r'class="(button[^"]*)"', answers) == ["button"] * 3


def test_a_no_asks_nothing_and_shares_nothing(address, advocate_client, row, sees, store, cast):
    assert send(advocate_client, f"{address}/no", page=address).status_code == 303

    assert row()["answer"] == NO
    assert not sees()
    assert advocate_client.get(address).status_code == 404


def test_not_now_leaves_it_where_it_is(address, advocate_client, sees):
    send(advocate_client, f"{address}/later", page=address)
    assert send(advocate_client, address, **FORM).status_code == 303

    assert sees()


def test_a_line_without_words_in_the_language_is_marked_told_and_signed(
    address, advocate_client, row, store, cast, monkeypatch
):
    monkeypatch.setitem(texts.STATEMENTS, "stop-aloud", "A line that nobody has put into Spanish.")
    sheet = advocate_client.get(f"{address}/sheet/es").text
    assert re.search(r'<li lang="en"><svg.*?<span>A line that nobody has put into Spanish.', sheet)
    assert "Something here is only in English." in sheet

    send(advocate_client, address, **FORM)
    assert row()["about"]["in_english"] == ["stop-aloud"]


def test_where_a_gate_is_shut_nobody_witnesses(address, advocate_client, row, store, cast):
    """The agency of the witness lets its agreement lapse."""
    yesterday = store.now.replace(day=1).date()
    add_agency(store, cast.advocate.card.agency, yesterday)
    answer = advocate_client.get(address)

    assert answer.status_code in (403, 404)
    assert row()["answer"] == ""


def test_nobody_else_comes_to_it(address, youth_client, guardian_client, member_client):
    for client in (youth_client, guardian_client, member_client):
        assert client.get(address).status_code == 404
        assert client.get(f"{address}/sheet/es").status_code == 404


def test_nothing_is_sent_to_who_has_no_phone(address, store, cast):
    assert waiting_for(store, cast.guardian) == []
    told = {who for (who,) in store.db.execute("select account_id from inbox").fetchall()}
    assert told <= {cast.advocate.account, cast.youth.account}


def test_the_witness_reads_of_a_gap_before_it_is_read_out(
    address, advocate_client, store, cast, monkeypatch
):
    monkeypatch.setitem(texts.STATEMENTS, "stop-aloud", "A line that nobody has put into Spanish.")
    page = text_of(send(advocate_client, f"{address}/in/es", page=address, **FORM))

    assert "Let it be interpreted." in page
    assert NO_TEXT not in [one.kind for one in signer_news(store, cast.advocate)]


def test_on_the_day_after_an_order_ended_nobody_witnesses(
    address, advocate_client, ana, store, row
):
    yesterday = (store.now - timedelta(days=1)).date().isoformat()
    change_link(store, ana, on_paper=True, until=yesterday)

    assert advocate_client.get(address).status_code == 404
    assert row()["answer"] == ""


def test_the_sheet_has_the_pictures_and_says_that_no_program_translates(advocate_client, address):
    sheet = advocate_client.get(f"{address}/sheet/en").text
    beside = text_of(advocate_client.get(address))

    assert sheet.count("#hand") == 1
    assert sheet.count("<li>") == sheet.count("<li><svg")
    assert "Never let a program translate this. A person interprets." in beside
