"""How much a grant covers: whole sections, or single items of them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """Section id to None (the whole section) or to the item ids shared from it."""

    parts: dict[str, tuple[str, ...] | None]

    def as_body(self) -> dict:
        """Plain JSON values."""
        return {k: None if v is None else sorted(v) for k, v in sorted(self.parts.items())}

    @classmethod
    def of(cls, body: dict) -> "Scope":
        """The scope that `as_body` described."""
        return cls({k: None if v is None else tuple(v) for k, v in body.items()})

    def covers(self, section: str, item: str) -> bool:
        """Whether one item is inside."""
        if section not in self.parts:
            return False
        items = self.parts[section]
        return items is None or item in items
