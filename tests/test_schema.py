"""Claim: schema.sql is the schema that the migrations make."""

from webapp.config import PROJECT
from webapp.migrations import newest_schema


def test_the_schema_file_is_what_the_migrations_make():
    written = (PROJECT / "webapp" / "schema.sql").read_text()

    assert written.split() == newest_schema().split(), "run: make schema"
