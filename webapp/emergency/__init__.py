"""Opening in an emergency: the pages of whoever she lets, and of whoever looks back on it."""
