"""The tests of the spine share one cast."""

import pytest
from spine_cast import (  # noqa: F401
    advocate,
    coordinator,
    database,
    doctor,
    hers,
    keeper,
    keyfile,
    person,
    share,
    store,
    stranger,
    youth,
)

from webapp.space.authority import authority_over
from webapp.space.grants import all_grants


@pytest.fixture
def letting(hers, share, doctor):
    """The doctor may see all of "body"."""
    return share(hers, doctor, {"body": None})


@pytest.fixture
def state_of(store, hers):
    """The state of a grant as its row says now, in the store or in another one."""

    def state(grant, in_=None):
        at = in_ or store
        known, _failed = all_grants(at, authority_over(at, hers.id))
        return next(g.state for g in known if g.id == grant.id)

    return state
