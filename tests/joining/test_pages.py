"""Claim: from a scanned code to an account, by small plain steps, and nothing forced on anybody."""

import re

from joining_cast import NEW, OWN, bare, code_on, name_of, walk
from pages_cast import WORDS, csrf, send

from webapp.account.accounts import account_id
from webapp.team.invites import open_invite


def test_looking_at_the_link_does_not_use_it_up(app, code, store):
    for _look in range(3):
        assert app.test_client().get(f"/join/{code}").status_code == 200

    assert open_invite(store, code)


def test_the_first_page_asks_whether_the_phone_is_safe_and_shows_the_way_out(phone, code):
    page = phone.get(f"/join/{code}").text

    assert "Is this phone safe?" in page
    assert f"/leave-fast?back=/join/{code}" in page


def test_a_code_works_once_and_then_says_to_ask_for_a_new_one(app, phone, code):
    walk(phone, code)

    answer = app.test_client().get(f"/join/{code}")
    assert answer.status_code == 404
    assert "ask for a new one" in answer.text


def test_a_code_that_is_over_an_unknown_one_and_a_used_one_look_alike(app, clock, code, begun):
    clock.forward(minutes=15)
    over, unknown = (app.test_client().get(f"/join/{c}") for c in (code, "00000000"))

    assert over.status_code == unknown.status_code == 404
    assert bare(over.text) == bare(unknown.text)


def test_nobody_can_go_through_all_codes(phone):
    answers = [phone.get(f"/join/{number:08}").status_code for number in range(40)]

    assert answers[0] == 404
    assert answers[-1] == 429


def test_everything_optional_can_be_skipped(phone, code):
    assert walk(phone, code).location == "/joining"


def test_another_name_is_offered_and_kept(phone, code, store):
    first = name_of(phone, code)
    send(phone, f"/join/{code}/names", f"/join/{code}/name")
    second = name_of(phone, code)
    walk(phone, code)

    assert first != second
    assert account_id(store, first) is None
    assert account_id(store, second)


def test_what_was_chosen_is_neither_in_the_address_nor_readable_in_the_cookie(phone, code):
    phone.get(f"/join/{code}/name")
    answer = send(phone, f"/join/{code}/called", called="Marisol")

    cookies = str(answer.headers.getlist("Set-Cookie"))
    assert "Marisol" not in answer.location + cookies
    assert "Path=/join" in cookies
    assert "HttpOnly" in cookies


def test_weak_words_are_refused_with_a_reason_and_not_shown_again(phone, code):
    answer = walk(phone, code, words="mypassword1")

    assert answer.status_code == 422
    assert "error" in answer.text
    assert "mypassword1" not in answer.text


def test_words_that_differ_are_asked_for_again(phone, code):
    phone.get(f"/join/{code}/name")
    answer = send(phone, f"/join/{code}/words", passphrase=OWN, passphrase_again="other")

    assert "These are not the same" in answer.text


def test_choices_made_for_one_code_are_not_those_of_another(tablet, phone, begun, code):
    phone.get(f"/join/{code}/name")
    send(tablet, f"{begun}/again", begun)
    begun = send(tablet, "/everyone/new", **NEW, passphrase=WORDS).location
    other = code_on(tablet.get(begun).text)

    assert phone.get(f"/join/{code}/words").status_code == 404
    assert phone.get(f"/join/{other}/words").location == f"/join/{other}/name"


def test_whoever_is_too_late_leaves_no_account_behind(app, phone, code, store):
    late = app.test_client()
    name_of(late, code)
    walk(phone, code)
    before = store.db["accounts"].count
    headers = {"Referer": f"http://localhost/join/{code}/words"}
    data = {"csrf_token": csrf(late, "/join"), "passphrase": OWN, "passphrase_again": OWN}

    assert late.post(f"/join/{code}/words", data=data, headers=headers).status_code == 404
    assert store.db["accounts"].count == before


def test_a_name_that_was_taken_meanwhile_is_offered_anew(phone, code, person):
    name = name_of(phone, code)
    person(name, "member", "Somebody")

    assert walk(phone, code).location == f"/join/{code}/name"
    assert name_of(phone, code) != name


def test_a_step_without_the_one_before_starts_at_the_name(phone, code):
    assert phone.get(f"/join/{code}/words").location == f"/join/{code}/name"


def test_no_email_phone_number_birthday_or_real_name_is_asked(phone, code):
    phone.get(f"/join/{code}/name")
    pages = [phone.get(f"/join/{code}/{s}").text for s in ("called", "look", "code", "words")]

    assert not re.search(r'type="(email|tel|date)"', "".join(pages))


def test_the_backup_code_opens_her_account_only_if_she_kept_it(phone, code, store):
    name = name_of(phone, code)
    walk(phone, code, keep="written")

    rows = store.db.execute(
        "select kind from slots where account_id = ? order by kind", [account_id(store, name)]
    )
    assert [kind for (kind,) in rows] == ["code", "words"]
