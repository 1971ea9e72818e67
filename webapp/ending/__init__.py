"""Around an end: pausing, what she said aloud to somebody, and asking readers to stop using."""
