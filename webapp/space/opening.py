"""Opening a space: a reader's running grants become keys, and keys become items."""

from dataclasses import dataclass, field
from functools import cached_property

from crypto.errors import CannotOpenError
from crypto.section import ItemRoot, SectionKey
from webapp.database import Store, one_moment
from webapp.space import kinds
from webapp.space.authority import Authority, authority_over
from webapp.space.ends import has_ended
from webapp.space.grants import (
    LIVE,
    OWNER_GRANT,
    REKEY,
    STOPPED,
    WRITE,
    Grant,
    Scope,
    all_grants,
)
from webapp.space.items import Item, parse
from webapp.space.lists import SectionList, read_list
from webapp.space.people import Hand
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.wraps import open_wrap


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

    def at(self, item: str, version: int) -> Item:
        """One version, as the list names it."""
        return self._open(item, version)

    def _open(self, item: str, version: int) -> Item:
        sealed = self.rows.get((item, version))
        if sealed is None or not self.list.holds(item, version, sealed):
            raise ChangedBehindError("an item is not what the list says")
        try:
            return parse(self.root(item).open(version, sealed), self.id, item, version)
        except CannotOpenError:
            raise ChangedBehindError("a writer signed what does not open") from None


@dataclass(frozen=True)
class OpenSpace:
    """A space as one reader may see it now. Made per request, never kept. `grants` are the
    reader's own that run; `known` are all that hold, whoever they are for."""

    store: Store
    me: Hand
    authority: Authority
    grants: list[Grant]
    known: list[Grant]
    _opened: dict[str, OpenSection] = field(default_factory=dict, repr=False)

    @property
    def id(self) -> str:
        """The space id."""
        return self.authority.space

    @property
    def is_owner(self) -> bool:
        """Whether the reader owns the space."""
        return any(OWNER_GRANT in grant.rights for grant in self.grants)

    @property
    def is_keeper(self) -> bool:
        """Whether the reader keeps its keys, as owner or custodian, and so may re-key."""
        return any(REKEY in grant.rights for grant in self.grants)

    @property
    def scope(self) -> Scope:
        """All that the running grants cover together; a whole section wins over single items."""
        parts: dict[str, tuple[str, ...] | None] = {}
        for grant in self.grants:
            for section, items in grant.scope.parts.items():
                if items is None or parts.get(section, ()) is None:
                    parts[section] = None
                else:
                    parts[section] = tuple({*parts.get(section, ()), *items})
        return Scope(parts)

    @property
    def kinds(self) -> list[str]:
        """The kinds of section in reach, in the order of the plan."""
        mine, ids = self.scope.parts, self.authority.sections
        return [kind for kind in kinds.ALL if ids.get(kind) in mine]

    def section(self, kind: str) -> OpenSection:
        """One section by kind. NotGrantedError when no running grant reaches it."""
        if kind not in self._opened:
            self._opened[kind] = self._open(kind)
        return self._opened[kind]

    def writes(self, kind: str) -> bool:
        """Whether a running grant of the reader gives the right to write in all of a section."""
        id_ = self.authority.sections.get(kind, "")
        return any(id_ in g.scope.parts and gives(WRITE, id_, g) for g in self.grants)

    def lists(self, kind: str) -> SectionList:
        """What a section of the space is said to hold, read without its key. ChangedBehindError
        when nobody who may write signed that."""
        return self._list(self.authority.sections[kind])

    def fresh(self, kind: str) -> OpenSection:
        """The section as it stands inside the transaction of whoever is about to change it."""
        self.forget(kind)
        return self.section(kind)

    def forget(self, kind: str) -> None:
        """Call after changing a section: the next look opens it anew."""
        self._opened.pop(kind, None)

    def _open(self, kind: str) -> OpenSection:
        id_ = self.authority.sections.get(kind, "")
        reaching = [grant for grant in self.grants if id_ in grant.scope.parts]
        if not reaching:
            raise NotGrantedError("no grant reaches this section")
        with one_moment(self.store.db):
            try:
                return self._section(kind, id_, reaching)
            except (NotGrantedError, ChangedBehindError):
                # Somebody may have been let write here since this space was opened.
                now, _failed = all_grants(self.store, self.authority)
                self.known.extend(g for g in now if g.id not in {k.id for k in self.known})
                return self._section(kind, id_, reaching)

    def _section(self, kind: str, id_: str, reaching: list[Grant]) -> OpenSection:
        key, roots = self._keys(id_, reaching)
        list_, rows = self._list(id_), self._rows(id_)
        may_write = any(gives(WRITE, id_, grant) for grant in reaching)
        return OpenSection(self.store, self.id, id_, kind, key, roots, list_, rows, may_write)

    def counts(self, right: str, kind: str) -> bool:
        """Whether this person's hand counts in a section at this very moment: somebody may
        have ended it since the space was opened."""
        known, section = all_grants(self.store, self.authority)[0], self.authority.sections[kind]
        return self.me.hand.public in hands_that(right, section, self.authority, known)

    def _keys(self, section: str, reaching: list[Grant]) -> tuple[SectionKey | None, dict]:
        keepers = hands_that(REKEY, section, self.authority, self.known)
        key, roots = None, {}
        for grant in reaching:
            try:
                opened = open_wrap(self.store, self.me, grant, section, keepers)
            except CannotOpenError:
                continue
            if isinstance(opened, SectionKey):
                key = opened
            else:
                roots |= opened
        if key is None and not roots:
            raise NotGrantedError("no wrap opens this section")
        return key, roots

    def _list(self, section: str) -> SectionList:
        writers = hands_that(WRITE, section, self.authority, self.known)
        try:
            return read_list(self.store, self.id, section, writers)
        except CannotOpenError:
            raise ChangedBehindError("the section's list does not hold") from None

    def _rows(self, section: str) -> dict[tuple[str, int], bytes]:
        rows = self.store.db.execute(
            "select item_id, version, sealed from items where section_id = ? order by rowid",
            [section],
        )
        return {(item, version): sealed for item, version, sealed in rows}


def open_space(store: Store, me: Hand, space: str) -> OpenSpace:
    """The space as this reader may see it now.

    NotGrantedError when no grant of his runs: the same look-up, and the same answer, for a
    space that does not exist.
    """
    index = store.seal.reader_index(me.account, space)
    if not store.db.execute("select 1 from grants where reader_index = ?", [index]).fetchone():
        raise NotGrantedError("nothing here")
    authority = authority_over(store, space)
    known, _bad = all_grants(store, authority)
    mine = [g for g in known if g.reader == me.account and g.is_running(store.now)]
    mine = [g for g in mine if g.keys.fingerprint == me.card.keys.fingerprint]
    mine = [g for g in mine if not has_ended(store, g.id)]
    if not mine:
        raise NotGrantedError("nothing here")
    return OpenSpace(store, me, authority, mine, known)


def hands_that(
    right: str, section: str, authority: Authority, known: list[Grant]
) -> frozenset[bytes]:
    """Hand keys whose lists (WRITE) or wraps (REKEY) count in one section: the owner's, and
    those of readers to whom the owner's signature gave this right over all of it. One that
    was stopped counts until the re-key that closes the grant has signed everything anew."""
    # What never had every signature it needs is neither live nor was it ever ended.
    ran = [g for g in known if g.state == LIVE or (g.state == STOPPED and g.ended_at)]
    open_ = [grant for grant in ran if section not in grant.settled]
    giving = [grant.keys.hand for grant in open_ if gives(right, section, grant)]
    return frozenset({authority.owner.keys.hand, *giving})


def gives(right: str, section: str, grant: Grant) -> bool:
    """Whether a grant gives this right over all of a section; single items give none."""
    return right in grant.rights and grant.scope.parts.get(section, ()) is None
