"""One open section: its signed list, its sealed rows, and the items that its keys open."""

from dataclasses import dataclass, field
from functools import cached_property

from crypto.errors import CannotOpenError
from crypto.section import ItemRoot, SectionKey
from webapp.database import Store
from webapp.space.items import Item, parse
from webapp.space.lists import SectionList
from webapp.space.refused import ChangedBehindError, NotGrantedError


@dataclass(frozen=True)
class OpenSection:
    """One section, as far as this reader's grants go. `key` is None for single items; `rows`
    are the sealed versions as they stood when the list was read."""

    store: Store
    space: str
    id: str
    kind: str
    key: SectionKey | None
    roots: dict[str, ItemRoot]
    list: SectionList
    rows: dict[tuple[str, int], bytes]
    may_write: bool
    opened: dict[tuple[str, int], Item] = field(default_factory=dict, repr=False, compare=False)
    """What was opened already: a page asks for the same lines several times."""

    def root(self, item: str) -> ItemRoot | None:
        """What opens one item, if anything here does."""
        return self.key.root(item) if self.key else self.roots.get(item)

    @cached_property
    def _newest(self) -> dict[str, int]:
        newest = self.list.latest()
        return newest if self.key else {i: v for i, v in newest.items() if i in self.roots}

    def items(self) -> list[Item]:
        """The newest version of every item in reach, oldest item first.

        ChangedBehindError when a row is missing, older or other than the signed list says.
        """
        newest = self._newest
        found = [key for key in self.rows if newest.get(key[0]) == key[1]]
        if len(found) != len(newest):
            raise ChangedBehindError("an item of the list is gone")
        return [self._open(*key) for key in found]

    def item(self, item: str) -> Item:
        """The newest version of one item. NotGrantedError when absent or out of reach."""
        version = self._newest.get(item)
        if version is None:
            raise NotGrantedError("no such item in reach")
        return self._open(item, version)

    def versions(self, item: str) -> list[Item]:
        """Every kept version, newest first; errors as for `item`."""
        self.item(item)
        kept = sorted((v for id_, v in self.list.entries if id_ == item), reverse=True)
        return [self._open(item, version) for version in kept]

    def first(self, item: str) -> Item:
        """The oldest kept version; errors as for `item`."""
        self.item(item)
        return self._open(item, min(v for id_, v in self.list.entries if id_ == item))

    def at(self, item: str, version: int) -> Item:
        """One version, as the list names it."""
        return self._open(item, version)

    def _open(self, item: str, version: int) -> Item:
        found = self.opened.get((item, version))
        if found is None:
            found = self.opened[item, version] = self._unsealed(item, version)
        return found

    def _unsealed(self, item: str, version: int) -> Item:
        sealed = self.rows.get((item, version))
        if sealed is None or not self.list.holds(item, version, sealed):
            raise ChangedBehindError("an item is not what the list says")
        try:
            plain = self._plain(item, version, sealed)
            return parse(plain, self.id, item, version)
        except CannotOpenError:
            raise ChangedBehindError("a writer signed what does not open") from None

    def _plain(self, item: str, version: int, sealed: bytes) -> bytes:
        if self.key:
            return self.key.open(item, version, sealed)
        return self.roots[item].open(version, sealed)
