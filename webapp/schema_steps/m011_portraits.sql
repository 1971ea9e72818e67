-- The picture that somebody who works here put beside their name.
CREATE TABLE portraits (
    account_id TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    sealed_picture BLOB NOT NULL
) STRICT;
