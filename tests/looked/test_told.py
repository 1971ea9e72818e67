"""Claim: she reads what was told without her OK, to whom, by which law, and reaches a person."""

import pytest
from pages_cast import NAMES, send, sign_in

from webapp.space.mandates import AFTER, DELAYED, FIRST, REPORT, TOGETHER, disclose
from webapp.space.opening import open_space

SAID = {
    "law": "Family Code 261", "to_name": "Ms. Gray", "to_agency": "Lake County",
    "decided_by": "Tasha", "told_whom": "No. 12", "steps": "", "why_delayed": "harm",
}  # fmt: skip


@pytest.fixture
def told(store, space, cast):
    """Her advocate told of one line: told(DELAYED) puts off telling her."""

    def make(when=FIRST, **more) -> str:
        hers = open_space(store, cast.advocate, space.id)
        item = next(i.id for i in hers.section("body").items() if i.kind == "step")
        chosen = {"body": (item,)}
        return disclose(
            hers, cast.advocate, REPORT, chosen, SAID | more, told=when, is_compelled=True
        )

    return make


def test_nothing_told_says_so(youth_client):
    assert "Nothing was told without your OK." in youth_client.get("/looked/told").text


def test_she_reads_who_told_whom_what_and_by_which_law(told, youth_client):
    page = youth_client.get(f"/looked/told/{told()}").text

    for text in ("Tasha had to tell Lake County one thing", "The law made them tell.",
                 "Family Code 261", "Call the clinic", "Ms. Gray"):  # fmt: skip
        assert text in page
    assert "Fix my tooth" not in page


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (FIRST, "Before it was told"),
        (TOGETHER, "Together, as it was told"),
        (AFTER, "After it was told"),
    ],
)
def test_she_reads_when_and_how_she_was_to_hear_of_it(told, youth_client, when, words):
    page = youth_client.get(f"/looked/told/{told(when, notice='In my room.')}").text

    assert "When you heard of it" in page
    assert words in page
    assert "In my room." in page


def test_a_record_of_before_that_was_asked_still_opens(told, youth_client):
    page = youth_client.get(f"/looked/told/{told()}").text

    assert "Before it was told" in page
    assert "It says must" not in page


def test_today_says_so_until_she_has_read_it(told, youth_client):
    id_ = told()
    assert "There is something new in Who looked." in youth_client.get("/today").text

    youth_client.get(f"/looked/told/{id_}")

    assert "something new in Who looked" not in youth_client.get("/today").text


def test_it_is_a_line_of_who_looked(told, youth_client):
    told()

    assert "Tasha had to tell something without your OK." in youth_client.get("/looked").text


def test_what_was_put_off_comes_by_itself_with_both_dates(told, youth_client, clock):
    id_ = told(DELAYED)
    assert youth_client.get(f"/looked/told/{id_}").status_code == 404
    assert "had to tell" not in youth_client.get("/looked").text

    clock.forward(days=7)
    youth = _again(youth_client)

    page = youth.get(f"/looked/told/{id_}").text
    assert "It was told on Wednesday, June 3." in page
    assert "You can read it since Wednesday, June 10." in page
    assert "It could put someone in danger now" in page


def _again(client):
    """Ten minutes idle end a session."""
    sign_in(client, NAMES["youth"])
    return client


def test_one_tap_reaches_her_advocate_and_no_form_stands_before_it(
    told, youth_client, advocate_client
):
    id_ = told()
    page = f"/looked/told/{id_}"
    assert "<textarea" not in youth_client.get(page).text

    answer = send(youth_client, f"{page}/upset", page)

    assert answer.status_code == 303
    assert "Tasha sees this first" in youth_client.get(answer.location).text
    assert "Mari is upset about what was told" in advocate_client.get("/everyone").text


@pytest.mark.parametrize("who", ["advocate_client", "member_client", "stranger_client"])
def test_nobody_else_has_that_page(told, request, who):
    id_ = told()
    client = request.getfixturevalue(who)

    assert client.get("/looked/told").status_code == 404
    assert client.get(f"/looked/told/{id_}").status_code == 404


def test_a_hidden_list_hides_these_pages_too(told, youth_client):
    id_ = told()
    send(youth_client, "/looked/hidden", "/looked")

    for page in ("/looked/told", f"/looked/told/{id_}"):
        assert youth_client.get(page).location == "/looked"
