-- Who must sign besides the owner, and what is held back until then.
CREATE TABLE cosigners (
    offer_id TEXT NOT NULL,
    signer_index TEXT NOT NULL,
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    until_on TEXT NOT NULL,
    sealed_facts BLOB NOT NULL,
    PRIMARY KEY (offer_id, signer_index)
) STRICT;
CREATE INDEX cosigners_signer ON cosigners (signer_index);
CREATE TABLE exclusions (
    person_index TEXT PRIMARY KEY,
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    sealed_facts BLOB NOT NULL
) STRICT;
CREATE TABLE waiting (
    grant_id TEXT PRIMARY KEY REFERENCES grants (id) ON DELETE CASCADE,
    until_on TEXT NOT NULL
) STRICT;
CREATE TABLE layers (
    grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
    section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
    epoch INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    sealed_joined BLOB NOT NULL,
    PRIMARY KEY (grant_id, section_id)
) STRICT;
CREATE TABLE shares (
    grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
    section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
    signer_index TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (grant_id, section_id, signer_index)
) STRICT;
