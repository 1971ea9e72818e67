"""Claim: schema.sql is the schema that the migrations make."""

from sqlite_utils import Database

from webapp.config import PROJECT
from webapp.migrations import migrations, schema_of


def test_the_schema_file_is_what_the_migrations_make():
    db = Database(memory=True)
    migrations.apply(db)

    written = (PROJECT / "webapp" / "schema.sql").read_text()

    assert written.split() == schema_of(db).split(), "run: make schema"
    db.conn.close()
