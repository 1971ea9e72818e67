"""Just for me: pages that nobody else ever gets a key to."""
