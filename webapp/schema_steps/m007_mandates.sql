-- What a law or a court compelled, and who may read what was told.
CREATE TABLE mandates (
    id TEXT PRIMARY KEY,
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    told_on TEXT NOT NULL,
    sealed_facts BLOB NOT NULL,
    sealed BLOB NOT NULL
) STRICT;
CREATE INDEX mandates_told ON mandates (told_on);
CREATE TABLE mandate_keys (
    mandate_id TEXT NOT NULL REFERENCES mandates (id) ON DELETE CASCADE,
    holder_index TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (mandate_id, holder_index)
) STRICT;
