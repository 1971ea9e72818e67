"""What a browser asks for by name is there, is neutral, and tells nothing."""

import pytest

from webapp.shell.routes import ICONS, shell_version


def test_the_sign_of_life_tells_nothing(client):
    answer = client.get("/healthz")

    assert (answer.status_code, answer.text) == (200, "ok")
    assert "Set-Cookie" not in answer.headers


def test_the_worker_is_always_asked_for_again(client):
    answer = client.get("/sw.js")

    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.mimetype == "text/javascript"


def test_the_worker_changes_when_a_shell_file_changes(tmp_path):
    (tmp_path / "app.css").write_text("a")
    before = shell_version(tmp_path)
    shell_version.cache_clear()
    (tmp_path / "app.css").write_text("b")

    assert shell_version(tmp_path) != before


@pytest.mark.parametrize("icon", ICONS)
def test_each_icon_has_a_neutral_manifest(client, icon):
    manifest = client.get(f"/app.webmanifest?icon={icon}").get_json(force=True)

    assert manifest["name"] == manifest["short_name"] == "Daybook"
    assert "description" not in manifest
    for picture in manifest["icons"]:
        assert client.get(picture["src"], buffered=True).status_code == 200


def test_an_unknown_icon_gets_the_plain_one(client):
    assert "notes.svg" in client.get("/app.webmanifest?icon=../x").text
