-- Who is kept away from her, and by whose word.
CREATE TABLE holds (
    id TEXT PRIMARY KEY,
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    sealed_facts BLOB NOT NULL
) STRICT;
CREATE INDEX holds_space ON holds (space_id);
