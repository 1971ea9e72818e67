"""Claim: bad input is answered beside the field in one sentence, and what was typed stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.fields import Choice, Choices, Day, Form, Secret, Words, clean


class Line(Form):
    words = Words("Words", most=20, required=True)
    more = Words("More", most=2000)


class Dates(Form):
    day = Day("Day", required=True)


class Answers(Form):
    one = Choice("One", choices=[("yes", "Yes"), ("no", "No")])
    some = Choices("Some", choices=[("a", "A"), ("b", "B")])


class SignIn(Form):
    passphrase = Secret("Secret words")


@pytest.fixture
def send(app):
    """Fills in a form; returns it checked."""
    app.config["WTF_CSRF_ENABLED"] = False

    def filled(form, **data):
        with app.test_request_context(method="POST", data=data):
            sent = form()
            sent.validate()
            return sent, {name: str(errors[0]) for name, errors in sent.errors.items()}

    return filled


def test_words_come_in_one_form(send):
    form, errors = send(Line, words="  Zoe\u0308 \x00\x07🙂 ", more="one\r\ntwo\tthree")

    assert errors == {}
    assert form.words.data == "Zoë 🙂"
    assert form.more.data == "one\ntwo\tthree"


def test_an_empty_field_is_asked_for_only_where_it_is_needed(send):
    _form, errors = send(Line, words=" \n ", more="")

    assert errors == {"words": "Please write something here."}


def test_too_long_a_text_stays_and_is_told(send):
    form, errors = send(Line, words="x" * 21)

    assert errors == {"words": "This is too long. It can have 20 letters."}
    assert form.words.data == "x" * 21


@pytest.mark.parametrize("sign", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_letters_are_never_turned_around(send, sign):
    _form, errors = send(Line, words=f"a{sign}b")

    assert errors == {"words": "A hidden sign turns letters around. Please type it again."}


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-06-02", "This day has gone by. Please pick another."),
        ("", "Please pick a day."),
        ("next week", "Please give a day, like 2030-05-31."),
        ("2026-02-30", "Please give a day, like 2030-05-31."),
    ],
)
def test_a_day_that_cannot_be_meant_is_told(send, day, said):
    form, errors = send(Dates, day=day)

    assert errors == {"day": said}
    assert form.day._value() == day


def test_today_is_not_past(send):
    assert send(Dates, day="2026-06-03")[1] == {}


def test_only_what_is_on_the_list_was_meant(send):
    assert send(Answers, one="yes", some="a")[1] == {}
    assert send(Answers, one="maybe", some="z")[1] == {
        "one": "Please pick one.",
        "some": "Please pick from the list.",
    }
    assert send(Answers)[1] == {"one": "Please pick one."}


def test_choices_may_be_given_later(app):
    with app.test_request_context():
        form = Answers()
        form.one.choices = [("later", "Later")]

        assert [str(answer.label.text) for answer in form.one] == ["Later"]


def test_secret_words_are_never_shown_again(send):
    form, errors = send(SignIn, passphrase="tall red boat")

    assert errors == {}
    assert "tall" not in str(form.passphrase())


def test_no_browser_speaks_in_our_place(send):
    form, _errors = send(Line, words="")

    assert "required" not in str(form.words())


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    "sign", ["\u3164", "\u200d", "\u2800", "\u2063", "\u115f", "\u200c \u200d"]
)
def test_a_name_of_nothing_that_is_seen_is_no_name(sign):
    assert clean(sign * 3) == ""


def test_letters_stay_joined():
    assert clean("\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645") == (
        "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    )
    assert clean("\U0001f469\u200d\U0001f52c") == "\U0001f469\u200d\U0001f52c"
