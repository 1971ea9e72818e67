"""Claim: no page is kept or framed or runs foreign code; files may be kept and are small."""

import gzip
from dataclasses import replace

import pytest

from webapp import create_app
from webapp.config import PROJECT

FILE = "pwa/app.css"


@pytest.fixture
def ask(client):
    """Asks and closes: a file that is sent stays open until then."""

    def asked(path, **headers):
        with client.get(path, headers=headers) as answer:
            answer.get_data()
            return answer

    return asked


@pytest.fixture
def versioned(app):
    with app.test_request_context():
        return app.url_for("static", filename=FILE)


@pytest.mark.parametrize("path", ["/healthz", "/nowhere", "/today", f"/static/{FILE}"])
def test_every_answer_is_dressed(ask, path):
    headers = ask(path).headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("path", ["/healthz", "/nowhere", "/today", "/static/nothing.css"])
def test_a_page_is_never_stored(ask, path):
    assert ask(path).headers["Cache-Control"] == "no-store"


def test_a_file_is_kept_a_year_by_its_version_and_asked_for_otherwise(ask, versioned):
    assert "immutable" in ask(versioned).headers["Cache-Control"]
    assert ask(f"/static/{FILE}").headers["Cache-Control"] == "no-cache"
    assert ask(f"/static/{FILE}?v=old").headers["Cache-Control"] == "no-cache"


def test_a_file_is_sent_compressed_and_not_twice(ask, versioned):
    answer = ask(versioned, accept_encoding="gzip")
    again = ask(versioned, accept_encoding="gzip", if_none_match=answer.headers["ETag"])

    assert gzip.decompress(answer.data) == (PROJECT / "static" / FILE).read_bytes()
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert again.status_code == 304


def test_a_page_is_never_compressed(client):
    answer = client.get("/nowhere", headers={"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in answer.headers


def test_https_is_remembered_only_where_there_is_https(client, settings):
    assert "Strict-Transport-Security" not in client.get("/healthz").headers

    safe = create_app(replace(settings, secure_cookies=True)).test_client()

    assert "max-age=" in safe.get("/healthz").headers["Strict-Transport-Security"]
