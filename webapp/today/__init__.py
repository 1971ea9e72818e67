"""Today: what is next, what adults said they would do, and one quiet question at most."""
