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
CREATE TABLE memberships (
    account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    sealed_spaces BLOB NOT NULL
) STRICT;
CREATE TABLE books (
    account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL
) STRICT;
CREATE TABLE vouches (
    account_id TEXT NOT NULL,
    voucher_id TEXT NOT NULL,
    sealed_entry BLOB NOT NULL,
    PRIMARY KEY (account_id, voucher_id)
) STRICT;
CREATE TABLE invites (
    code_index TEXT PRIMARY KEY,
    sealed_facts BLOB NOT NULL,
    made_on TEXT NOT NULL
) STRICT;
CREATE TABLE drafts (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    form_index TEXT NOT NULL UNIQUE,
    sealed BLOB NOT NULL,
    made_on TEXT NOT NULL
) STRICT;
CREATE TABLE inbox (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    sealed_facts BLOB NOT NULL,
    sealed BLOB NOT NULL,
    arrived_on TEXT NOT NULL
) STRICT;
CREATE INDEX inbox_account ON inbox (account_id);
CREATE TABLE agencies (
    id TEXT PRIMARY KEY,
    sealed_facts BLOB NOT NULL
) STRICT;
