"""Who acts: a card that others see, and the keys that are open for this session or request."""

from dataclasses import dataclass

from crypto.account import PublicKeys
from crypto.box import BoxKey
from crypto.labels import Tag
from crypto.signing import SigningKey
from webapp.space.signatures import Document, write


@dataclass(frozen=True)
class Card:
    """An account's introduction. A youth's card has no name: she chooses one per person."""

    account: str
    kind: str
    name: str
    agency: str
    discipline: str
    keys: PublicKeys

    def as_body(self) -> dict:
        """Plain JSON values; keys in hex."""
        return {
            "account": self.account,
            "kind": self.kind,
            "name": self.name,
            "agency": self.agency,
            "discipline": self.discipline,
            "identity": self.keys.identity.hex(),
            "hand": self.keys.hand.hex(),
            "box": self.keys.box.hex(),
        }

    @classmethod
    def of(cls, body: dict) -> "Card":
        """The card that `as_body` described."""
        keys = PublicKeys(*(bytes.fromhex(body[k]) for k in ("identity", "hand", "box")))
        said = (body[k] for k in ("account", "kind", "name", "agency", "discipline"))
        return cls(*said, keys)

    @property
    def fingerprint(self) -> str:
        """64 hex digits over all public keys."""
        return self.keys.fingerprint.hex()

    def signed(self, identity: SigningKey) -> Document:
        """The card signed by its own identity key."""
        return write(Tag.CARD, self.as_body()).signed_by("self", identity)


@dataclass(frozen=True, repr=False)
class Hand:
    """What a session may do: sign items, trail lines and wraps, and open boxes."""

    card: Card
    hand: SigningKey
    box: BoxKey

    @property
    def account(self) -> str:
        """The account id."""
        return self.card.account

    def __repr__(self):
        return f"Hand({self.account})"


@dataclass(frozen=True, repr=False)
class Signer(Hand):
    """A hand with the identity key open: for one request, after step-up."""

    identity: SigningKey

    def __repr__(self):
        return f"Signer({self.account})"
