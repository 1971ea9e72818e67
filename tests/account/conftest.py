"""What the tests of signing in share."""

import pytest
from pages_cast import NAMES, WORDS

from webapp.account.codes import shown
from webapp.account.unlocking import add_code, sign_slots, unlock_with_words

NEW = "violin basket lemon harbor"


@pytest.fixture
def backup_code(store, settings, space):
    """She has made a backup code; as she wrote it down."""
    code = bytes(range(20))
    mine = unlock_with_words(store, NAMES["youth"], WORDS, settings.words_profile)
    add_code(store, mine.signer.account, mine.master, code)
    sign_slots(store, mine.signer)
    return shown(code)


@pytest.fixture
def new_words():
    """The fields of a form for new words."""
    return {"new_passphrase": NEW, "new_passphrase_again": NEW}
