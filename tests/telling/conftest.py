"""The cast of telling, for these tests."""

from telling_cast import held, reports, tell  # noqa: F401
