"""What somebody shared with the person who reads, and nothing that hints at more."""
