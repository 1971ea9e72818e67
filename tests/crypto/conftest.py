"""What the tests of crypto/ share: cheap costs, and keys that are the same in every run."""

import sys
from pathlib import Path

import pytest

from crypto.account import AccountKeys
from crypto.box import BoxKey
from crypto.passphrase import Profile
from crypto.signing import SigningKey

# importlib mode does not put this folder on the path, and its helpers lie beside the tests.
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def cheap():
    """The profile that only tests may ask for."""
    return Profile(memory_kib=8, iterations=1, lanes=1, for_tests=True)


@pytest.fixture(scope="session")
def box_key():
    return BoxKey(bytes(range(32)))


@pytest.fixture(scope="session")
def signing_key():
    return SigningKey(bytes(range(32)))


@pytest.fixture(scope="session")
def reader():
    """All keys of one account."""
    return AccountKeys(SigningKey(b"i" * 32), SigningKey(b"h" * 32), BoxKey(b"b" * 32))
