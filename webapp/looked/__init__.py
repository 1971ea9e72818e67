"""Who looked: the trail as she reads it."""
