"""The cast of sharing, for these tests."""

from sharing_cast import people, settings, share  # noqa: F401
