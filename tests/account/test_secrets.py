"""Secret words and backup code: hers to change, make, remove and replace, with reasons for a no."""

import re

import pytest
from pages_cast import NAMES, WORDS, csrf, send, sign_in, signed_in

from webapp.account.unlocking import has_code
from webapp.space.opening import open_space
from webapp.space.proofs import prove
from webapp.space.refused import NotGrantedError

NEW = "violin basket lemon harbor"
SHOWN = re.compile(r"([0-9A-Z]{4} ){7}[0-9A-Z]{4}")


def change(client, address="/account/words", old=WORDS, new=NEW, again=None):
    return send(
        client,
        address,
        passphrase=old,
        new_passphrase=new,
        new_passphrase_again=new if again is None else again,
    )


def code_on(page):
    found = SHOWN.search(page)
    assert found
    return found.group(0)


def lost(client, name, code, new=NEW):
    return send(
        client, "/lost-words", name=name, code=code, new_passphrase=new, new_passphrase_again=new
    )


def test_new_words_open_and_old_ones_do_not(app, youth_client):
    assert change(youth_client).location == "/account"
    assert "Your new secret words count now." in youth_client.get("/account").text

    assert sign_in(app.test_client(), NAMES["youth"]).status_code == 422
    assert sign_in(app.test_client(), NAMES["youth"], NEW).status_code == 303


def test_changing_words_signs_out_everywhere_else(app, youth_client):
    other = signed_in(app, NAMES["youth"])
    change(youth_client)

    assert other.get("/account").status_code == 303
    assert youth_client.get("/account").status_code == 200


def test_her_own_browser_does_not_take_the_change_for_an_older_database(app, youth_client):
    change(youth_client)
    youth_client.post("/sign-out", data={"csrf_token": csrf(youth_client, "/account")})

    assert sign_in(youth_client, NAMES["youth"], NEW).location == "/today"


@pytest.mark.parametrize(
    ("new", "again", "said"),
    [
        ("short", "short", "This is short."),
        (NEW, "violin basket", "These are not the same."),
        (WORDS, WORDS, "These are your old words."),
        ("quiet river lemon basket", "quiet river lemon basket", "leave your names out"),
        ("Mari violin basket lemon", "Mari violin basket lemon", "leave your names out"),
        ("", "", "Please type your secret words."),
    ],
)
def test_words_that_will_not_do_get_a_reason(app, youth_client, new, again, said):
    answer = change(youth_client, new=new, again=again)

    assert answer.status_code == 422
    assert said in answer.text
    assert sign_in(app.test_client(), NAMES["youth"]).status_code == 303


def test_the_old_words_are_asked_for(app, youth_client):
    answer = change(youth_client, old="lemon lemon")

    assert "These are not your secret words." in answer.text
    assert sign_in(app.test_client(), NAMES["youth"]).status_code == 303


def test_four_words_are_offered_each_time_anew(youth_client):
    offered = re.compile(r'class="words-hers" translate="no">([^<]+)<')
    first, second = (offered.search(youth_client.get("/account/words").text)[1] for _ in "12")

    assert len(first.split()) == len(second.split()) == 4
    assert first != second


def test_a_code_is_shown_once_and_lets_her_back_in(app, store, cast, youth_client):
    answer = send(youth_client, "/account/code", passphrase=WORDS)
    code = code_on(answer.text)
    back = lost(app.test_client(), NAMES["youth"], code.lower().replace(" ", "-"))

    assert answer.mimetype == back.mimetype == "text/html"
    assert answer.headers["Cache-Control"] == "no-store"
    assert not SHOWN.search(youth_client.get("/account/code").text)
    assert back.status_code == 200
    assert code_on(back.text) != code


def test_a_new_code_ends_the_old_one(app, youth_client):
    first = code_on(send(youth_client, "/account/code", passphrase=WORDS).text)
    second = code_on(send(youth_client, "/account/code", passphrase=WORDS).text)

    assert lost(app.test_client(), NAMES["youth"], first).status_code == 422
    assert lost(app.test_client(), NAMES["youth"], second).status_code == 200


def test_a_code_can_be_removed(app, store, cast, backup_code, youth_client):
    send(youth_client, "/account/code/removal", passphrase=WORDS)

    assert not has_code(store, cast.youth.account)
    assert lost(app.test_client(), NAMES["youth"], backup_code).status_code == 422


def test_after_a_loss_the_old_words_and_sessions_are_gone(app, backup_code, youth_client):
    browser = app.test_client()
    lost(browser, NAMES["youth"], backup_code)

    assert browser.get("/account").status_code == 200
    assert youth_client.get("/account").status_code == 303
    assert sign_in(app.test_client(), NAMES["youth"]).status_code == 422
    assert sign_in(app.test_client(), NAMES["youth"], NEW).location == "/today"


def test_a_loss_stands_in_her_trail(app, store, space, backup_code):
    lost(app.test_client(), NAMES["youth"], backup_code)

    assert "words-renewed" in [line.kind for line in prove(space).reading.lines]


def test_a_wrong_name_and_a_wrong_code_get_one_answer(app, backup_code):
    wrong = backup_code.replace("0", "Z")
    pages = [
        lost(app.test_client(), NAMES["youth"], wrong),
        lost(app.test_client(), "nobody here", backup_code),
        lost(app.test_client(), NAMES["youth"], "not a code"),
        lost(app.test_client(), NAMES["advocate"], backup_code),
    ]

    assert {page.status_code for page in pages} == {422}
    assert all("This name and this code do not fit." in page.text for page in pages)


def test_guessing_at_codes_has_to_wait(app, backup_code):
    for _ in range(5):
        lost(app.test_client(), NAMES["youth"], backup_code.replace("0", "Z"))

    assert lost(app.test_client(), NAMES["youth"], backup_code).status_code == 429


def test_no_code_and_no_word_is_repeated_on_the_page(app, backup_code):
    page = lost(app.test_client(), NAMES["youth"], backup_code, new="short").text

    assert "This is short." in page
    assert "short" not in re.findall(r'value="([^"]*)"', page)


def test_someone_knows_and_one_page_locks_them_out(app, store, cast, space, shared, youth_client):
    thief = signed_in(app, NAMES["youth"])
    answer = change(youth_client, "/account/someone-knows")

    assert answer.location == "/account/someone-knows/done"
    assert "The old words open nothing any more." in youth_client.get(answer.location).text
    assert thief.get("/account").status_code == 303
    assert sign_in(app.test_client(), NAMES["youth"]).status_code == 422
    assert sign_in(app.test_client(), NAMES["youth"], NEW).location == "/today"
    assert open_space(store, cast.member, space.id).section("body").items()
    with pytest.raises(NotGrantedError):
        open_space(store, cast.youth, space.id)


def test_she_goes_on_in_the_same_browser(youth_client):
    change(youth_client, "/account/someone-knows")

    assert youth_client.get("/account").status_code == 200
    assert code_on(send(youth_client, "/account/code", passphrase=NEW).text)


def test_it_needs_the_old_words(app, youth_client):
    answer = change(youth_client, "/account/someone-knows", old="lemon lemon")

    assert answer.status_code == 422
    assert sign_in(app.test_client(), NAMES["youth"]).status_code == 303


def test_staff_are_told_that_others_check_them_again(app, advocate_client):
    page = advocate_client.get("/account/someone-knows").text
    answer = change(advocate_client, "/account/someone-knows")

    assert "until they check you again" in page
    assert "They check you again first." in advocate_client.get(answer.location).text


def test_nothing_is_told_of_what_did_not_happen(youth_client):
    assert youth_client.get("/account/someone-knows/done").location == "/account"
