"""Asking somebody to share: the asker picks from fixed lists, and learns nothing."""
