"""Who writes in a plan, for these tests."""

import pytest
from pages_cast import grant

from webapp.space import kinds
from webapp.space.grants import REKEY, SEE, WRITE
from webapp.space.opening import open_space


@pytest.fixture
def theirs(store, cast, space):
    return open_space(store, cast.advocate, space.id)


@pytest.fixture
def hers(store, cast, space):
    """Her space as it is at this moment."""
    return lambda: open_space(store, cast.youth, space.id)


@pytest.fixture
def other(store, cast, space, person):
    """A second key keeper, of another agency, who comes at this moment."""
    signer = person("ana keeps", "advocate", "Ana", "Harbor House")
    everything = dict.fromkeys(kinds.SHARED_WITH_KEEPER)
    grant(store, cast.youth, space, signer, everything, 365, (SEE, WRITE, REKEY))
    return lambda: open_space(store, signer, space.id)
