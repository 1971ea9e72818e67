"""People who work with her: cards, agencies, gates, and the one function that decides."""
