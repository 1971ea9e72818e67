"""Claim: whoever is kept away is never asked for a yes, and only her words show it."""

import pytest
from pages_cast import WORDS, send
from sharing_cast import Steps, knows_them, text_of
from signing_cast import asks

from webapp.consent.people import kept_releases
from webapp.holds.acts import she_keeps_away, staff_keep_away, staff_let_back
from webapp.space.cosigning import waiting_for
from webapp.space.opening import open_space
from webapp.team.signer_news import UNASKED, signer_news


@pytest.fixture
def hers(store, cast, known):
    return lambda: open_space(store, cast.youth, known.id)


@pytest.fixture
def other(person, parent, hers):
    """A second parent, who can be asked."""
    joao = person("joao", "guardian", said="Joao")
    parent(joao.account)
    knows_them(hers(), joao.card)
    return joao


@pytest.fixture
def kept_away(app, hers, cast):
    with app.test_request_context("/"):
        she_keeps_away(hers(), cast.guardian.account)


def to_signer(client, reader, line):
    steps = Steps(client, reader).to_look(areas=(), lines=(line,), purpose="papers")
    return steps.send("/share/look")


def test_before_her_words_the_list_names_everybody(denise, kept_away, papers, youth_client, cast):
    page = to_signer(youth_client, cast.member.account, papers).page

    assert "Ask Denise" in text_of(page)


def test_after_them_nobody_is_asked_nothing_is_shared_and_the_page_names_nobody(
    denise, kept_away, papers, youth_client, cast, store, hers
):
    steps = asks(youth_client, cast.member.account, papers, denise)
    said = text_of(steps.page).split("<main")[1]

    assert "We kept it for you" in said
    assert "Denise" not in said
    assert "Pick somebody else" not in said
    assert waiting_for(store, cast.guardian) == []
    assert kept_releases(hers()) == []


def test_it_is_the_page_of_somebody_else(denise, kept_away, papers, youth_client, cast):
    kept = asks(youth_client, cast.member.account, papers, denise).page
    steps = to_signer(youth_client, cast.member.account, papers)

    assert text_of(steps.send("/share/signer", link="else").page) == text_of(kept)


def test_her_advocate_is_told_once_and_by_name(
    denise, kept_away, papers, youth_client, advocate_client, cast, store, known
):
    for _time in range(2):
        asks(youth_client, cast.member.account, papers, denise)
    (news,) = signer_news(store, cast.advocate)

    assert (news.kind, news.name) == (UNASKED, "Denise")
    page = text_of(advocate_client.get(f"/everyone/{known.id}/yeses"))
    assert "Denise is kept away, and nobody asked." in page


def test_the_page_behind_her_words_says_that_nobody_asked(
    denise, kept_away, papers, youth_client, cast
):
    asks(youth_client, cast.member.account, papers, denise)
    about = f"/people/{cast.guardian.account}/about"

    assert "was not asked" not in text_of(youth_client.get(about))
    said = text_of(send(youth_client, about, passphrase=WORDS))
    assert "You wanted a yes of Denise on Wednesday, June 3. Denise was not asked." in said


def test_another_can_be_picked_then_and_the_list_leaves_out_who_is_kept_away(
    denise, other, kept_away, papers, youth_client, cast, store
):
    steps = asks(youth_client, cast.member.account, papers, denise)
    assert "Pick somebody else" in text_of(steps.page)
    page = steps.send("/share/look").page
    assert ("Ask Joao" in text_of(page), "Ask Denise" in text_of(page)) == (True, False)
    steps.send("/share/signer", link=other.account).send("/releases", passphrase=WORDS)

    assert steps.page.location.startswith("/receipts/")
    assert [len(waiting_for(store, who)) for who in (other, cast.guardian)] == [1, 0]


def test_another_picked_at_first_is_asked_as_ever(
    denise, other, kept_away, papers, youth_client, cast, store
):
    steps = to_signer(youth_client, cast.member.account, papers)
    steps.send("/share/signer", link=other.account).send("/releases", passphrase=WORDS)

    assert [len(waiting_for(store, who)) for who in (other, cast.guardian)] == [1, 0]


def test_once_let_back_the_same_walk_asks_again(
    app, denise, papers, youth_client, cast, store, known, hers
):
    with app.test_request_context("/"):
        staff_keep_away(open_space(store, cast.advocate, known.id), cast.guardian.account)
        for who in (cast.advocate, cast.stranger):
            staff_let_back(open_space(store, who, known.id), cast.guardian.account)

    assert asks(youth_client, cast.member.account, papers, denise).page.status_code == 303
    assert len(waiting_for(store, cast.guardian)) == 1
