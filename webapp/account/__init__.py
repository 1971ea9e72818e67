"""Accounts: joining, signing in, secret words, sessions, drafts."""
