"""She says where she wants her copy: here, on paper, or not now. It is signed, and it is done."""

import pytest
from pages_cast import NAMES, WORDS, send, signed_in
from sharing_cast import Steps, text_of

from webapp.care.terms import record_in
from webapp.consent.people import document_of, kept_releases
from webapp.space.opening import open_space

CHOICES = ("screen", "paper", "none")


@pytest.fixture
def steps(people, youth_client, cast):
    """At her yes, with nothing left to say but her words."""
    return Steps(youth_client, cast.member.account).to_look().send("/share/look")


@pytest.fixture
def wanted(store, cast, people):
    """What the newest release says about her copy."""

    def read():
        hers = open_space(store, cast.youth, people.id)
        return record_in(document_of(hers, kept_releases(hers)[-1])).ceremony.receipt

    return read


def says_yes(steps, **more):
    return steps.send("/releases", taps=2, passphrase=WORDS, **more).page


def test_the_screen_is_picked_already_so_it_costs_no_tap(steps):
    (picked,) = [one for one in steps.page.text.split("<input") if " checked" in one]

    assert 'value="screen"' in picked
    assert all(f'name="receipt" type="radio" value="{one}"' in steps.page.text for one in CHOICES)


@pytest.mark.parametrize("choice", CHOICES)
def test_what_she_picks_is_signed(steps, wanted, choice):
    assert says_yes(steps, receipt=choice).status_code == 303
    assert wanted() == choice


def test_whoever_sends_no_choice_gets_it_on_the_screen(steps, wanted):
    assert says_yes(steps).location.startswith("/receipts/")
    assert wanted() == "screen"


def test_a_choice_that_is_none_signs_nothing(steps, people):
    assert says_yes(steps, receipt="mail").status_code == 422
    assert kept_releases(people) == []


def test_wrong_words_keep_the_choice(steps):
    page = steps.send("/releases", passphrase="not my words at all", receipt="none").page
    (picked,) = [one for one in page.text.split("<input") if " checked" in one]

    assert 'value="none"' in picked


def test_on_paper_leads_to_a_page_for_paper(steps, youth_client):
    page = youth_client.get(says_yes(steps, receipt="paper").location)
    said = text_of(page)

    for words in ("Dr. Patel", "Body and teeth: everything", "What we told you before", "June 3"):
        assert words in said
    assert "<details" not in page.text
    assert "Stop sharing" not in said
    assert '<div class="not-printed' in page.text


def test_on_paper_stands_nothing_of_what_she_weighed(people, youth_client, cast):
    steps = Steps(youth_client, cast.member.account).begin()
    steps.send("/share/what", areas=["body"]).send("/share/why", purpose="visits")
    steps.send("/share/until", days="30").send("/share/think", risks=["told-at-home"])
    receipt = says_yes(steps.send("/share/look"), receipt="paper").location

    assert "What you thought over" in text_of(youth_client.get(receipt.removesuffix("/paper")))
    assert "What you thought over" not in text_of(youth_client.get(receipt))


def test_every_copy_can_be_put_on_paper_on_a_later_day(steps, youth_client):
    receipt = says_yes(steps).location

    assert f'href="{receipt}/paper"' in youth_client.get(receipt).text


def test_nobody_else_gets_it_on_paper(steps, member_client, advocate_client):
    receipt = says_yes(steps).location
    for client in (member_client, advocate_client):
        assert client.get(f"{receipt}/paper").status_code == 404


def test_no_copy_for_now_shows_nothing_of_the_sharing(steps, youth_client):
    answer = says_yes(steps, receipt="none")
    page = text_of(youth_client.get(answer.location))

    assert answer.location == "/today"
    assert "It is done." in page
    for words in ("Dr. Patel", "You shared", "yes"):
        assert words not in page.split("<h2>")[0]


def test_the_copy_is_found_later_all_the_same(steps, youth_client, people, cast):
    says_yes(steps, receipt="none")
    youth_client.get("/today")
    (kept,) = kept_releases(people)
    receipt = f"/receipts/{kept.id}"
    assert receipt in youth_client.get(f"/people/{cast.member.account}").text
    send(youth_client, f"/releases/{kept.grant}/stop", "/people")

    assert receipt in youth_client.get("/people/past").text
    assert "You shared it." not in youth_client.get(receipt).text


def test_her_copy_says_what_she_picked(steps, youth_client):
    receipt = says_yes(steps, receipt="none").location
    assert receipt == "/today"
    past = youth_client.get("/people").text
    account = steps.account
    assert f"/people/{account}" in past
    page = youth_client.get(f"/people/{account}").text
    address = page.split('href="/receipts/')[1].split('"')[0]

    assert "No copy for now" in text_of(youth_client.get(f"/receipts/{address}"))


def test_one_that_waits_for_another_yes_does_it_too(denise, papers, youth_client, cast):
    steps = Steps(youth_client, cast.member.account)
    steps.to_look(areas=(), lines=(papers,), purpose="papers").send("/share/look")
    steps.send("/share/signer", link=denise.account)

    assert says_yes(steps, receipt="none").location == "/today"


def test_an_undo_ends_on_her_copy_and_says_so(steps, youth_client, people, wanted):
    says_yes(steps, receipt="none")
    youth_client.get("/today")
    (kept,) = kept_releases(people)
    send(youth_client, f"/releases/{kept.grant}/stop", "/people")
    answer = send(youth_client, f"/receipts/{kept.id}/undo", passphrase=WORDS)

    assert answer.location.startswith("/receipts/")
    assert wanted() == "screen"


def test_its_reader_is_not_told(steps, app, people):
    says_yes(steps, receipt="none")
    page = text_of(signed_in(app, NAMES["member"]).get(f"/shared/{people.id}"))

    assert "copy for now" not in page


def test_her_copy_for_paper_has_a_line_for_her_name_which_is_kept_nowhere(
    share, cast, youth_client
):
    """42 CFR 2.31(a)(1) wants her name; a page knows only what she is called."""
    at = f"/receipts/{share(cast.member).id}"
    page = youth_client.get(f"{at}/paper").text

    assert "<dt>Name, by hand:</dt><dd></dd>" in page
    assert "We don't keep your full name, so write it here with a pen." in page
    assert "by hand" not in youth_client.get(at).text
