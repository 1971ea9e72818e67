"""Claim: a file that pretends to be another is not kept, and what is kept never runs here."""

import pytest
from pages_cast import send
from papers_cast import PDF, add_paper, jpeg, png

from webapp.care.pictures import bare
from webapp.papers.papers import papers
from webapp.space.kinds import PRIVATE
from webapp.space.opening import open_space

SCRIPT = b"<html><script>fetch('/people')</script>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@pytest.fixture
def hers(store, cast, space):
    return lambda: papers(open_space(store, cast.youth, space.id))


@pytest.mark.parametrize("name", ["a.png", "a.pdf", "../../a.jpg", "a.png\\0.html"])
@pytest.mark.parametrize("content", [SCRIPT, SVG, b"MZ\x90", b"PK\x03\x04", b" " + PDF])
def test_its_name_makes_nothing_a_picture(youth_client, hers, name, content):
    answer = add_paper(youth_client, content, as_=name)

    assert "This is another kind." in answer.text
    assert hers() == []


@pytest.mark.parametrize(
    "file", [png(8) + SCRIPT, png(8, (b"tEXt", SCRIPT)), jpeg(after=SCRIPT), jpeg(after=PDF)]
)
def test_two_files_in_one_are_one_when_kept(youth_client, hers, file):
    add_paper(youth_client, file, as_="a.html")
    answer = youth_client.get(f"/papers/{hers()[0].id}/picture")

    assert answer.data == bare(file)
    assert b"script" not in answer.data
    assert b"%PDF" not in answer.data


@pytest.mark.parametrize(
    ("file", "type_", "ending"),
    [
        (PDF + SCRIPT, "application/pdf", "pdf"),
        (jpeg(), "image/jpeg", "jpg"),
        (png(), "image/png", "png"),
    ],
)
def test_a_copy_is_answered_as_what_it_is_and_in_a_box(youth_client, hers, file, type_, ending):
    add_paper(youth_client, file, name="Birth certificate", as_="x.html")
    headers = youth_client.get(f"/papers/{hers()[0].id}/copy").headers

    assert headers["Content-Type"] == type_
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "allow" not in headers["Content-Security-Policy"]
    assert headers["Content-Disposition"] == f"attachment; filename=file.{ending}"
    assert headers["Cache-Control"] == "no-store"


def test_only_a_picture_is_shown_on_a_page(youth_client, hers):
    add_paper(youth_client, PDF)
    add_paper(youth_client, png())
    picture, pdf = (f"/papers/{paper.id}" for paper in hers())
    headers = youth_client.get(f"{picture}/picture").headers

    assert youth_client.get(f"{pdf}/picture").status_code == 404
    assert f"{pdf}/picture" not in youth_client.get(pdf).text
    assert headers["Content-Disposition"] == "inline; filename=file.png"
    assert "sandbox" in headers["Content-Security-Policy"]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("place", ["document", "iframe", "embed", "object", "script"])
def test_a_picture_is_answered_to_a_page_that_shows_it_alone(youth_client, hers, place):
    add_paper(youth_client, png())
    address = f"/papers/{hers()[0].id}"
    answer = youth_client.get(f"{address}/picture", headers={"Sec-Fetch-Dest": place})

    assert (answer.status_code, answer.location) == (303, address)


def test_a_name_is_only_letters(youth_client, hers):
    add_paper(youth_client, png(), name='"><script>1</script>')

    for page in ("/papers", f"/papers/{hers()[0].id}"):
        assert "<script>1" not in youth_client.get(page).text


DAMAGE = [
    "delete from file_pieces where number = 2",
    "delete from file_pieces",
    "update file_pieces set sealed_piece = zeroblob(65574) where number = 1",
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_somebody_changed_stays_shut_and_can_be_taken_out(youth_client, hers, store, damage):
    add_paper(youth_client, PDF + bytes(100_000))
    store.db.execute(damage)
    address = f"/papers/{hers()[0].id}"
    page = youth_client.get(address)

    assert page.status_code == 200
    assert "Someone changed this file, or a part is lost. It stays shut." in page.text
    assert youth_client.get(f"{address}/copy").status_code == 404
    assert send(youth_client, f"{address}/take-out", address).status_code == 303
    assert hers() == []


def test_another_item_of_hers_is_no_paper(youth_client, store, cast, space):
    send(youth_client, "/pages", "/pages/new", text="my secret")
    section = open_space(store, cast.youth, space.id).section(PRIVATE)
    (page,) = section.items()

    assert youth_client.get(f"/papers/{page.id}/copy").status_code == 404


def test_a_paper_is_no_page_of_hers(youth_client, hers):
    add_paper(youth_client, PDF)

    assert youth_client.get(f"/pages/{hers()[0].id}").status_code == 404
