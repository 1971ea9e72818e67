"""An advocate's own pages: everyone she works with, each one's page, and the staff list."""
