"""Sealing, wrapping and signing for Daybook: bytes in, bytes out. README.md is the format."""
