"""What a parent or caregiver sees who is asked for a yes, and how staff bring them here."""
