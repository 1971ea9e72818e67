CREATE TABLE spaces (
    id TEXT PRIMARY KEY,
    log_key BLOB NOT NULL,
    created_on TEXT NOT NULL
) STRICT;
CREATE TABLE entries (
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    sealed_entry BLOB NOT NULL,
    PRIMARY KEY (space_id, number)
) STRICT;
CREATE TABLE sections (
    id TEXT PRIMARY KEY,
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    epoch INTEGER NOT NULL,
    sealed_list BLOB
) STRICT;
CREATE INDEX sections_space ON sections (space_id);
CREATE TABLE items (
    item_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    written_on TEXT NOT NULL,
    PRIMARY KEY (item_id, version)
) STRICT;
CREATE INDEX items_section ON items (section_id);
CREATE TABLE grants (
    id TEXT PRIMARY KEY,
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    reader_index TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    sealed_facts BLOB NOT NULL,
    sealed_entry BLOB NOT NULL
) STRICT;
CREATE INDEX grants_reader ON grants (reader_index);
CREATE INDEX grants_space ON grants (space_id);
CREATE TABLE wraps (
    grant_id TEXT NOT NULL,
    section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
    epoch INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (grant_id, section_id)
) STRICT;
CREATE INDEX wraps_section ON wraps (section_id);
CREATE TABLE releases (
    id TEXT PRIMARY KEY,
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    made_on TEXT NOT NULL
) STRICT;
CREATE TABLE release_keys (
    release_id TEXT NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    holder_index TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (release_id, holder_index)
) STRICT;
CREATE TABLE trail (
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    previous BLOB NOT NULL,
    commitment BLOB NOT NULL,
    hash BLOB NOT NULL,
    day TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (space_id, number)
) STRICT;
