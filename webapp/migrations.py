"""The schema, one named step at a time; `make schema` shows where the steps lead."""

from sqlite_utils import Database, Migrations

migrations = Migrations("daybook")


@migrations()
def m001_instance(db: Database) -> None:
    db.execute("""
        CREATE TABLE instance (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            stamp BLOB NOT NULL
        ) STRICT
    """)


@migrations()
def m002_accounts(db: Database) -> None:
    db.execute("""
        CREATE TABLE accounts (
            id TEXT PRIMARY KEY,
            name_index TEXT NOT NULL UNIQUE,
            sealed_facts BLOB NOT NULL,
            sealed_card BLOB NOT NULL,
            sealed_identity BLOB NOT NULL,
            sealed_hand BLOB NOT NULL,
            sealed_box BLOB NOT NULL,
            sealed_state BLOB,
            created_on TEXT NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE slots (
            id TEXT PRIMARY KEY,
            account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            salt BLOB NOT NULL,
            memory_kib INTEGER NOT NULL,
            iterations INTEGER NOT NULL,
            lanes INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            UNIQUE (account_id, kind)
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE memberships (
            account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
            sealed_spaces BLOB NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE books (
            account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
            sealed BLOB NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE vouches (
            account_id TEXT NOT NULL,
            voucher_id TEXT NOT NULL,
            sealed_entry BLOB NOT NULL,
            PRIMARY KEY (account_id, voucher_id)
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE invites (
            code_index TEXT PRIMARY KEY,
            sealed_facts BLOB NOT NULL,
            made_on TEXT NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE drafts (
            id TEXT PRIMARY KEY,
            account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            form_index TEXT NOT NULL UNIQUE,
            sealed BLOB NOT NULL,
            made_on TEXT NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE inbox (
            id TEXT PRIMARY KEY,
            account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            sealed_facts BLOB NOT NULL,
            sealed BLOB NOT NULL,
            arrived_on TEXT NOT NULL
        ) STRICT
    """)
    db.execute("CREATE INDEX inbox_account ON inbox (account_id)")
    db.execute("""
        CREATE TABLE agencies (
            id TEXT PRIMARY KEY,
            sealed_facts BLOB NOT NULL
        ) STRICT
    """)


@migrations()
def m003_spaces(db: Database) -> None:
    db.execute("""
        CREATE TABLE spaces (
            id TEXT PRIMARY KEY,
            log_key BLOB NOT NULL,
            created_on TEXT NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE entries (
            space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            sealed_entry BLOB NOT NULL,
            PRIMARY KEY (space_id, number)
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE sections (
            id TEXT PRIMARY KEY,
            space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
            epoch INTEGER NOT NULL,
            sealed_list BLOB
        ) STRICT
    """)
    db.execute("CREATE INDEX sections_space ON sections (space_id)")
    db.execute("""
        CREATE TABLE items (
            item_id TEXT NOT NULL,
            version INTEGER NOT NULL,
            section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
            sealed BLOB NOT NULL,
            written_on TEXT NOT NULL,
            PRIMARY KEY (item_id, version)
        ) STRICT
    """)
    db.execute("CREATE INDEX items_section ON items (section_id)")
    db.execute("""
        CREATE TABLE grants (
            id TEXT PRIMARY KEY,
            space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
            reader_index TEXT NOT NULL,
            ends_on TEXT NOT NULL,
            sealed_facts BLOB NOT NULL,
            sealed_entry BLOB NOT NULL
        ) STRICT
    """)
    db.execute("CREATE INDEX grants_reader ON grants (reader_index)")
    db.execute("CREATE INDEX grants_space ON grants (space_id)")
    db.execute("""
        CREATE TABLE wraps (
            grant_id TEXT NOT NULL,
            section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
            epoch INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (grant_id, section_id)
        ) STRICT
    """)
    db.execute("CREATE INDEX wraps_section ON wraps (section_id)")
    db.execute("""
        CREATE TABLE releases (
            id TEXT PRIMARY KEY,
            space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
            sealed BLOB NOT NULL,
            made_on TEXT NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE release_keys (
            release_id TEXT NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
            holder_index TEXT NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (release_id, holder_index)
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE trail (
            space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            previous BLOB NOT NULL,
            commitment BLOB NOT NULL,
            hash BLOB NOT NULL,
            day TEXT NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (space_id, number)
        ) STRICT
    """)


@migrations()
def m004_co_signing(db: Database) -> None:
    """Who must sign besides the owner, and what is held back until then."""
    db.execute("""
        CREATE TABLE cosigners (
            offer_id TEXT NOT NULL,
            signer_index TEXT NOT NULL,
            space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
            until_on TEXT NOT NULL,
            sealed_facts BLOB NOT NULL,
            PRIMARY KEY (offer_id, signer_index)
        ) STRICT
    """)
    db.execute("CREATE INDEX cosigners_signer ON cosigners (signer_index)")
    db.execute("""
        CREATE TABLE exclusions (
            person_index TEXT PRIMARY KEY,
            space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
            sealed_facts BLOB NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE waiting (
            grant_id TEXT PRIMARY KEY REFERENCES grants (id) ON DELETE CASCADE,
            until_on TEXT NOT NULL
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE layers (
            grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
            section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
            epoch INTEGER NOT NULL,
            sealed BLOB NOT NULL,
            sealed_joined BLOB NOT NULL,
            PRIMARY KEY (grant_id, section_id)
        ) STRICT
    """)
    db.execute("""
        CREATE TABLE shares (
            grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
            section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
            signer_index TEXT NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (grant_id, section_id, signer_index)
        ) STRICT
    """)


@migrations()
def m005_checked_rules(db: Database) -> None:
    db.execute("""
        CREATE TABLE checked_rules (
            rule_id TEXT PRIMARY KEY,
            sealed_facts BLOB NOT NULL
        ) STRICT
    """)


@migrations()
def m006_files(db: Database) -> None:
    """Sealed files, in pieces."""
    db.execute("""
        CREATE TABLE file_pieces (
            file_id TEXT NOT NULL,
            number INTEGER NOT NULL,
            section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
            item_id TEXT NOT NULL,
            sealed_piece BLOB NOT NULL,
            PRIMARY KEY (file_id, number)
        ) STRICT
    """)
    db.execute("CREATE INDEX file_pieces_item ON file_pieces (item_id)")


@migrations()
def m007_mandates(db: Database) -> None:
    """What a law or a court compelled, and who may read what was told."""
    db.execute("""
        CREATE TABLE mandates (
            id TEXT PRIMARY KEY,
            space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
            told_on TEXT NOT NULL,
            sealed_facts BLOB NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT
    """)
    db.execute("CREATE INDEX mandates_told ON mandates (told_on)")
    db.execute("""
        CREATE TABLE mandate_keys (
            mandate_id TEXT NOT NULL REFERENCES mandates (id) ON DELETE CASCADE,
            holder_index TEXT NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (mandate_id, holder_index)
        ) STRICT
    """)


@migrations()
def m008_emergencies(db: Database) -> None:
    """What custodians opened in an emergency."""
    db.execute("""
        CREATE TABLE emergencies (
            id TEXT PRIMARY KEY,
            grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
            sealed_facts BLOB NOT NULL
        ) STRICT
    """)
    db.execute("CREATE INDEX emergencies_grant ON emergencies (grant_id)")


@migrations()
def m009_guardian_links(db: Database) -> None:
    """Who may have to sign beside her."""
    db.execute("""
        CREATE TABLE guardian_links (
            id TEXT PRIMARY KEY,
            space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
            sealed_facts BLOB NOT NULL
        ) STRICT
    """)
    db.execute("CREATE INDEX guardian_links_space ON guardian_links (space_id)")


@migrations()
def m010_holds(db: Database) -> None:
    """Who is kept away from her, and by whose word."""
    db.execute("""
        CREATE TABLE holds (
            id TEXT PRIMARY KEY,
            space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
            sealed_facts BLOB NOT NULL
        ) STRICT
    """)
    db.execute("CREATE INDEX holds_space ON holds (space_id)")


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
    return "\n".join(_straight(row["sql"]) + ";\n" for row in rows)


def _straight(sql: str) -> str:
    """Without the indentation it has inside a migration."""
    lines = [line.strip() for line in sql.strip().splitlines()]
    inner = [line if line.startswith(("CREATE", ")")) else "    " + line for line in lines]
    return "\n".join(inner)
