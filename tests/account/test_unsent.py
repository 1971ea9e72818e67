"""A form that came too late is kept for its writer alone, and comes back on its own page."""

import pytest
from flask import redirect, render_template_string
from pages_cast import NAMES, WORDS, csrf, send, sign_in, signed_in

from webapp.fields import Choice, Choices, Form, Secret, Words
from webapp.sweeper import sweep

TEXT = "I want to see my sister.\nOn Sunday, please."
PAGE = """{% extends "shell/base.html" %}{% block main %}<form method="post" action="/letter">
{{ ui.csrf(form) }}{{ ui.field(form.text) }}{{ ui.field(form.face) }}{{ ui.field(form.for_whom) }}
</form>{% endblock %}"""


class LetterForm(Form):
    text = Words("Text", most=2000, required=True)
    face = Choice("Face", choices=[("good", "Good"), ("bad", "Bad")], required=False)
    for_whom = Choices("For", choices=[("a", "A"), ("b", "B")])


class SealedForm(Form):
    text = Words("Text", most=2000)
    new_passphrase = Secret("Words")
    code = Words("Code", most=50)


@pytest.fixture
def app(app):
    def page(place=""):
        return render_template_string(PAGE, form=LetterForm())

    def two_forms():
        form, _other = LetterForm(), LetterForm()
        return render_template_string(PAGE, form=form)

    def letter():
        form = LetterForm()
        if not form.validate_on_submit():
            return render_template_string(PAGE, form=form), 422
        return redirect("/account", 303)

    def sealed():
        return render_template_string("{{ form.csrf_token }}", form=SealedForm())

    app.add_url_rule("/letters/<place>", view_func=page)
    app.add_url_rule("/two", view_func=two_forms)
    app.add_url_rule("/letter", view_func=letter, methods=["POST"])
    app.add_url_rule("/sealed", view_func=sealed, methods=["GET", "POST"])
    return app


@pytest.fixture
def late(youth_client, clock):
    """She wrote, put the phone down, and sends it when the session has ended."""

    def sent(page="/letters/one", address="/letter", **fields):
        token = csrf(youth_client, page)
        clock.forward(minutes=11)
        fields = fields or {"text": TEXT, "face": "bad", "for_whom": "b"}
        headers = {"Referer": f"http://localhost{page}"}
        data = {"csrf_token": token, "once": "0123456789", **fields}
        return youth_client.post(address, data=data, headers=headers)

    return sent


def drafts(store):
    return store.db.execute("select * from drafts").fetchall()


def test_the_page_says_that_the_words_are_kept(late):
    answer = late()

    assert answer.status_code == 400
    assert "Your words are kept and locked." in answer.text
    assert 'href="/sign-in"' in answer.text


def test_signing_in_leads_to_the_form_with_the_words_in_it(late, youth_client):
    late()
    answer = sign_in(youth_client, NAMES["youth"])
    page = youth_client.get(answer.location).text

    assert answer.location == "/letters/one"
    assert "Here is what you wrote." in page
    assert "It is in the form again." in page
    assert f">\r\n{TEXT}</textarea>" in page or f">\n{TEXT}</textarea>" in page
    assert page.count("checked") == 2


def test_they_come_back_in_another_browser_too(app, late):
    late()
    other = app.test_client()

    assert sign_in(other, NAMES["youth"]).location == "/letters/one"
    assert "On Sunday, please." in other.get("/letters/one").text


def test_nobody_can_read_them_in_the_database(late, store):
    late()

    assert b"sister" not in b"".join(v for v in drafts(store)[0] if isinstance(v, bytes))


def test_another_place_of_the_same_form_is_another_page(late, youth_client):
    late()
    sign_in(youth_client, NAMES["youth"])

    assert "what you wrote" not in youth_client.get("/letters/two").text
    assert "what you wrote" not in youth_client.get("/letters/one?part=2").text


def test_somebody_else_in_the_same_browser_sees_nothing_of_it(late, youth_client, store):
    late()
    answer = sign_in(youth_client, NAMES["advocate"])

    assert answer.location == "/everyone"
    for page in ("/letters/one", "/kept"):
        assert "sister" not in youth_client.get(page).text
    assert len(drafts(store)) == 1


def test_somebody_else_cannot_throw_it_away(late, youth_client, store):
    late()
    sign_in(youth_client, NAMES["youth"])
    address = youth_client.get("/letters/one").text.split('action="')[1].split('"')[0]
    sign_in(youth_client, NAMES["advocate"])
    send(youth_client, address, page="/account")

    assert "/throw-away" in address
    assert len(drafts(store)) == 1


def test_sending_it_takes_it_off_the_list(late, youth_client, store):
    late()
    sign_in(youth_client, NAMES["youth"])
    send(youth_client, "/letter", page="/letters/one", text=TEXT)

    assert drafts(store) == []


def test_a_form_that_was_not_taken_keeps_it(late, youth_client, store):
    late()
    sign_in(youth_client, NAMES["youth"])
    send(youth_client, "/letter", page="/letters/one", text="")

    assert len(drafts(store)) == 1


def test_she_throws_it_away(late, youth_client, store):
    late()
    sign_in(youth_client, NAMES["youth"])
    page = youth_client.get("/letters/one").text
    address = page.split('action="')[1].split('"')[0]
    answer = send(youth_client, address, page="/letters/one", next="/letters/one")

    assert answer.location == "/letters/one"
    assert drafts(store) == []
    assert "what you wrote" not in youth_client.get("/letters/one").text


def test_the_same_form_late_twice_keeps_the_newest(late, youth_client, store):
    late()
    sign_in(youth_client, NAMES["youth"])
    late(text="Only this")

    assert len(drafts(store)) == 1
    sign_in(youth_client, NAMES["youth"])
    assert "Only this" in youth_client.get("/letters/one").text


def test_where_two_forms_would_fit_none_is_filled_and_the_words_can_be_copied(late, youth_client):
    late(page="/two")
    sign_in(youth_client, NAMES["youth"])
    page = youth_client.get("/two").text

    assert "You can copy it." in page
    assert page.count("On Sunday, please.") == 1


def test_words_whose_page_cannot_be_told_wait_on_a_page_of_their_own(late, youth_client):
    late(page="/letters/one", address="/letter")
    sign_in(youth_client, NAMES["youth"])
    assert "On Sunday, please." in youth_client.get("/kept").text
    assert "Words you did not send yet" in youth_client.get("/account").text


def test_a_page_of_somebody_elses_site_is_never_gone_to(youth_client, clock):
    token = csrf(youth_client, "/letters/one")
    clock.forward(minutes=11)
    data = {"csrf_token": token, "text": TEXT}
    for referrer in ("https://x.example/letters/one", "http://localhost.x.example/", "x", ""):
        youth_client.post("/letter", data=data, headers={"Referer": referrer})

    assert sign_in(youth_client, NAMES["youth"]).location == "/kept"


def test_secret_words_and_codes_are_never_kept(late, youth_client, app):
    late(page="/sealed", address="/sealed", text="a b", new_passphrase=WORDS, code="12 34")
    sign_in(youth_client, NAMES["youth"])
    page = youth_client.get("/kept").text

    assert "a b" in page
    assert WORDS not in page
    assert "12 34" not in page


def test_a_form_of_secrets_alone_keeps_nothing(late, store):
    answer = late(page="/sealed", address="/sealed", new_passphrase=WORDS)

    assert "We could not save it." in answer.text
    assert drafts(store) == []


def test_a_form_without_its_token_keeps_nothing(youth_client, clock, store):
    clock.forward(minutes=11)
    youth_client.post("/letter", data={"text": TEXT, "csrf_token": "x"})

    assert drafts(store) == []


def test_a_guest_keeps_nothing(app, client, store):
    client.post("/letter", data={"text": TEXT, "csrf_token": csrf(client)})

    assert drafts(store) == []


def test_a_page_without_drafts_says_so(app, space):
    assert "Nothing waits here." in signed_in(app, NAMES["member"]).get("/kept").text


def test_they_go_by_themselves_after_fourteen_days_and_the_pages_say_so(
    late, app, store, clock, youth_client
):
    assert "After 14 days they are thrown away." in late().text
    sign_in(youth_client, NAMES["youth"])
    assert "After 14 days it is thrown away." in youth_client.get("/letters/one").text
    clock.forward(days=14)
    sweep(app, deep=False)

    assert drafts(store) == []


def test_far_more_than_anybody_types_is_not_kept_and_breaks_nothing(late, youth_client):
    answer = late(text="\u00e9" * 300_000)

    assert answer.status_code == 400
    assert "We could not save it." in answer.text
