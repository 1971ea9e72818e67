"""Claim: a signer reads what the release says and no more; every answer is as easy as another."""

import re
from html import unescape

import pytest
from pages_cast import WORDS, send, signed_in
from sharing_cast import TOKENS, text_of
from signing_cast import PAPERS

from webapp.care import terms
from webapp.i18n import lazy_gettext
from webapp.signing import texts
from webapp.space.cosigning import answered_by, sign, waiting_for
from webapp.space.exclusions import exclude
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.signers import row_of
from webapp.team.called_names import tell_name
from webapp.team.signer_news import NO, NO_TEXT, QUESTION, signer_news

NEWER = "It may not be word for word what you read that day."

pytestmark = pytest.mark.usefixtures("waits")


@pytest.fixture
def offer(waits, store, cast) -> str:
    return waiting_for(store, cast.guardian)[0].offer


def bare(answer) -> str:
    return TOKENS.sub("", answer.text)


def says_yes(client, offer, sees="this", name="Denise R.", words=WORDS, taught="right"):
    page = send(client, f"/asked/{offer}/yes", page=f"/asked/{offer}", sees=sees)
    if "Your yes" not in page.text:
        return page
    return send(
        client, f"/asked/{offer}/signature", page=f"/asked/{offer}", signed_as=name,
        passphrase=words, taught=taught,
    )  # fmt: skip


def doctor_sees(store, cast, space) -> bool:
    try:
        section = open_space(store, cast.member, space).section("money")
    except NotGrantedError:
        return False
    return any(PAPERS in str(item.body) for item in section.items())


def test_the_page_says_who_what_what_for_until_when_and_that_no_is_fine(guardian_client, offer):
    page = text_of(guardian_client.get(f"/asked/{offer}"))
    for said in (
        "Mari wants to share one thing.", "You can say yes or no.", "Dr. Patel, doctor or nurse",
        "Money, work, ID: 1 line", "It is to help with papers and money.", "Then it stops.",
        "No is fine. Nothing changes for you or for Mari.", "You can stop your yes on any day.",
        "What Dr. Patel has read by then, we can't take back.",
    ):  # fmt: skip
        assert said in page


def test_it_never_says_a_word_of_the_plan_or_where_somebody_works(guardian_client, offer):
    page = text_of(guardian_client.get(f"/asked/{offer}"))

    assert PAPERS not in page
    assert "Eastside Clinic" not in page
    assert "Tasha" not in page


def test_what_a_doctor_must_tell_is_said_in_general_and_of_nobody(guardian_client, offer):
    page = text_of(guardian_client.get(f"/asked/{offer}"))

    assert "Some people must tell when someone is hurt. Ask them first." in page
    assert "must tell when someone hurts" not in page


def test_all_four_answers_have_the_same_size(guardian_client, offer):
    answers = guardian_client.get(f"/asked/{offer}").text.split('class="answers"')[1]
    classes = re.findall(r'class="(button[^"]*)"', answers.split("</div>")[0])

    assert classes == ["button"] * 4


def test_the_name_is_the_one_that_this_person_may_see(known, guardian_client, offer, cast):
    tell_name(known, cast.guardian.card, "Maria")

    assert "Maria wants to share one thing." in text_of(guardian_client.get("/home"))
    assert "or for Maria." in text_of(guardian_client.get(f"/asked/{offer}"))


def test_a_wrong_answer_explains_and_asks_again(guardian_client, offer, store, cast):
    page = says_yes(guardian_client, offer, sees="everything")
    assert "Not everything. Dr. Patel sees only what is listed under What." in text_of(page)
    assert 'name="explained"' in page.text
    assert waiting_for(store, cast.guardian)


def test_a_yes_takes_the_name_and_the_secret_words(guardian_client, offer, store, cast, known):
    assert says_yes(guardian_client, offer, words="other words here").status_code == 422
    assert says_yes(guardian_client, offer, name="").status_code == 422
    assert not doctor_sees(store, cast, known.id)

    assert says_yes(guardian_client, offer).status_code == 303
    assert doctor_sees(store, cast, known.id)


def test_what_was_shown_is_signed_with_the_yes(guardian_client, offer, store, cast):
    says_yes(guardian_client, offer)
    about = answered_by(store, cast.guardian)[0].about

    assert (about["language"], about["teach_back"]) == ("en", "right")
    assert about["receipt"] == "screen"
    assert about["version"] == texts.TEXT_VERSION
    assert {"paper-instead", "no-is-fine"} <= set(about["statements"])
    assert len(about["hash"]) == 64


@pytest.mark.parametrize("taught", ["", "not-asked", "perfect"])
def test_nobody_who_was_not_asked_is_said_to_have_known(
    taught, guardian_client, offer, store, cast
):
    says_yes(guardian_client, offer, taught=taught)

    assert answered_by(store, cast.guardian)[0].about["teach_back"] == "not-asked"


def test_the_copy_stays_and_stops_the_yes_in_two_taps(guardian_client, offer, store, cast, known):
    says_yes(guardian_client, offer)
    assert f"/copies/{offer}" in guardian_client.get("/home").text
    assert "What you signed" in text_of(guardian_client.get(f"/copies/{offer}"))

    send(guardian_client, f"/copies/{offer}/stop", page=f"/copies/{offer}")
    assert not doctor_sees(store, cast, known.id)
    assert "You stopped your yes" in text_of(guardian_client.get(f"/copies/{offer}"))


def test_the_copy_says_what_was_read_in_its_language_whatever_is_said_today(
    guardian_client, offer, monkeypatch
):
    send(guardian_client, f"/asked/{offer}/in/es", page=f"/asked/{offer}")
    send(
        guardian_client, f"/asked/{offer}/signature", page=f"/asked/{offer}",
        signed_as="Denise R.", passphrase=WORDS,
    )  # fmt: skip
    send(guardian_client, "/language", "/account", language="en")
    monkeypatch.setitem(texts.STATEMENTS, "no-is-fine", "No is okay.")
    monkeypatch.delitem(texts.STATEMENTS, "stop-any-day")

    page = guardian_client.get(f"/copies/{offer}").text
    assert "What you signed" in page
    said = "Puedes decir que no, sin problema. Nada cambia para ti ni para Mari."
    assert re.search(f'<li lang="es">(?:<svg.*?</svg>)?<span>{re.escape(said)}</span></li>', page)
    assert "Puedes parar tu sí cualquier día." in page
    assert "No is okay." not in page
    assert NEWER not in page


def test_a_copy_of_words_that_nobody_kept_says_so(guardian_client, offer, monkeypatch):
    with monkeypatch.context() as then:
        then.setitem(texts.STATEMENTS, "no-is-fine", "No was good.")
        says_yes(guardian_client, offer)

    page = text_of(guardian_client.get(f"/copies/{offer}"))
    assert NEWER in page
    assert "No is fine. Nothing changes for you or for Mari." in page


def test_a_no_ends_it_and_her_advocate_is_told(guardian_client, offer, store, cast, known):
    send(guardian_client, f"/asked/{offer}/no", page=f"/asked/{offer}")

    assert waiting_for(store, cast.guardian) == []
    assert [news.kind for news in signer_news(store, cast.advocate)] == [NO]


def test_a_no_is_told_nothing_about_what_is_shared(guardian_client, offer):
    """Somebody else may have said yes, and other things may be shared: not theirs to know."""
    answer = send(guardian_client, f"/asked/{offer}/no", page=f"/asked/{offer}")

    said = text_of(guardian_client.get(answer.location))
    assert "That is fine. You said no." in said
    assert "Nothing is shared" not in said


def test_two_questions_are_told_apart_by_who_would_read(guardian_client, offer):
    (link,) = re.findall(rf'<a href="/asked/{offer}">(.*?)</a>', guardian_client.get("/home").text)

    assert "Dr. Patel" in link


def test_not_now_leaves_it_where_it_is(guardian_client, offer, store, cast, known):
    send(guardian_client, f"/asked/{offer}/later", page=f"/asked/{offer}")
    assert "wants to share one thing" in guardian_client.get("/home").text

    says_yes(guardian_client, offer)
    assert doctor_sees(store, cast, known.id)


def test_questions_do_not_bury_what_is_urgent(guardian_client, offer, store, cast):
    """They lie in the inbox that her call for help comes to."""
    asked = [
        send(guardian_client, f"/asked/{offer}/question", words=f"Why {number}?").status_code
        for number in range(8)
    ]

    assert asked == [303] * 5 + [429] * 3
    assert len([n for n in signer_news(store, cast.advocate) if n.kind == QUESTION]) == 5


def test_a_question_reaches_her_advocate_and_blocks_nothing(guardian_client, offer, store, cast):
    send(guardian_client, f"/asked/{offer}/question", words="Why the doctor?")
    (news,) = signer_news(store, cast.advocate)

    assert (news.kind, news.name, news.words) == (QUESTION, "Denise", "Why the doctor?")
    assert says_yes(guardian_client, offer).status_code == 303


def test_a_question_says_how_it_is_safe_to_answer(guardian_client, offer, advocate_client):
    assert (
        "How and when is it safe to reach you?"
        in guardian_client.get(f"/asked/{offer}/question").text
    )
    how = "Call <work>, before noon"
    send(guardian_client, f"/asked/{offer}/question", words="Why the doctor?", reach=how)
    space = signer_news_space(advocate_client)
    page = advocate_client.get(f"{space}/yeses").text

    assert "Safe to reach: Call &lt;work&gt;, before noon" in page
    assert page.index("Why the doctor?") < page.index("Safe to reach")


def test_nobody_has_to_say_how_to_be_reached(guardian_client, offer, advocate_client):
    send(guardian_client, f"/asked/{offer}/question", words="Why the doctor?", reach="")
    page = advocate_client.get(f"{signer_news_space(advocate_client)}/yeses").text

    assert "Why the doctor?" in page
    assert "Safe to reach" not in page


def test_too_long_a_way_keeps_the_question(guardian_client, offer, store, cast):
    words = {"words": "Why the doctor?", "reach": "so " * 200}
    answer = send(guardian_client, f"/asked/{offer}/question", **words)

    assert answer.status_code == 422
    assert "Why the doctor?" in answer.text
    assert [n for n in signer_news(store, cast.advocate) if n.kind == QUESTION] == []


def signer_news_space(advocate_client) -> str:
    """The page of the youth whose news stands on the advocate's home."""
    home = advocate_client.get("/everyone").text
    return re.search(r'href="(/everyone/\w+)/yeses"', home)[1]


def test_another_language_keeps_what_was_picked(guardian_client, offer):
    page = send(guardian_client, f"/asked/{offer}/in/es", page=f"/asked/{offer}", sees="this")
    assert 'lang="es"' in page.text
    assert re.search(r'value="this"[^>]*checked|checked[^>]*value="this"', page.text)

    page = send(
        guardian_client, f"/asked/{offer}/in/en", page=f"/asked/{offer}",
        signed_as="Denise R.", taught="right",
    )  # fmt: skip
    assert 'value="Denise R."' in page.text


def test_the_language_that_was_shown_is_signed_and_a_line_without_words_is_told(
    guardian_client, offer, store, cast, monkeypatch
):
    monkeypatch.setitem(texts.STATEMENTS, "say-stop", "A line that nobody has put into Spanish.")
    send(guardian_client, f"/asked/{offer}/in/es", page=f"/asked/{offer}")
    page = guardian_client.get(f"/asked/{offer}").text
    assert re.search(r'<li lang="en"><svg.*?<span>A line that nobody has put into Spanish.', page)

    page = send(guardian_client, f"/asked/{offer}/yes", page=f"/asked/{offer}", sees="this")
    send(
        guardian_client, f"/asked/{offer}/signature", page=f"/asked/{offer}", signed_as="Denise",
        passphrase=WORDS, taught="right",
    )  # fmt: skip
    about = answered_by(store, cast.guardian)[0].about
    assert about["language"] == "es"
    assert "say-stop" in about["in_english"]
    assert NO_TEXT in [news.kind for news in signer_news(store, cast.advocate)]


def test_the_home_is_the_same_before_and_after_being_shut_out(
    guardian_client, offer, store, cast, known
):
    before = bare(guardian_client.get("/home")) + bare(guardian_client.get(f"/asked/{offer}"))
    exclude(store, known.id, cast.guardian.account)
    after = bare(guardian_client.get("/home")) + bare(guardian_client.get(f"/asked/{offer}"))

    assert before == after
    assert says_yes(guardian_client, offer).status_code == 303
    assert not doctor_sees(store, cast, known.id)


def test_nobody_finds_what_another_was_asked(offer, member_client, youth_client, person, app):

    person("joao", "guardian", said="Joao")
    for client in (member_client, youth_client, signed_in(app, "joao")):
        assert client.get(f"/asked/{offer}").status_code == 404
        assert client.get(f"/copies/{offer}").status_code == 404


def test_nothing_but_the_copy_is_there_once_it_is_signed(guardian_client, offer, store, cast):
    sign(store, cast.guardian, offer, {})

    assert guardian_client.get(f"/asked/{offer}").status_code == 404
    assert guardian_client.get(f"/copies/{offer}").status_code == 200


def test_a_word_of_the_terms_without_spanish_is_plain_english_and_told(
    guardian_client, offer, store, cast, monkeypatch
):
    monkeypatch.setitem(terms.PURPOSES_READ, "papers", lazy_gettext("Nobody put this in Spanish."))
    page = send(guardian_client, f"/asked/{offer}/in/es", page=f"/asked/{offer}")
    assert "Nobody put this in Spanish." in page.text
    assert "Algo de aquí está solo en inglés." in text_of(page)

    send(guardian_client, f"/asked/{offer}/no", page=f"/asked/{offer}")
    told = [news.words for news in signer_news(store, cast.advocate) if news.kind == NO_TEXT]
    assert told == ["terms"]


def test_with_all_words_there_nobody_is_told_of_any(guardian_client, offer, store, cast):
    page = send(guardian_client, f"/asked/{offer}/in/es", page=f"/asked/{offer}")
    assert "solo en inglés" not in text_of(page)

    send(guardian_client, f"/asked/{offer}/no", page=f"/asked/{offer}")
    assert NO_TEXT not in [news.kind for news in signer_news(store, cast.advocate)]


def test_her_wishes_are_not_called_mine_on_this_persons_page(guardian_client, offer):
    assert "How I want things" not in text_of(guardian_client.get(f"/asked/{offer}"))


def test_the_first_button_of_each_form_is_the_one_that_sends_it(guardian_client, offer):
    """What Enter presses."""
    asked = guardian_client.get(f"/asked/{offer}").text
    yes = send(guardian_client, f"/asked/{offer}/yes", page=f"/asked/{offer}", sees="this").text
    for page in (asked, yes):
        first = re.search(r"<button[^>]*>", page.split("<main")[1])[0]
        assert "formaction" not in first


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ({"helped": "interpreter", "helper": "Line Two, 4711", "helped_in": "Mam"},
         "An interpreter put it in their words. Line Two, 4711, Mam"),
        ({"helped": "known", "helper": "My son"},
         "Somebody they know put it in their words. My son"),
    ],
)  # fmt: skip
def test_who_put_it_in_their_words_is_asked_and_stands_on_her_receipt(
    guardian_client, youth_client, offer, store, cast, said, read
):
    asked = f"/asked/{offer}"
    page = send(guardian_client, f"{asked}/yes", page=asked, sees="this")
    assert "Did somebody put it in your words for you?" in page.text
    yes = {"signed_as": "Denise R.", "passphrase": WORDS, "taught": "right"}
    assert send(guardian_client, f"{asked}/signature", page=asked, **yes, **said).status_code == 303

    known = youth_client.get(f"/people/{cast.member.account}").text
    receipt = youth_client.get(re.search(r"/receipts/\w+", known)[0]).text
    assert read in " ".join(unescape(re.sub("<[^>]*>", " ", receipt)).split())
    assert "put it in" not in str(answered_by(store, cast.guardian)[0].about)


def test_it_can_be_left_out_and_then_nothing_is_kept(
    guardian_client, youth_client, offer, store, cast, known
):
    assert says_yes(guardian_client, offer).status_code == 303
    row = row_of(store, known.id, offer, cast.guardian.account)

    assert row["helped"] == {}
    person = youth_client.get(f"/people/{cast.member.account}").text
    receipt = youth_client.get(re.search(r"/receipts/\w+", person)[0]).text
    assert "put it in their words" not in receipt
