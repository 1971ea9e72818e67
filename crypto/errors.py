"""The refusals of this folder: one for everything that cannot be opened or trusted."""


class CryptoError(Exception):
    """Base of every error raised here."""


class CannotOpenError(CryptoError):
    """Wrong key, wrong place, changed bytes, bad signature: they look alike on purpose."""

    def __init__(self):
        super().__init__("cannot be opened")


class TooWeakError(CryptoError):
    """A cost below the floor, or a key of the wrong size, was asked for."""


class TooLongError(CryptoError):
    """More plaintext than the largest bucket takes."""
