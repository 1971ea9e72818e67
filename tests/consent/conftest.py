"""The cast of sharing, for these tests."""

from sharing_cast import others_see, people, settings, share  # noqa: F401
from signing_cast import bank, denise, known, papers, parent, waits  # noqa: F401
from verifying import verify  # noqa: F401
