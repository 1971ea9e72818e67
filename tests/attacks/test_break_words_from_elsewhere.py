"""Claim: another site puts no words of its own onto a page of ours."""

LURE = "Call this number now: 555 0100"


def sent_from(client, site):
    headers = {"Sec-Fetch-Site": site} if site else {}
    return client.post("/sign-in", data={"name": LURE}, headers=headers).text


def test_a_form_on_another_site_is_not_repeated(client):
    assert LURE not in sent_from(client, "cross-site")
    assert LURE not in sent_from(client, "same-site")


def test_her_own_words_are(client):
    assert LURE in sent_from(client, "same-origin")
    assert LURE in sent_from(client, "")
