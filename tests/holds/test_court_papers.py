"""Claim: a court's paper of a hold opens for her and for who reads her people, and nobody else."""

import io
import re

import pytest
from in_clear import read_in_clear
from pages_cast import WORDS, grant, send, sign_in, signed_in
from papers_cast import PDF, PLACE, jpeg, png, send_files
from sharing_cast import TOKENS, text_of

from crypto.errors import CannotOpenError
from webapp.holds.acts import staff_keep_away
from webapp.holds.papers import CourtPaper
from webapp.space import kinds
from webapp.space.files import MOST
from webapp.space.grants import REKEY, SEE, WRITE
from webapp.space.links import BARRED, HURT_HER
from webapp.space.opening import open_space

LINK = re.compile(r'(?:href|src|action)="(/(?:doors|people)/[^"]*/(?:copy|picture|paper/\w+))"')


@pytest.fixture
def adds(advocate_client, door, father):
    """Who set the hold adds to it: adds(PDF, order="in the safe")."""

    def made(*files, **more):
        page = f"{door}/{father}"
        return send_files(advocate_client, f"{page}/more", page, {"paper": files}, **more)

    return made


@pytest.fixture
def order(holds, adds, advocate_client, door, father):
    """A hold with a court's paper; answers the address at which staff open it."""

    def made(file=PDF, **more):
        holds()
        assert adds(file, **more).status_code == 303
        page = advocate_client.get(f"{door}/{father}").text
        return LINK.search(page.replace(f"{father}/more", "")).group(1)

    return made


@pytest.fixture
def opens_it(youth_client, father, kept):
    """She opens it, with these words."""

    def with_words(words=WORDS):
        (paper,) = [voice.paper for voice in kept().voices if voice.paper]
        about = f"/people/{father}"
        return send(youth_client, f"{about}/paper/{paper}", f"{about}/about", passphrase=words)

    return with_words


def test_the_door_shuts_by_a_form_without_a_file(advocate_client, door, father):
    assert 'type="file"' not in advocate_client.get(f"{door}/{father}").text
    assert 'type="file"' not in advocate_client.get(door).text


def test_who_set_it_adds_the_paper_and_it_stands_for_the_second_person(holds, adds, kept):
    holds()
    assert kept().needs_a_second
    assert adds(PDF).status_code == 303

    assert not kept().needs_a_second
    assert kept().for_lifting == ()


def test_staff_who_read_her_people_open_it(order, advocate_client):
    where = order()
    answer = advocate_client.get(where)

    assert answer.data == PDF
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Disposition"] == "attachment; filename=file.pdf"


def test_she_opens_it_with_her_words_and_not_without(order, opens_it, youth_client, father):
    where = order()
    assert opens_it("not my words").status_code == 422
    assert opens_it().data == PDF

    for address in (where, f"/people/{father}/about", f"/people/{father}"):
        assert PDF not in youth_client.get(address).data


def test_her_page_behind_her_words_says_that_it_is_there(order, youth_client, father):
    order()
    said = text_of(send(youth_client, f"/people/{father}/about", passphrase=WORDS))

    assert said.count("Tasha put it on") == 1
    assert "A court decided it." in said
    assert "It can be hard to read alone." in said
    assert "Tasha can read it with you." in said


def test_nobody_else_opens_it(
    order, ortiz, guardian_client, stranger_client, youth_client, app, kept, father, opens_it
):
    where = order()
    (paper,) = [voice.paper for voice in kept().voices if voice.paper]
    hers = f"/people/{father}/paper/{paper}"

    for client in (ortiz.client, guardian_client, stranger_client, youth_client):
        assert client.get(where).status_code == 404
    for client in (ortiz.client, guardian_client, stranger_client):
        assert send(client, hers, "/account", passphrase=WORDS).status_code == 404
    assert app.test_client().get(where).status_code == 303


def test_who_reads_no_names_gets_a_form_with_words_alone(ortiz, door, reads, cast, father):
    reads(cast.guardian)
    send(ortiz.client, f"{door}/shut", door, name="Denise")
    page = f"{door}/{father}"

    assert 'type="file"' not in ortiz.client.get(door).text
    assert 'name="order"' in ortiz.client.get(door).text
    answer = send_files(ortiz.client, f"{page}/more", door, {"paper": [PDF]})
    assert answer.status_code == 404


def test_who_does_not_keep_this_person_away_adds_nothing(adds, kept):
    assert adds(PDF).status_code == 404
    assert not kept().voices


def test_adding_nothing_says_nothing(holds, adds, kept):
    holds()

    assert adds(b"").status_code == 422
    assert adds().status_code == 303
    assert len(kept().voices) == 1


def test_where_it_lies_can_be_said_without_a_file_and_beside_one(
    holds, adds, kept, advocate_client, door, father
):
    holds()
    adds(order="in the safe")
    assert (kept().voices[-1].order, kept().voices[-1].paper) == ("in the safe", "")

    adds(PDF, order="with the clerk", reason=BARRED)
    said = text_of(advocate_client.get(f"{door}/{father}"))
    assert all(words in said for words in ("in the safe", "with the clerk", "Why: A court keeps"))
    assert (said.count("Tasha keeps Denise away"), said.count("Tasha wrote more")) == (1, 2)


def test_a_photo_is_shown_bare_and_a_pdf_is_only_saved(order, advocate_client):
    photo = order(jpeg())
    assert photo.endswith("/picture")
    shown = advocate_client.get(photo)
    assert PLACE not in shown.data
    alone = advocate_client.get(photo, headers={"Sec-Fetch-Dest": "document"})

    assert (alone.status_code, alone.location) == (303, photo.rpartition("/papers/")[0])


def test_what_she_opens_is_saved_never_shown(order, opens_it):
    order(png())
    answer = opens_it()

    assert answer.headers["Content-Disposition"] == "attachment; filename=file.png"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


@pytest.mark.parametrize(
    ("file", "said"),
    [(b"GIF89a", "This is another kind."), (b"\x89PNG\r\n\x1a\n", "This photo is not whole.")],
)
def test_what_is_wrong_is_said_beside_it_and_the_door_stays_shut(holds, adds, kept, file, said):
    holds()
    answer = adds(file, order="in the safe")

    assert answer.status_code == 422
    assert said in answer.text.partition('id="paper-error"')[2].partition("</p>")[0]
    assert 'value="in the safe"' in answer.text
    assert (kept().is_shut, len(kept().voices)) == (True, 1)


@pytest.mark.parametrize(("more", "answered"), [(1, 422), (7 * 1024 * 1024, 413)])
def test_too_much_is_said_beside_it_too(holds, adds, kept, store, more, answered):
    holds()
    answer = adds(b"%PDF-" + bytes(MOST + more))

    assert answer.status_code == answered
    assert "too big" in answer.text.partition('id="paper-error"')[2].partition("</p>")[0]
    assert len(kept().voices) == 1
    assert store.db["file_pieces"].count == 0


def test_what_somebody_changed_stays_shut(order, advocate_client, opens_it, store, door, father):
    where = order()
    store.db.execute("delete from file_pieces where number = 1")

    assert "It stays shut." in advocate_client.get(f"{door}/{father}").text
    assert advocate_client.get(where).status_code == 404
    assert opens_it().status_code == 404


def test_a_paper_named_by_a_voice_of_another_is_not_shown(order, kept, advocate_client, store):
    """Who writes in the database can put any id there; the paper says whom it is about."""
    where = order()
    (id_, sealed) = store.db.execute("select id, sealed_facts from holds").fetchone()
    facts = store.seal.open_facts("holds", "sealed_facts", id_, sealed)
    facts["voices"][-1]["who"] = "somebody else"
    forged = store.seal.seal_facts("holds", "sealed_facts", id_, facts)
    store.db.execute("update holds set sealed_facts = ? where id = ?", [forged, id_])

    assert advocate_client.get(where).status_code == 404


def test_the_key_file_opens_nothing_of_it(order, store, kept, settings, tmp_path):
    order(order="sentinel-order-words")
    rows = store.db.execute("select file_id, number, sealed_piece from file_pieces").fetchall()
    opened = b"".join(
        store.seal.open("file_pieces", "sealed_piece", f"{file}/{number}", sealed)
        for file, number, sealed in rows
    )
    (id_, sealed) = store.db.execute("select id, sealed_facts from holds").fetchone()
    facts = store.seal.open_facts("holds", "sealed_facts", id_, sealed)

    assert b"birth certificate" not in opened
    assert set(facts["voices"][-1]) == {
        "kind", "at", "who", "agency", "order", "reason", "paper"
    }  # fmt: skip
    assert not read_in_clear(settings, tmp_path, ("birth certificate of Mari", "sentinel-order"))


def test_neither_her_log_nor_her_pages_before_her_words_say_it(
    holds, adds, youth_client, father, cast, reads
):
    reads(cast.guardian)
    holds()
    pages = (f"/people/{father}", f"/people/{father}/about", "/people", "/looked", "/today")
    before = [TOKENS.sub("", youth_client.get(page).text) for page in pages]
    adds(PDF, order="in the safe", reason=HURT_HER)

    assert [TOKENS.sub("", youth_client.get(page).text) for page in pages] == before


def test_a_keeper_who_is_kept_away_has_no_key_to_the_paper_about_it(store, cast, people, person):
    other = person("bea", "advocate", "Bea", "Harbor")
    everything = dict.fromkeys(kinds.SHARED_WITH_KEEPER)
    grant(store, cast.youth, people, other, everything, 365, (SEE, WRITE, REKEY))
    hers = open_space(store, other, people.id).section(kinds.SHARING)
    tasha = open_space(store, cast.advocate, people.id)
    staff_keep_away(tasha, other.account, paper=io.BytesIO(PDF))

    section = open_space(store, cast.advocate, people.id).section(kinds.SHARING)
    (paper,) = [item.id for item in section.items() if item.kind == CourtPaper.kind]
    (sealed,) = store.db.execute("select sealed from items where item_id = ?", [paper]).fetchone()
    assert section.root(paper).open(1, sealed)
    with pytest.raises(CannotOpenError):
        hers.root(paper).open(1, sealed)


def test_it_goes_when_two_have_let_back(
    order, lifted, advocate_client, store, app, cast, people, kept
):
    where = order()
    lifted()
    assert not kept().is_shut
    assert advocate_client.get(where).status_code == 404

    sign_in(app.test_client(), "tasha one")
    section = open_space(store, cast.youth, people.id).section(kinds.SHARING)
    assert CourtPaper.kind not in [item.kind for item in section.items()]
    assert store.db["file_pieces"].count == 0


def test_while_it_stands_unlocking_takes_nothing_out(order, advocate_client, app):
    where = order()
    for name in ("tasha one", "quiet river"):
        signed_in(app, name)

    assert advocate_client.get(where).data == PDF


def test_a_row_that_does_not_open_takes_no_paper_out(order, advocate_client, app, store):
    order()
    kept = store.db["file_pieces"].count
    store.db.execute("update holds set sealed_facts = x'00'")
    signed_in(app, "tasha one")

    assert store.db["file_pieces"].count == kept > 0
