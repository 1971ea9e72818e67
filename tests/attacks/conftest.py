"""The attackers meet the cast of the spine."""

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
