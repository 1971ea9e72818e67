"""Her people, who sees what: sharing step by step, what it looks like to them, and stopping."""
