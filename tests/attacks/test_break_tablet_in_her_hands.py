"""Claim: who holds an advocate's tablet reads nothing of anybody else, by no address of its past:
not what the advocate once typed on the page that stands there, either."""

import pytest
from pages_cast import NAMES, csrf, send, sign_in

TYPED = "Ask Jordan's judge about the letter"


@pytest.fixture
def page(space):
    return f"/everyone/{space.id}"


@pytest.fixture
def typed_too_late(advocate_client, page, clock):
    """The advocate wrote on a youth's page, and sent it when the session had ended."""
    token = csrf(advocate_client, page)
    clock.forward(minutes=16)
    form = {"csrf_token": token, "will": TYPED, "by": ""}
    answer = advocate_client.post(
        f"{page}/promises", data=form, headers={"Referer": f"http://localhost{page}"}
    )
    assert "Your words are kept and locked." in answer.text
    sign_in(advocate_client, NAMES["advocate"])
    return advocate_client


def test_words_that_wait_for_a_page_do_not_show_on_the_one_that_hides_it(
    typed_too_late, page, space
):
    tablet = typed_too_late
    assert "Jordan" in tablet.get(page).text

    send(tablet, f"/with/{space.id}/hand-over", f"/with/{space.id}")
    hidden = tablet.get(page)
    assert hidden.status_code == 403
    assert "Jordan" not in hidden.text
