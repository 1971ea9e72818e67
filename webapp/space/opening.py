"""Opening a space: a reader's running grants become keys, and keys become items."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from crypto.errors import CannotOpenError
from crypto.section import SectionKey
from webapp.database import Store, one_moment
from webapp.space import kinds
from webapp.space.authority import Authority, authority_over
from webapp.space.emergencies import at_work
from webapp.space.ends import has_ended
from webapp.space.grants import OWNER_GRANT, REKEY, WRITE, Grant, Scope, all_grants, grants_of
from webapp.space.hands import Hands, gives
from webapp.space.lists import SectionList, read_list
from webapp.space.people import Hand
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.sections import OpenSection
from webapp.space.wraps import open_wrap


@dataclass(frozen=True)
class OpenSpace:
    """A space as one reader may see it now. Made per request, never kept. `grants` are the
    reader's own that run; `was` is the owner's of a moment ago, while everything is being
    signed anew."""

    store: Store
    me: Hand
    authority: Authority
    grants: list[Grant]
    was: Grant | None = None
    _opened: dict[str, OpenSection] = field(default_factory=dict, repr=False)

    @property
    def id(self) -> str:
        """The space id."""
        return self.authority.space

    @cached_property
    def known(self) -> list[Grant]:
        """All grants that hold, whoever they are for: read only where somebody asks."""
        return [*all_grants(self.store, self.authority)[0], *filter(None, [self.was])]

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

    def filled(self, kinds: Iterable[str]) -> list[str]:
        """Which of these sections hold anything. Those are open then, all as they stood at one
        moment."""
        with one_moment(self.store.db):
            lists = {kind: self.lists(kind) for kind in kinds}
            full = [kind for kind, list_ in lists.items() if list_.entries]
            self._opened.update({kind: self._open(kind, lists[kind]) for kind in full})
        return full

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

    def forget_all(self) -> None:
        """Call inside a transaction that builds on what it reads, whatever was read before it."""
        self._opened.clear()

    def _open(self, kind: str, list_: SectionList | None = None) -> OpenSection:
        id_ = self.authority.sections.get(kind, "")
        reaching = [grant for grant in self.grants if id_ in grant.scope.parts]
        if not reaching:
            raise NotGrantedError("no grant reaches this section")
        with one_moment(self.store.db):
            try:
                return self._section(kind, id_, reaching, list_)
            except (NotGrantedError, ChangedBehindError):
                # Somebody may have been let write here since this space was opened.
                now, _failed = all_grants(self.store, self.authority)
                self.known.extend(g for g in now if g.id not in {k.id for k in self.known})
                return self._section(kind, id_, reaching)

    def _section(
        self, kind: str, id_: str, reaching: list[Grant], list_: SectionList | None = None
    ) -> OpenSection:
        key, roots = self._keys(id_, reaching)
        list_, rows = list_ or self._list(id_), self._rows(id_)
        may_write = any(gives(WRITE, id_, grant) for grant in reaching)
        return OpenSection(self.store, self.id, id_, kind, key, roots, list_, rows, may_write)

    def counts(self, right: str, kind: str) -> bool:
        """Whether this person's hand counts in a section at this very moment: somebody may
        have ended it since the space was opened."""
        section = self.authority.sections[kind]
        now = Hands(
            right, section, self.authority, lambda: all_grants(self.store, self.authority)[0]
        )
        return self.me.hand.public in now

    def _hands(self, right: str, section: str) -> Hands:
        return Hands(right, section, self.authority, lambda: self.known)

    def _keys(self, section: str, reaching: list[Grant]) -> tuple[SectionKey | None, dict]:
        keepers = self._hands(REKEY, section)
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
        try:
            return read_list(self.store, self.id, section, self._hands(WRITE, section))
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
    mine = [g for g in grants_of(store, authority, me.account) if g.is_running(store.now)]
    mine = [g for g in mine if g.keys.fingerprint == me.card.keys.fingerprint]
    mine = [g for g in mine if not has_ended(store, g.id)]
    mine = [now for g in mine if (now := at_work(store, g))]
    if not mine:
        raise NotGrantedError("nothing here")
    return OpenSpace(store, me, authority, mine)
