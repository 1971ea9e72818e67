"""The schema, one named step at a time in `schema_steps/`; `make schema` shows where they lead."""

from pathlib import Path

from sqlite_utils import Database, Migrations

STEPS = Path(__file__).parent / "schema_steps"

migrations = Migrations("daybook")


def _add_step(path: Path) -> None:
    """One file is one step. Its statements run one by one: a script would commit before it
    begins, and half a step would stay."""

    @migrations(name=path.stem)
    def step(db: Database) -> None:
        for statement in path.read_text().split(";\n"):
            if statement.strip():
                db.execute(statement)


for _path in sorted(STEPS.glob("m*.sql")):
    _add_step(_path)


def newest_schema() -> str:
    """What a database has that is made today."""
    db = Database(memory=True)
    migrations.apply(db)
    try:
        return schema_of(db)
    finally:
        db.conn.close()


def schema_of(db: Database) -> str:
    """Every table and index as it stands, in order of names, without SQLite's own."""
    rows = db.query(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '%sqlite_%'"
        " AND tbl_name NOT LIKE '%sqlite_%' ORDER BY tbl_name, type DESC, name"
    )
    return "\n".join(row["sql"] + ";\n" for row in rows)
