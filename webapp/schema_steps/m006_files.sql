-- Sealed files, in pieces.
CREATE TABLE file_pieces (
    file_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
    item_id TEXT NOT NULL,
    sealed_piece BLOB NOT NULL,
    PRIMARY KEY (file_id, number)
) STRICT;
CREATE INDEX file_pieces_item ON file_pieces (item_id);
