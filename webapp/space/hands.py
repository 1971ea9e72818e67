"""Whose signature counts in a section: its owner's, and of those the owner gave the right to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from webapp.space.authority import Authority
from webapp.space.grants import LIVE, STOPPED, Grant


@dataclass(frozen=True)
class Hands:
    """The hand keys whose lists (WRITE) or wraps (REKEY) count in one section. The owner's is
    looked at first; the grants are read only for what somebody else signed."""

    right: str
    section: str
    authority: Authority
    grants: Callable[[], list[Grant]]

    def __contains__(self, public: bytes) -> bool:
        return public == self.authority.owner.keys.hand or public in self._all()

    def __iter__(self) -> Iterator[bytes]:
        owner = self.authority.owner.keys.hand
        yield owner
        yield from self._all() - {owner}

    def _all(self) -> frozenset[bytes]:
        return hands_that(self.right, self.section, self.authority, self.grants())


def hands_that(
    right: str, section: str, authority: Authority, known: list[Grant]
) -> frozenset[bytes]:
    """The owner's hand key, and those of readers to whom the owner's signature gave this right
    over all of a section. One that was stopped counts until the re-key that closes the grant
    has signed everything anew."""
    # What never had every signature it needs is neither live nor was it ever ended.
    ran = [g for g in known if g.state == LIVE or (g.state == STOPPED and g.ended_at)]
    open_ = [grant for grant in ran if section not in grant.settled]
    giving = [grant.keys.hand for grant in open_ if gives(right, section, grant)]
    return frozenset({authority.owner.keys.hand, *giving})


def gives(right: str, section: str, grant: Grant) -> bool:
    """Whether a grant gives this right over all of a section; single items give none."""
    return right in grant.rights and grant.scope.parts.get(section, ()) is None
