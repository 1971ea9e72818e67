"""Claim: whom she lets opens what she ticked, with a reason, for four hours, to read only."""

from html import unescape

import pytest
from emergency_cast import WHY, at, opens
from pages_cast import NAMES, WORDS, send, sign_in, signed_in

from webapp.account.accounts import update_facts
from webapp.care.plans import Goal
from webapp.care.records import save
from webapp.database import transaction
from webapp.space import exclusions, kinds
from webapp.space.emergency import emergencies
from webapp.space.opening import open_space
from webapp.team.agencies import add_agency
from webapp.team.notices import PART_2_STATEMENT


def hers(store, cast, space, clock=None):
    return open_space(at(store, clock) if clock else store, cast.youth, space.id)


def test_on_an_ordinary_day_there_is_a_name_and_nothing_to_read(lees, space):
    page = lees.get("/openings").text

    assert f"/openings/{space.id}" in page
    assert lees.get(f"/openings/{space.id}/now").status_code == 404
    assert lees.get(f"/everyone/{space.id}").status_code == 404


def test_what_will_be_read_about_it_stands_before_it(lees, space):
    page = lees.get(f"/openings/{space.id}").text

    for text in ("reads that you opened it, when, and why, in your words.",
                 "Somebody else looks back on it"):  # fmt: skip
        assert text in page


def test_only_what_she_allowed_can_be_ticked(lees, space):
    page = lees.get(f"/openings/{space.id}").text

    assert 'value="body"' in page
    assert 'value="mind"' not in page
    assert opens(lees, space, ["mind"]).status_code == 422


def test_with_a_reason_it_opens_what_was_picked(lees, space):
    answer = opens(lees, space)

    page = lees.get(answer.location).text
    assert "Call the clinic" in page
    assert "Open until 2:00" in page.replace("\u202f", " ")
    assert "Be in art class" not in page


def test_after_four_hours_it_is_shut(lees, space, clock):
    opens(lees, space)
    clock.forward(hours=4)
    sign_in(lees, "lee one")

    assert lees.get(f"/openings/{space.id}/now").status_code == 404


@pytest.mark.parametrize("field", ["parts", "reason", "passphrase"])
def test_nothing_opens_without(lees, space, store, cast, field):
    form = {"parts": ["body"], "reason": WHY, "passphrase": WORDS} | {field: ""}
    answer = send(lees, f"/openings/{space.id}", **form)

    assert answer.status_code == 422
    assert field == "reason" or WHY in answer.text
    assert emergencies(hers(store, cast, space)) == []


def test_other_secret_words_open_nothing(lees, space, store, cast):
    assert opens(lees, space, words="not these words").status_code == 422
    assert emergencies(hers(store, cast, space)) == []


def test_no_other_page_opens_by_it(lees, space):
    opens(lees, space)

    for page in ("/everyone/{}", "/with/{}", "/for/{}/plan", "/doors/{}", "/reports/{}/new",
                 "/told/{}", "/entered/{}", "/everyone/{}/introduce"):  # fmt: skip
        assert lees.get(page.format(space.id)).status_code == 404, page
    assert space.id not in lees.get("/everyone").text


def test_the_look_leaves_a_line_of_its_own(lees, space, youth_client):
    lees.get(opens(lees, space).location)

    page = youth_client.get("/looked").text
    assert "Lee opened this in an emergency." in page
    assert "Lee opened this. It was the first time." in page


def test_an_open_page_stays_open_as_long(lees, space, clock):
    page = lees.get(opens(lees, space).location).text
    address = page.split('address="')[1].split('"')[0]
    assert lees.get(address).status_code == 204

    clock.forward(minutes=14)
    lees.get("/openings")
    assert lees.get(address).status_code == 204
    clock.forward(hours=4)
    assert lees.get(address).status_code == 410


class TestALawKeepsItShut:
    @pytest.fixture
    def noas(self, app, noa, allowing):
        allowing(noa)
        return signed_in(app, "noa one")

    def test_where_nobody_said_which_laws(self, noas, space, store, cast, youth_client):
        answer = opens(noas, space)

        assert answer.status_code == 409
        assert "A law keeps this shut for you." in answer.text
        assert noas.get(f"/openings/{space.id}/now").status_code == 404
        assert "Noa tried an emergency opening. It stayed shut." in youth_client.get("/looked").text
        assert "Noa tried. A law kept it shut." in youth_client.get("/looked/opened").text

    @pytest.mark.parametrize(("law", "code"), [("vawa", 409), ("part-2", 409), ("hipaa", 303)])
    def test_by_the_law_of_whoever_could_write_there(self, noas, space, store, law, code):
        add_agency(store, "Open Door", at_the_end(store), (law,))

        assert opens(noas, space).status_code == code


def at_the_end(store):
    return store.now.date().replace(year=store.now.year + 1)


def test_a_line_of_a_strict_place_stays_shut_in_an_open_part(
    lees, space, store, cast, youth_client
):
    said = Goal(whose="team", team="Twelve steps on Tuesdays")
    save(hers(store, cast, space), "body", said, source="Harbor Program")
    page = lees.get(opens(lees, space).location).text

    assert "Call the clinic" in page
    assert "Twelve steps" not in page
    assert "Lee tried an emergency opening. It stayed shut." in youth_client.get("/looked").text


def test_a_line_with_words_of_the_team_that_nobody_named_stays_shut(lees, space):
    assert "Fix my tooth" not in lees.get(opens(lees, space).location).text


@pytest.mark.parametrize("fact", ["promise_until", "training_until"])
def test_a_gate_that_lapsed_keeps_it_shut(lees, space, store, lee, fact):
    update_facts(store, lee.account, **{fact: "2026-01-01"})

    assert lees.get(f"/openings/{space.id}").status_code == 404
    assert "is missing" in lees.get("/openings").text


def test_who_is_kept_away_opens_nothing(lees, space, store, lee):
    with transaction(store.db):
        exclusions.exclude(store, space.id, lee.account)

    assert lees.get(f"/openings/{space.id}").status_code == 404


@pytest.mark.parametrize("role", ["member", "guardian", "stranger", "youth"])
def test_nobody_else_reaches_a_page_of_it(app, space, lees, role):
    client = signed_in(app, NAMES[role])
    absent = client.get("/nowhere-at-all")
    for page in ("/openings", f"/openings/{space.id}", f"/openings/{space.id}/now",
                 f"/look-backs/{'0' * 32}"):  # fmt: skip
        answer = client.get(page)
        assert (answer.status_code, answer.text) == (404, absent.text), page


def test_an_advocate_whom_she_does_not_let_reads_what_absent_reads(advocate_client, space, lees):
    absent = advocate_client.get(f"/openings/{'0' * 64}")
    answer = advocate_client.get(f"/openings/{space.id}")

    assert (answer.status_code, answer.text) == (404, absent.text)


def test_what_is_just_hers_is_not_even_a_tick(lees, space, store, cast, lee):
    save(hers(store, cast, space), kinds.PRIVATE, Goal(hers="Only mine"))

    for kind in (kinds.PRIVATE, kinds.LOG, kinds.SHARING):
        assert opens(lees, space, [kind]).status_code == 422


def test_a_drug_programs_own_line_says_that_it_was_no_yes(lees, space, store):
    """Only its own people ever read one: of any other place's, the part stays shut."""
    add_agency(store, "Open Door", at_the_end(store), ("part-2",))
    said = Goal(team="Detox visit", team_source="Open Door")
    save(space, "body", said, source="Open Door")
    opens(lees, space)
    page = unescape(lees.get(f"/openings/{space.id}/now").text)
    beside = page.split(PART_2_STATEMENT, 1)[1].split("</p>", 1)[0]

    assert "Opened in an emergency, not by a yes. The place where you work wrote it." in beside
    assert "42 CFR 2.12(c)(3)" in beside
