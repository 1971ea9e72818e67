"""Claim: two screens show the same six words, and only then is anything opened or signed."""

import re
from datetime import timedelta

import pytest
from joining_cast import NEW, OWN, code_on, name_of, press_same, six, walk
from pages_cast import NAMES, WORDS, send, signed_in

from webapp.account.accounts import account_id, account_of, card_of
from webapp.care.records import only_record
from webapp.care.voices import Profile
from webapp.consent.limits import GUARDED_FROM_COURT, GUARDED_FROM_GUARDIANS
from webapp.space import kinds
from webapp.space.memberships import spaces_of
from webapp.space.opening import open_space
from webapp.team.invites import invite
from webapp.team.vouches import vouches_for


def test_the_invite_shows_a_picture_a_link_and_a_code(tablet, begun, code):
    page = tablet.get(begun).text

    assert 'src="data:image/svg+xml' in page
    assert f"{code[:4]}-{code[4:]}" in page
    assert "10:15" in page


def test_the_invite_page_turns_by_itself_without_script(tablet, begun):
    assert '<meta http-equiv="refresh" content="5">' in tablet.get(begun).text


def test_a_phone_that_is_not_safe_leads_no_further(phone, code):
    page = phone.get(f"/join/{code}/phone/no").text

    assert f"/join/{code}/name" not in page
    assert "tablet" in page


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


def test_after_wrong_words_at_nobody_for_now_saving_still_keeps_what_is_ticked(
    tablet, phone, begun, code
):
    walk(phone, code)
    press_same(tablet, begun)
    refused = send(phone, "/joining/nobody", "/joining/choices", passphrase="no", parts=["food"])

    form = re.search(r'<form class="stack" method="post"[^>]*>', refused.text).group(0)
    assert (refused.status_code, 'action="/joining/choices"' in form) == (422, True)


def test_nobody_for_now_opens_nothing(tablet, phone, begun, code, store, cast):
    walk(phone, code)
    press_same(tablet, begun)
    send(phone, "/joining/nobody", "/joining/choices", passphrase=OWN, parts=["voice"], powers=[])

    assert "Nobody is here yet" in tablet.get("/everyone").text


@pytest.mark.parametrize(
    ("looked_at", "onward"), [("yes", "/today"), ("not-sure", "/home-screen?back=/today")]
)
def test_a_home_screen_that_somebody_looks_at_is_offered_nothing(tablet, phone, looked_at, onward):
    begun = send(tablet, "/everyone/new", **{**NEW, "phone": looked_at}, passphrase=WORDS).location
    walk(phone, code_on(tablet.get(begun).text))
    press_same(tablet, begun)

    answer = send(phone, "/joining/nobody", "/joining/choices", passphrase=OWN)
    assert answer.location == onward


def test_what_is_never_offered_by_default_starts_without_a_tick(tablet, phone, begun, code):
    walk(phone, code)
    press_same(tablet, begun)
    page = phone.get("/joining/choices").text

    ticked = set(re.findall(r'checked[^>]*name="parts"[^>]*value="([\w-]+)"', page))
    assert ticked == set(kinds.SHARED_WITH_KEEPER) - kinds.NEVER_BY_ITSELF
    assert {kinds.VOICE, kinds.PROMISES} <= ticked


def test_what_starts_without_a_tick_is_what_no_share_offers_by_itself():
    assert kinds.NEVER_BY_ITSELF == GUARDED_FROM_COURT | GUARDED_FROM_GUARDIANS


def test_wrong_words_at_the_end_keep_her_ticks(tablet, phone, begun, code):
    walk(phone, code)
    press_same(tablet, begun)
    answer = send(phone, "/joining/choices", passphrase="no", parts=["food"], powers=["rekey"])

    assert answer.status_code == 422
    assert re.findall(r'checked[^>]*value="(\w+)"', answer.text) == ["rekey", "food"]


def test_somebody_she_chose_reads_whose_name_they_get_and_is_vouched_for(
    tablet, app, owned, store, cast
):
    space = spaces_of(store, owned)[0].space
    begun = send(tablet, f"/everyone/{space}/invite", kind="supporter", name="Denise").location
    code = code_on(tablet.get(begun).text)
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
