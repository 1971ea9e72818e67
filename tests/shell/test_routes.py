"""What a browser asks for by name is there, is neutral, and tells nothing."""

from webapp.shell.routes import shell_version


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
