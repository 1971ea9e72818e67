-- What custodians opened in an emergency.
CREATE TABLE emergencies (
    id TEXT PRIMARY KEY,
    grant_id TEXT NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
    sealed_facts BLOB NOT NULL
) STRICT;
CREATE INDEX emergencies_grant ON emergencies (grant_id);
