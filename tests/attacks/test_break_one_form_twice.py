"""Claim: who knows the cookie and the form of a guest, and not the words, gets no session by
sending that form once more."""

from pages_cast import NAMES, TOKEN, WORDS

ONCE = "0123456789ab"


def form_of(client, **more):
    token = TOKEN.search(client.get("/sign-in").text).group(1)
    return {"csrf_token": token, "once": ONCE, "name": NAMES["youth"], **more}


def with_cookie(app, cookie):
    thief = app.test_client()
    thief.set_cookie("daybook", cookie)
    return thief


def test_a_page_left_open_on_a_shared_computer_gives_nobody_her_session(app, space):
    hers = app.test_client()
    form = form_of(hers)
    seen_before = hers.get_cookie("daybook").value
    assert hers.post("/sign-in", data={**form, "passphrase": WORDS}).status_code == 303

    thief = with_cookie(app, seen_before)
    thief.post("/sign-in", data={**form, "passphrase": "i do not know them"})

    assert thief.get("/today").location.startswith("/sign-in")


def test_her_own_second_tap_still_brings_her_in(app, space):
    hers = app.test_client()
    form = {**form_of(hers), "passphrase": WORDS}
    before = hers.get_cookie("daybook").value
    hers.post("/sign-in", data=form)

    again = with_cookie(app, before)
    assert again.post("/sign-in", data=form).status_code == 303
    assert again.get("/today").status_code == 200
