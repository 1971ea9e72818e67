"""The small parts say what is wrong beside the field and keep what was typed."""

import pytest
from werkzeug.datastructures import MultiDict

from webapp.fields import Choice, Form, Words


class Asked(Form):
    name = Words("What should we call you?", most=10, required=True)
    wish = Words("What do you want?", most=900)
    who = Choice("Who may see this?", choices=[("nobody", "Nobody yet"), ("us", "Me and Tasha")])


@pytest.fixture
def asked(app):
    """A form as it comes back after it was sent."""
    with app.test_request_context("/", method="POST"):
        app.preprocess_request()

        def send(**typed) -> Asked:
            form = Asked(MultiDict(typed), meta={"csrf": False})
            form.validate()
            return form

        yield send


@pytest.fixture
def ui(app):
    def macro(name: str, *values, **more) -> str:
        template = app.jinja_env.get_template("shell/macros.html")
        with app.test_request_context("/"):
            module = template.make_module({"csrf_token": lambda: "token", "once": lambda: "once"})
            return str(getattr(module, name)(*values, **more))

    return macro


def test_an_error_stands_beside_its_field_and_is_read_with_it(ui, asked):
    html = ui("field", asked(name="x" * 11).name, hint="Any name.")

    assert 'aria-describedby="name-hint name-error"' in html
    assert 'id="name-error"' in html
    assert "x" * 11 in html


def test_a_box_keeps_its_words_and_no_browser_checks_the_spelling(ui, asked):
    html = ui("field", asked(wish="<i>\ntwo lines").wish, rows=4)

    assert "&lt;i&gt;\ntwo lines" in html.replace("\r\n", "\n")
    assert 'spellcheck="false"' in html
    assert 'maxlength="900"' in html


def test_one_line_can_be_given_a_box(ui, asked):
    html = ui("field", asked(name="Mari").name, rows=3)

    assert "<textarea" in html
    assert 'maxlength="10"' in html
    assert ">\nMari</textarea>" in html


def test_choices_are_one_group_with_a_name(ui, asked):
    html = ui("field", asked().who)

    assert "<legend>Who may see this?</legend>" in html
    assert html.count('type="radio"') == 2


def test_the_summary_leads_to_each_field(ui, asked):
    html = ui("errors", asked())

    assert 'href="#name"' in html
    assert 'href="#who-0"' in html


def test_a_form_without_mistakes_has_no_summary(ui, asked):
    assert ui("errors", asked(name="Mari", who="us")).strip() == ""


def test_no_answer_is_easier_than_another(ui):
    html = ui("answers", "answer", [("yes", "Yes"), ("no", "No")])

    assert html.count('class="button"') == 2
    assert "button-main" not in html


def test_a_person_without_a_picture_has_initials(ui):
    assert '<span class="initials" aria-hidden="true">Pa</span>' in ui("person", "dr. patel")


def test_a_plain_form_says_where_it_comes_from_and_counts_once(ui):
    html = ui("csrf")

    assert 'name="csrf_token" value="token"' in html
    assert 'name="once" value="once"' in html
