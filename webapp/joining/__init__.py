"""Letting somebody in: the invite, the steps on their own phone, the words both compare."""
