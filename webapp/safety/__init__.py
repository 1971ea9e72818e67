"""Leaving fast, a page to leave to, advice on the phone, and help lines for everybody."""
