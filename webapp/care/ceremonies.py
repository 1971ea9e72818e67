"""How one signer came to sign: it stands in what is signed, and it names no place."""

from dataclasses import dataclass

NOT_ASKED, RIGHT, EXPLAINED = "not-asked", "right", "explained"
"""How "What will they see?" went: nobody asked, the answer was right, it was explained."""

OWN_SCREEN, TOGETHER, ON_PAPER, MARK = "own-screen", "together", "paper", "mark"

NOBODY, INTERPRETER, SOMEBODY_KNOWN = "nobody", "interpreter", "known"
"""Who put it into the words of somebody who signs on their own screen, as they say it."""

SCREEN, PAPER, NONE = "screen", "paper", "none"
"""Where a signer wanted the copy: here, on paper, or not now. It is kept for them all the same."""


@dataclass(frozen=True)
class Ceremony:
    """How one signer came to sign. No address of a computer, and no place, is ever kept.

    `screen` are the codes of what was said about signing on a screen (15 USC 7001(c)); `paper`
    names the sheet when it was signed on paper, `witness` who stood by. `receipt` is where the
    copy was wanted; before version 4 of a release nobody asked.
    """

    channel: str = OWN_SCREEN
    teach_back: str = NOT_ASKED
    screen: tuple[str, ...] = ()
    interpreter: str = ""
    witness: str = ""
    paper: str = ""
    receipt: str = ""

    def as_body(self) -> dict:
        """Plain JSON values."""
        return {**vars(self), "screen": list(self.screen)}

    @classmethod
    def of(cls, body: dict) -> "Ceremony":
        """What `as_body` described."""
        return cls(**{**body, "screen": tuple(body["screen"])})
