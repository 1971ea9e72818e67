-- Who may have to sign beside her.
CREATE TABLE guardian_links (
    id TEXT PRIMARY KEY,
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    sealed_facts BLOB NOT NULL
) STRICT;
CREATE INDEX guardian_links_space ON guardian_links (space_id);
