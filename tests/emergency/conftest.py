"""The cast of emergencies, beside that of all pages."""

from emergency_cast import allowing, lee, lees, ng, noa  # noqa: F401
