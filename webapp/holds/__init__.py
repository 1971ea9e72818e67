"""Keeping somebody away from her: her one tap, a hold by staff, a member who knows her outside."""
