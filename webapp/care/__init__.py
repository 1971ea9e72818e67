"""What sealed items mean: goals, appointments, wishes, preferences, promises, people."""
