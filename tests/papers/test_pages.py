"""Claim: her papers are hers alone, are said no to calmly, and leave nothing when taken out."""

import tempfile

import pytest
from pages_cast import WORDS, csrf, send, signed_in
from papers_cast import PDF, PLACE, add_paper, as_field, jpeg, png
from spine_cast import bytes_on_disk
from waitress import buffers
from werkzeug import formparser

from webapp.backups import back_up
from webapp.care.pictures import bare
from webapp.papers.papers import MOST_PAPERS, papers
from webapp.space.files import MOST
from webapp.space.kinds import PRIVATE
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.spaces import found, offer_hand_over, take_over

MARK = b"number 4711 of the county"


@pytest.fixture
def hers(store, cast, space):
    return lambda: papers(open_space(store, cast.youth, space.id))


@pytest.fixture
def add(youth_client):
    return lambda *files, **more: add_paper(youth_client, *files, **more)


@pytest.fixture
def kept(add, hers):
    """A PDF that she keeps."""
    assert add(PDF + MARK).status_code == 303
    return hers()[0]


def test_she_sees_what_she_kept(add, youth_client, hers):
    add(png())

    assert "My ID" in youth_client.get("/papers").text
    address = f"/papers/{hers()[0].id}"
    assert f'src="{address}/picture"' in youth_client.get(address).text
    assert youth_client.get(f"{address}/picture").data == png()


def test_a_large_photo_comes_back_whole(add, youth_client, hers):
    large = jpeg(6).replace(b"scan two", b"scan" * 1_500_000)
    add(large)

    assert youth_client.get(f"/papers/{hers()[0].id}/copy").data == bare(large)


def test_without_a_name_it_is_called_what_it_is(add, youth_client):
    add(PDF, name="")

    assert "An ID card" in youth_client.get("/papers").text


def test_another_name_for_the_same_paper(kept, youth_client, hers):
    address = f"/papers/{kept.id}"
    send(youth_client, address, name="From the court", sort="order")

    assert [(p.name, p.sort) for p in hers()] == [("From the court", "order")]
    assert youth_client.get(f"{address}/copy").data == PDF + MARK


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ((), "Please pick a photo or a PDF."),
        ((PDF, PDF), "One file at a time, please."),
        ((b"",), "This file is empty."),
        ((b"GIF89a",), "This is another kind."),
        ((b"\x89PNG\r\n\x1a\n",), "This photo is not whole."),
        ((b"%PDF-" + bytes(MOST),), "This file is too big. It can have 10 MB."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(add, hers, files, said):
    answer = add(*files, name="kept <b>")

    beside = answer.text.partition('id="file-error"')[2].partition("</p>")[0]
    assert said in beside
    assert 'value="kept &lt;b&gt;"' in answer.text
    assert hers() == []


def test_far_too_much_is_said_beside_the_field_too(add, hers):
    answer = add(b"%PDF-" + bytes(MOST + 7 * 1024 * 1024))

    assert answer.status_code == 413
    assert "too big" in answer.text.partition('id="file-error"')[2].partition("</p>")[0]
    assert hers() == []


def test_with_another_mistake_the_file_is_asked_for_again(add):
    answer = add(PDF, name="turned \u202e around")

    assert "A hidden sign turns letters around." in answer.text
    assert "Please pick the file again." in answer.text


def test_words_where_a_file_belongs_are_no_file(add):
    assert "Please pick a photo or a PDF." in add(file="%PDF-").text


def test_there_are_only_so_many(add, hers, monkeypatch):
    monkeypatch.setattr("webapp.papers.papers.MOST_PAPERS", 1)
    add(PDF)

    assert f"You have {MOST_PAPERS} papers here." in add(PDF).text
    assert len(hers()) == 1


def test_the_same_form_sent_twice_keeps_one_and_another_file_counts(youth_client, add, hers):
    form = {"csrf_token": csrf(youth_client, "/papers/new"), "once": "abcdefghijkl"}
    for file in (PDF, PDF, PDF + MARK):
        assert add(file, **form).status_code == 303

    assert len(hers()) == 2


def test_a_form_after_the_idle_end_keeps_its_words(add, clock, youth_client, hers):
    page = youth_client.get("/papers/new").text
    token = page.partition('name="csrf_token"')[2].partition('value="')[2].partition('"')[0]
    clock.forward(minutes=11)
    form = {"csrf_token": token, "name": "My ID", "file": as_field(PDF)}
    answer = youth_client.post("/papers", data=form)

    assert "Your words are kept and locked." in answer.text
    assert hers() == []


def test_taking_it_out_takes_every_piece(kept, youth_client, hers, store, tmp_path):
    address = f"/papers/{kept.id}"
    send(youth_client, address, name="Other")
    sealed = [row[0] for row in store.db.execute("select sealed_piece from file_pieces").fetchall()]

    send(youth_client, f"{address}/take-out", address)

    assert hers() == []
    assert youth_client.get(f"{address}/copy").status_code == 404
    on_disk = bytes_on_disk(store, tmp_path)
    assert not [piece for piece in sealed if piece[:100] in on_disk]


def test_its_bytes_lie_nowhere_open(add, youth_client, hers, store, settings, tmp_path):
    add(PDF + MARK)
    add(jpeg())
    youth_client.get(f"/papers/{hers()[1].id}/copy")
    back_up(settings, tmp_path / "backups", 30)

    on_disk = bytes_on_disk(store, tmp_path)
    for mark in (MARK, PLACE, b"scan two", b"birth certificate", b"My ID", b"%PDF-1.7"):
        assert mark not in on_disk


def test_nothing_of_a_large_file_is_laid_aside_on_its_way(add, hers, monkeypatch, youth_client):
    def no_disk(*_how, **_more):
        raise AssertionError("something was laid on a disk")

    for place, name in (
        (tempfile, "TemporaryFile"),
        (formparser, "SpooledTemporaryFile"),
        (tempfile, "NamedTemporaryFile"),
        (buffers, "TempfileBasedBuffer"),
    ):
        monkeypatch.setattr(place, name, no_disk)
    add(b"%PDF-" + bytes(MOST - 5))

    assert len(youth_client.get(f"/papers/{hers()[0].id}/copy").data) == MOST


def test_nobody_else_is_answered(kept, app, advocate_client, member_client, stranger_client):
    for client in (advocate_client, member_client, stranger_client):
        for address in ("/papers", f"/papers/{kept.id}", f"/papers/{kept.id}/copy"):
            assert client.get(address).status_code == 404
    assert app.test_client().get(f"/papers/{kept.id}/copy").status_code == 303


def test_another_youth_finds_what_never_was(kept, person, store, app):
    other, keeper = person("other kid", "youth"), person("keeper", "advocate", agency="Elsewhere")
    begun = found(store, keeper)
    take_over(store, other, offer_hand_over(begun, keeper, other.card))
    client = signed_in(app, "other kid", WORDS)
    never = "0" * 32

    for rest in ("", "/picture", "/copy"):
        hidden, absent = (client.get(f"/papers/{id_}{rest}") for id_ in (kept.id, never))
        assert (hidden.status_code, hidden.text) == (404, absent.text)
    assert send(client, f"/papers/{kept.id}/take-out", "/papers/new").status_code == 404


def test_no_other_persons_keys_open_it(kept, store, cast, space):
    with pytest.raises(NotGrantedError):
        open_space(store, cast.advocate, space.id).section(PRIVATE)


def test_nothing_in_sight_tells_the_key(kept):
    assert kept.file["key"] not in repr(kept)
