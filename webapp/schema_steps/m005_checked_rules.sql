CREATE TABLE checked_rules (
    rule_id TEXT PRIMARY KEY,
    sealed_facts BLOB NOT NULL
) STRICT;
