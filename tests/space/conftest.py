"""The tests of the spine share one cast."""

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
