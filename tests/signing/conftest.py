"""The cast of signing, for these tests."""

from sharing_cast import people, settings, share  # noqa: F401
from signing_cast import asked, bank, denise, known, papers, parent, signed, waits  # noqa: F401
from verifying import verify  # noqa: F401
