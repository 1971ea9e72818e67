"""The tests of the spine share one cast."""

from cosigning_cast import joao, offer, rosa  # noqa: F401
from spine_cast import (  # noqa: F401
    advocate,
    coordinator,
    database,
    doctor,
    hers,
    keeper,
    keyfile,
    letting,
    person,
    share,
    state_of,
    store,
    stranger,
    youth,
)
