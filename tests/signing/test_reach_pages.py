"""Claim: a phone that is hers and a guardian's is told to her advocate, and on no other page."""

import pytest
from pages_cast import grant, send, signed_in
from sharing_cast import TOKENS, text_of

from webapp.care.records import save
from webapp.care.voices import Preference
from webapp.space import kinds
from webapp.space.exclusions import exclude
from webapp.space.grants import REKEY, SEE, WRITE
from webapp.space.links import links_of
from webapp.space.opening import open_space
from webapp.space.trail import head_of
from webapp.team.reaching import note_way, ways_noted

TOLD = "The way to reach Mari is also Denise's: 555-0142. Ask Mari, alone, for another way."
THEIRS = {
    "youth_client": ("/", "/today", "/me", "/people", "/plan", "/looked", "/account"),
    "guardian_client": ("/", "/asked", "/account", "/help"),
    "member_client": ("/", "/shared/{id}", "/account"),
}


@pytest.fixture
def desk(known):
    return f"/everyone/{known.id}"


@pytest.fixture
def yeses(desk):
    return f"{desk}/yeses"


@pytest.fixture
def said(store, cast, known):
    """She says by which phone she is reached, to her advocate alone."""
    hers = open_space(store, cast.youth, known.id)
    line = Preference(card="reach-3", hers="It is 601 555 0142", who="keeper")
    return save(hers, kinds.VOICE, line)


@pytest.fixture
def added(advocate_client, yeses, known, store):
    send(advocate_client, yeses, name="Denise", role="parent")
    return links_of(store, known.id)[0]


@pytest.fixture
def way(advocate_client, desk, added):
    return lambda text, **more: send(
        advocate_client, f"{desk}/reach/{added.id}", reach=text, **more
    )


def test_the_advocate_is_told_on_both_of_her_pages(advocate_client, said, way, desk, yeses):
    assert way("555-0142").location == yeses

    for page in (desk, yeses):
        assert TOLD in text_of(advocate_client.get(page))


def test_it_can_be_said_at_once_when_somebody_is_entered(advocate_client, said, yeses):
    send(advocate_client, yeses, name="Denise", role="parent", reach="555-0142")

    assert TOLD in text_of(advocate_client.get(yeses))


def test_what_was_noted_stands_in_its_field_and_goes_when_emptied(
    advocate_client, said, way, desk, yeses, added
):
    way("555-0142")
    assert "555-0142" in advocate_client.get(f"{desk}/reach/{added.id}").text

    way("")
    assert "another way" not in text_of(advocate_client.get(yeses))


def test_another_phone_tells_nothing(advocate_client, said, way, desk, yeses):
    way("(601) 555-0143")

    for page in (desk, yeses):
        assert "another way" not in text_of(advocate_client.get(page))


@pytest.mark.parametrize("who", THEIRS)
def test_the_pages_of_everybody_else_are_the_same_to_the_byte(
    who, request, store, cast, known, said, added
):
    grant(store, cast.youth, known, cast.member, {"body": None, "voice": (said.id,)})
    client = request.getfixturevalue(who)
    pages = [page.format(id=known.id) for page in THEIRS[who]]
    tasha = open_space(store, cast.advocate, known.id)

    def all_of_them():
        answers = [client.get(page, follow_redirects=True) for page in pages]
        assert {answer.status_code for answer in answers} <= {200, 404}
        assert any(answer.status_code == 200 for answer in answers)
        return [TOKENS.sub("", answer.text) for answer in answers]

    nothing = all_of_them()
    note_way(tasha, added, "601-555-0143")
    other = all_of_them()
    note_way(tasha, added, "601-555-0142")

    assert nothing == other == all_of_them()


def test_her_log_has_no_line_of_it(advocate_client, store, known, said, way, desk, yeses):
    before = head_of(store, known.id)
    way("555-0142")
    for page in (desk, yeses):
        advocate_client.get(page)

    assert head_of(store, known.id) == before


def test_no_other_staff_is_told(advocate_client, app, person, store, cast, known, said, way, desk):
    way("555-0142")
    keeper = person("kim three", "advocate", "Kim", "Open Door")
    helper = person("lee four", "advocate", "Lee", "Open Door")
    everything = dict.fromkeys(kinds.SHARED_WITH_KEEPER)
    grant(store, cast.youth, known, keeper, everything, 365, (SEE, WRITE, REKEY))
    grant(store, cast.youth, known, helper, {"voice": None, "sharing": None})

    for name in ("kim three", "lee four"):
        page = signed_in(app, name).get(desk)
        assert (page.status_code, "another way" in page.text) == (200, False)


def test_who_is_kept_away_is_compared_and_can_be_written_down_still(
    advocate_client, said, way, desk, yeses, added, store, known
):
    exclude(store, known.id, added.id)
    page = advocate_client.get(yeses).text
    assert f'href="{desk}/reach/{added.id}"' in page

    assert way("555-0142").status_code == 303
    for address in (desk, yeses):
        assert TOLD in text_of(advocate_client.get(address))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("5" * 201, "This is too long. It can have 200 letters."),
        ("555\u202e2410", "A hidden sign turns letters around."),
    ],
)
def test_what_can_not_be_taken_gets_its_sentence_and_stays(
    way, advocate_client, yeses, typed, sentence, store, cast, known
):
    for answer in (way(typed), send(advocate_client, yeses, name="Bo", role="parent", reach=typed)):
        assert answer.status_code == 422
        assert sentence in answer.text
        assert typed in answer.text
    assert ways_noted(open_space(store, cast.advocate, known.id)) == {}


def test_a_part_that_was_changed_keeps_her_from_neither_page(
    advocate_client, said, way, desk, yeses, store, known
):
    way("555-0142")
    store.db.execute("update items set sealed = x'00' where section_id = ?",
                     [known.authority.sections["voice"]])  # fmt: skip

    for address in (desk, yeses):
        page = advocate_client.get(address)
        assert page.status_code == 200
        assert "We can't compare how Mari is reached." in text_of(page)


def test_a_book_that_was_changed_takes_nothing_and_says_so(
    advocate_client, way, yeses, added, store, known
):
    store.db.execute("update books set sealed = x'00'")
    typed = send(advocate_client, yeses, name="Bo", role="parent", reach="555-0142")

    for answer in (way("555-0142"), typed):
        assert answer.status_code == 422
        assert "Nothing was saved." in answer.text
    assert [link.id for link in links_of(store, known.id)] == [added.id]


@pytest.mark.parametrize("who", ["youth_client", "guardian_client", "member_client"])
def test_nobody_else_has_the_page(who, request, desk, added):
    assert request.getfixturevalue(who).get(f"{desk}/reach/{added.id}").status_code == 404


def test_a_person_of_another_space_is_not_there(advocate_client, desk):
    assert advocate_client.get(f"{desk}/reach/{'0' * 32}").status_code == 404
