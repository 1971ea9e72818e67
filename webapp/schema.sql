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
) STRICT;

CREATE TABLE agencies (
    id TEXT PRIMARY KEY,
    sealed_facts BLOB NOT NULL
) STRICT;

CREATE TABLE books (
    account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL
) STRICT;

CREATE TABLE checked_rules (
    rule_id TEXT PRIMARY KEY,
    sealed_facts BLOB NOT NULL
) STRICT;

CREATE TABLE cosigners (
    offer_id TEXT NOT NULL,
    signer_index TEXT NOT NULL,
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    until_on TEXT NOT NULL,
    sealed_facts BLOB NOT NULL,
    PRIMARY KEY (offer_id, signer_index)
) STRICT;

CREATE INDEX cosigners_signer ON cosigners (signer_index);

CREATE TABLE drafts (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    form_index TEXT NOT NULL UNIQUE,
    sealed BLOB NOT NULL,
    made_on TEXT NOT NULL
) STRICT;

CREATE TABLE emergencies (
    id TEXT PRIMARY KEY,
    grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
    sealed_facts BLOB NOT NULL
) STRICT;

CREATE INDEX emergencies_grant ON emergencies (grant_id);

CREATE TABLE entries (
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    sealed_entry BLOB NOT NULL,
    PRIMARY KEY (space_id, number)
) STRICT;

CREATE TABLE exclusions (
    person_index TEXT PRIMARY KEY,
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    sealed_facts BLOB NOT NULL
) STRICT;

CREATE TABLE file_pieces (
    file_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
    item_id TEXT NOT NULL,
    sealed_piece BLOB NOT NULL,
    PRIMARY KEY (file_id, number)
) STRICT;

CREATE INDEX file_pieces_item ON file_pieces (item_id);

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

CREATE TABLE guardian_links (
    id TEXT PRIMARY KEY,
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    sealed_facts BLOB NOT NULL
) STRICT;

CREATE INDEX guardian_links_space ON guardian_links (space_id);

CREATE TABLE holds (
    id TEXT PRIMARY KEY,
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    sealed_facts BLOB NOT NULL
) STRICT;

CREATE INDEX holds_space ON holds (space_id);

CREATE TABLE inbox (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    sealed_facts BLOB NOT NULL,
    sealed BLOB NOT NULL,
    arrived_on TEXT NOT NULL
) STRICT;

CREATE INDEX inbox_account ON inbox (account_id);

CREATE TABLE instance (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    stamp BLOB NOT NULL
) STRICT;

CREATE TABLE invites (
    code_index TEXT PRIMARY KEY,
    sealed_facts BLOB NOT NULL,
    made_on TEXT NOT NULL
) STRICT;

CREATE TABLE items (
    item_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    written_on TEXT NOT NULL,
    PRIMARY KEY (item_id, version)
) STRICT;

CREATE INDEX items_section ON items (section_id);

CREATE TABLE layers (
    grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
    section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
    epoch INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    sealed_joined BLOB NOT NULL,
    PRIMARY KEY (grant_id, section_id)
) STRICT;

CREATE TABLE mandate_keys (
    mandate_id TEXT NOT NULL REFERENCES mandates (id) ON DELETE CASCADE,
    holder_index TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (mandate_id, holder_index)
) STRICT;

CREATE TABLE mandates (
    id TEXT PRIMARY KEY,
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    told_on TEXT NOT NULL,
    sealed_facts BLOB NOT NULL,
    sealed BLOB NOT NULL
) STRICT;

CREATE INDEX mandates_told ON mandates (told_on);

CREATE TABLE memberships (
    account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    sealed_spaces BLOB NOT NULL
) STRICT;

CREATE TABLE portraits (
    account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    sealed_picture BLOB NOT NULL
) STRICT;

CREATE TABLE release_keys (
    release_id TEXT NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    holder_index TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (release_id, holder_index)
) STRICT;

CREATE TABLE releases (
    id TEXT PRIMARY KEY,
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL,
    made_on TEXT NOT NULL
) STRICT;

CREATE TABLE sections (
    id TEXT PRIMARY KEY,
    space_id TEXT NOT NULL REFERENCES spaces (id) ON DELETE CASCADE,
    epoch INTEGER NOT NULL,
    sealed_list BLOB
) STRICT;

CREATE INDEX sections_space ON sections (space_id);

CREATE TABLE shares (
    grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
    section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
    signer_index TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (grant_id, section_id, signer_index)
) STRICT;

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
) STRICT;

CREATE TABLE spaces (
    id TEXT PRIMARY KEY,
    log_key BLOB NOT NULL,
    created_on TEXT NOT NULL
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

CREATE TABLE vouches (
    account_id TEXT NOT NULL,
    voucher_id TEXT NOT NULL,
    sealed_entry BLOB NOT NULL,
    PRIMARY KEY (account_id, voucher_id)
) STRICT;

CREATE TABLE waiting (
    grant_id TEXT PRIMARY KEY REFERENCES grants (id) ON DELETE CASCADE,
    until_on TEXT NOT NULL
) STRICT;

CREATE TABLE wraps (
    grant_id TEXT NOT NULL,
    section_id TEXT NOT NULL REFERENCES sections (id) ON DELETE CASCADE,
    epoch INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (grant_id, section_id)
) STRICT;

CREATE INDEX wraps_section ON wraps (section_id);
