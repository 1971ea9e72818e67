"""The family of refusals: what is expected to go wrong, and is answered with a page."""


class RefusalError(Exception):
    """Base of every expected refusal."""


class NotYoursError(RefusalError):
    """Absent, hidden, ended or never shared: one answer for all of them."""


class TooManyTriesError(RefusalError):
    """Tried too often; `seconds` is how long to wait."""

    def __init__(self, seconds: int):
        super().__init__(f"wait {seconds} seconds")
        self.seconds = seconds


class BusyError(RefusalError):
    """More people sign in at this moment than this machine can serve."""
