"""What a law or a court makes somebody tell: written down apart from every share."""
