"""The spine: the only code that knows both keys and tables."""
