"""What the spine says no to; the pages above turn each into one calm sentence."""

from webapp.refusals import NotYoursError, RefusalError


class NotGrantedError(NotYoursError):
    """No running grant opens this: absent, hidden, ended and never shared are the same."""


class NotTheOwnerError(NotYoursError):
    """Only the owner's own signature does this."""


class StaleError(RefusalError):
    """Somebody saved a newer version meanwhile; the two belong side by side."""

    def __init__(self, newer):
        super().__init__("a newer version is there")
        self.newer = newer


class ChangedBehindError(RefusalError):
    """A stored row is not what was signed: moved, replayed, rolled back, dropped or edited."""
