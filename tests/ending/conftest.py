"""The cast of sharing, for these tests."""

from sharing_cast import people, settings, share  # noqa: F401
from signing_cast import denise, known, papers, parent, waits  # noqa: F401
