"""Claim: from a scanned code to a space of her own, by plain forms, and nothing forced on her."""

import html
import re
from datetime import timedelta

import pytest
from pages_cast import NAMES, WORDS, csrf, send, signed_in

from webapp.account.accounts import account_id, account_of, card_of
from webapp.care.records import only_record
from webapp.care.voices import Profile
from webapp.space import kinds
from webapp.space.memberships import spaces_of
from webapp.space.opening import open_space
from webapp.team.invites import invite, open_invite
from webapp.team.vouches import vouches_for

OWN = "purple llama under seven hats"
NEW = {"name": "Mari", "picture": "sun", "phone": "no", "will": "find a bus pass", "by": ""}


@pytest.fixture
def tablet(app, cast):
    return signed_in(app, NAMES["advocate"])


@pytest.fixture
def begun(tablet):
    """Where the advocate's invite page is, right after she made it."""
    answer = send(tablet, "/everyone/new", **NEW, passphrase=WORDS)
    assert answer.status_code == 303
    return answer.location


@pytest.fixture
def code(tablet, begun):
    return re.search(r"/join/(\w{8})", tablet.get(begun).text).group(1)


@pytest.fixture
def phone(app):
    return app.test_client()


def walk(phone, code, words=OWN, keep="skip", **called):
    """All steps of a youth with everything optional skipped; returns the last answer."""
    phone.get(f"/join/{code}")
    phone.get(f"/join/{code}/name")
    if called:
        send(phone, f"/join/{code}/called", **called)
    send(phone, f"/join/{code}/code", keep=keep)
    return send(phone, f"/join/{code}/words", passphrase=words, passphrase_again=words)


def six(page):
    block = re.search(r"<ol class=\"[^\"]*six.*?</ol>", page, re.S).group(0)
    return re.findall(r"<li>(.*?)</li>", block)


def bare(page):
    """Without form tokens and the address it was asked for under."""
    return re.sub(r"<input[^>]*>", "", page)


def press_same(tablet, begun, passphrase=WORDS):
    seen = re.search(r'name="seen" value="(\d+)"', tablet.get(begun).text).group(1)
    return send(tablet, f"{begun}/same", begun, seen=seen, passphrase=passphrase)


def name_of(phone, code):
    page = phone.get(f"/join/{code}/name").text
    return html.unescape(re.search(r'words-hers" translate="no">(.*?)<', page).group(1))


@pytest.fixture
def owned(tablet, phone, begun, code, store):
    """The whole way: she ticks one part and one power. Gives the space as she opens it."""
    name = name_of(phone, code)
    walk(phone, code, called="Mari")
    press_same(tablet, begun)
    answer = send(
        phone, "/joining/choices", passphrase=OWN, called="Mari", parts=["voice"], powers=["rekey"]
    )
    assert answer.location == "/today"
    return account_id(store, name)


def test_the_invite_shows_a_picture_a_link_and_a_code(tablet, begun, code):
    page = tablet.get(begun).text

    assert 'src="data:image/svg+xml' in page
    assert f"{code[:4]}-{code[4:]}" in page
    assert "10:15" in page


def test_the_invite_page_turns_by_itself_without_script(tablet, begun):
    assert '<meta http-equiv="refresh" content="5">' in tablet.get(begun).text


def test_looking_at_the_link_does_not_use_it_up(app, code, store):
    for _look in range(3):
        assert app.test_client().get(f"/join/{code}").status_code == 200

    assert open_invite(store, code)


def test_the_first_page_asks_whether_the_phone_is_safe_and_shows_the_way_out(phone, code):
    page = phone.get(f"/join/{code}").text

    assert "Is this phone safe?" in page
    assert f"/leave-fast?back=/join/{code}" in page


def test_a_phone_that_is_not_safe_leads_no_further(phone, code):
    page = phone.get(f"/join/{code}/phone/no").text

    assert f"/join/{code}/name" not in page
    assert "tablet" in page


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
    other = re.search(r"/join/(\w{8})", tablet.get(begun).text).group(1)

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


def test_both_screens_show_the_same_six_words(tablet, phone, begun, code):
    walk(phone, code)

    words = six(phone.get("/joining").text)
    assert len(words) == 6
    assert words == six(tablet.get(begun).text)


def test_both_screens_speak_the_language_of_whoever_joined(tablet, phone, begun, code):
    send(phone, "/language", f"/join/{code}/name", language="es")
    walk(phone, code)

    assert six(phone.get("/joining").text) == six(tablet.get(begun).text)


def test_wrong_secret_words_do_not_say_the_same(tablet, phone, begun, code):
    walk(phone, code)

    answer = press_same(tablet, begun, "not these words at all")
    assert answer.status_code == 422
    assert "not your secret words" in answer.text
    assert "six words" in phone.get("/joining").text


def test_that_was_not_her_ends_it_at_once(tablet, phone, begun, code, app, store):
    name = name_of(phone, code)
    walk(phone, code)
    send(tablet, f"{begun}/not-them", begun)

    assert account_of(store, account_id(store, name)).is_frozen
    assert phone.get("/joining").location.startswith("/sign-in")
    assert "got no keys" in tablet.get(begun).text


def test_she_lands_on_a_space_of_her_own(owned, store):
    (membership,) = spaces_of(store, owned)

    assert membership.role == "youth"
    assert "joining" not in {k for k, v in account_of(store, owned).facts.items() if v}


def test_the_advocate_keeps_what_was_ticked(owned, store, cast):
    space = open_space(store, cast.advocate, spaces_of(store, owned)[0].space)

    assert (space.kinds, space.is_keeper) == (["voice"], True)
    assert only_record(space.section(kinds.VOICE), Profile).called == "Mari"


def test_whoever_signs_in_before_it_is_done_goes_on_where_they_were(app, phone, begun, code):
    name = name_of(phone, code)
    walk(phone, code)

    assert signed_in(app, name, OWN).get("/").location == "/joining"


def test_an_invite_that_nobody_compared_in_time_holds_nobody_up(app, store, phone, code, begun):
    name = name_of(phone, code)
    walk(phone, code)
    store.db.execute("delete from invites")

    assert phone.get("/joining").location == "/"
    assert signed_in(app, name, OWN).get("/").location == "/today"


def test_nobody_for_now_opens_nothing(tablet, phone, begun, code, store, cast):
    walk(phone, code)
    press_same(tablet, begun)
    send(
        phone, "/joining/nobody", "/joining/choices", passphrase=OWN, parts=["voice"], powers=[]
    )

    assert "Nobody is here yet" in tablet.get("/everyone").text


def test_wrong_words_at_the_end_keep_her_ticks(tablet, phone, begun, code):
    walk(phone, code)
    press_same(tablet, begun)
    answer = send(phone, "/joining/choices", passphrase="no", parts=["food"], powers=["rekey"])

    assert answer.status_code == 422
    assert re.findall(r'checked[^>]*value="(\w+)"', answer.text) == ["rekey", "food"]


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


def test_a_guardian_reads_whose_name_they_get_and_is_vouched_for(tablet, app, owned, store, cast):
    space = spaces_of(store, owned)[0].space
    begun = send(tablet, f"/everyone/{space}/invite", kind="guardian", name="Denise").location
    code = re.search(r"/join/(\w{8})", tablet.get(begun).text).group(1)
    phone = app.test_client()
    name = name_of(phone, code)
    walk(phone, code, called="Denise B.")
    press_same(tablet, begun)

    id_ = account_id(store, name)
    assert card_of(store, id_).name == "Denise B."
    assert [v.by.name for v in vouches_for(store, id_)] == ["Tasha"]
    assert spaces_of(store, id_) == []


def test_staff_invited_by_the_command_promise_before_anything_opens(phone, store, app):
    until = (store.now + timedelta(days=90)).date().isoformat()
    code, _made = invite(
        store, "member", name="Dr. Patel", agency="Clinic", discipline="medical",
        training_until=until,
    )  # fmt: skip
    name = name_of(phone, code)
    walk(phone, code)

    assert phone.get("/joining").location == "/promise"
    send(phone, "/promises/mine", "/promise")
    facts = account_of(store, account_id(store, name)).facts
    assert (facts["promise_until"], facts["training_until"]) == ("2027-06-03", until)
    assert vouches_for(store, account_id(store, name)) == []


def test_another_advocate_cannot_look_at_the_invite(app, person, begun):
    person("other-advocate", "advocate", "Sam", "Open Door")

    assert signed_in(app, "other-advocate").get(begun).status_code == 404


def test_the_code_shows_in_no_other_session(app, begun, code):
    page = signed_in(app, NAMES["advocate"]).get(begun).text

    assert code not in page
    assert "does not show again" in page
