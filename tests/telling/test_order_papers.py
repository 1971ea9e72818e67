"""Claim: an order lies beside its record, and opens for who holds that, on no page but theirs."""

import pytest
from pages_cast import WORDS, send, sign_in
from papers_cast import PDF, PLACE, as_field, jpeg, png, send_files
from telling_cast import SAID, TICK

from webapp.account.accounts import update_facts
from webapp.space.files import MOST


@pytest.fixture
def order(tell, cast, shared):
    """The address of a record with an order beside it: order(png())."""

    def made(file=PDF, **more):
        answer = tell("order", second=cast.member.account, paper=as_field(file), **more)
        assert answer.status_code == 303, answer.text
        return answer.location

    return made


def hers_at(address):
    """The address of the same record among what she was told."""
    return f"/looked/told/{address.rpartition('/')[2]}"


def test_discloser_second_person_and_she_open_it(
    order, shared, advocate_client, member_client, youth_client
):
    where = order()
    assert "/copy" in member_client.get(where).text

    send(member_client, f"{where}/second", where, passphrase=WORDS)

    for client, page in (
        (advocate_client, where), (member_client, where), (youth_client, hers_at(where)),
    ):  # fmt: skip
        assert f'href="{page}/copy"' in client.get(page).text
        assert client.get(f"{page}/copy").data == PDF


def test_nobody_else_has_it(order, stranger_client, guardian_client, youth_client, app):
    where = order()

    for client in (stranger_client, guardian_client, youth_client):
        assert client.get(f"{where}/copy").status_code == 404
    for client in (stranger_client, guardian_client):
        assert client.get(f"{hers_at(where)}/copy").status_code == 404
    assert app.test_client().get(f"{where}/copy").status_code == 303


def test_she_has_it_from_the_day_it_is_told(order, youth_client, clock):
    page = hers_at(order(told="delayed", why_delayed="order"))
    assert youth_client.get(f"{page}/copy").status_code == 404

    clock.forward(days=7)
    sign_in(youth_client, "quiet river")

    assert youth_client.get(f"{page}/copy").data == PDF


def test_a_hidden_list_hides_it_too(order, youth_client):
    page = hers_at(order())
    send(youth_client, "/looked/hidden", "/looked")

    assert youth_client.get(f"{page}/copy").location == "/looked"


def test_a_pdf_is_only_saved_and_a_photo_is_shown_bare(order, youth_client):
    pdf, photo = hers_at(order(PDF)), hers_at(order(jpeg()))

    assert youth_client.get(f"{pdf}/picture").status_code == 404
    assert "<img" not in youth_client.get(pdf).text
    assert f'src="{photo}/picture"' in youth_client.get(photo).text
    shown = youth_client.get(f"{photo}/picture")
    assert PLACE not in shown.data
    assert shown.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert shown.headers["Cache-Control"] == "no-store"
    alone = youth_client.get(f"{photo}/picture", headers={"Sec-Fetch-Dest": "document"})
    assert (alone.status_code, alone.location) == (303, photo)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"", "This file is empty."),
        (b"GIF89a", "This is another kind."),
        (b"\x89PNG\r\n\x1a\n", "This photo is not whole."),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_typed_is_lost(
    tell, cast, shared, held, file, said
):
    answer = tell("order", second=cast.member.account, paper=as_field(file))

    assert answer.status_code == 422
    assert said in answer.text.partition('id="paper-error"')[2].partition("</p>")[0]
    assert 'value="Ms. Gray"' in answer.text
    assert held(cast.youth) == []


def test_with_another_mistake_the_file_is_asked_for_again(tell, cast, shared):
    for wrong in ({"to_name": ""}, {"passphrase": "not my words at all"}, {"second": ""}):
        more = {"second": cast.member.account, "paper": as_field(PDF), **wrong}

        assert "Please pick the file again." in tell("order", **more).text


@pytest.mark.parametrize(("more", "answered"), [(1, 422), (7 * 1024 * 1024, 413)])
def test_too_much_is_said_beside_it_too(
    shared, advocate_client, reports, cast, held, more, answered
):
    address, file = f"{reports}/new/order", b"%PDF-" + bytes(MOST + more)
    line = TICK.search(advocate_client.get(address).text)[1]
    typed = {**SAID, "lines": line, "second": cast.member.account}
    answer = send_files(advocate_client, address, address, {"paper": [file]}, **typed)

    assert answer.status_code == answered
    assert "too big" in answer.text.partition('id="paper-error"')[2].partition("</p>")[0]
    assert ('value="Ms. Gray"' in answer.text) == (answered == 422)
    assert held(cast.youth) == []


def test_without_a_file_an_order_says_why_there_is_none(tell, cast, shared, held):
    none = {"second": cast.member.account, "only_on_paper": "", "why_on_paper": ""}

    assert "say that it is only on paper." in tell("order", **none).text
    assert "Please say why." in tell("order", **{**none, "only_on_paper": "y"}).text
    assert held(cast.youth) == []


def test_she_reads_why_there_is_only_paper(tell, cast, shared, youth_client):
    where = tell("order", second=cast.member.account).location
    page = youth_client.get(hers_at(where)).text

    assert "It lies in the safe." in page
    assert "/copy" not in page
    assert youth_client.get(f"{hers_at(where)}/copy").status_code == 404


def test_a_report_can_carry_the_letter_that_it_was_taken(tell, youth_client):
    page = hers_at(tell("law", paper=as_field(png())).location)

    assert "The letter that says they got the report" in youth_client.get(page).text
    assert youth_client.get(f"{page}/picture").data == png()


def test_danger_asks_for_no_file(advocate_client, reports):
    assert 'type="file"' not in advocate_client.get(f"{reports}/new/now").text


def test_what_somebody_changed_stays_shut(order, youth_client, store):
    page = hers_at(order())
    store.db.execute("delete from file_pieces where number = 1")

    assert "It stays shut." in youth_client.get(page).text
    assert youth_client.get(f"{page}/copy").status_code == 404


def test_whose_gate_lapsed_signs_no_order(order, member_client, store, cast):
    where = order()
    update_facts(store, cast.member.account, promise_until="2020-01-01")
    answer = send(member_client, f"{where}/second", "/account", passphrase=WORDS)

    assert answer.status_code == 404
    update_facts(store, cast.member.account, promise_until="2030-01-01")
    assert f'action="{where}/second"' in member_client.get(where).text
