"""Claim: Daybook does not start on a library that lacks what its formats need, and says so."""

import pytest
from click.testing import CliRunner
from cryptography.exceptions import UnsupportedAlgorithm

import crypto.box
from crypto.selfcheck import LibraryTooOldError
from webapp import create_app
from webapp.commands import main


@pytest.fixture
def old_library(monkeypatch):
    """An OpenSSL that was built without ML-KEM."""

    class Missing:
        @staticmethod
        def from_seed_bytes(_seed):
            raise UnsupportedAlgorithm("not in this OpenSSL")

    monkeypatch.setattr(crypto.box, "MLKEM768PrivateKey", Missing)


def test_the_app_is_not_made(old_library, settings):
    with pytest.raises(LibraryTooOldError):
        create_app(settings)

    assert not settings.keys.exists()
    assert not settings.database.exists()


def test_the_command_says_what_to_install(old_library, tmp_path):
    environ = {f"DAYBOOK_{name}": str(tmp_path) for name in ("DATA", "RUN", "KEYS")}
    answer = CliRunner(env=environ).invoke(main, ["serve", "--insecure-http"])

    assert answer.exit_code == 1
    assert "install cryptography 50" in answer.output
    assert "Traceback" not in answer.output
