"""What of a section is not as it was signed, and taking that out so that the rest opens again."""

import hashlib
from dataclasses import dataclass

from crypto.box import BoxKey
from crypto.errors import CannotOpenError
from crypto.section import SectionKey
from webapp.database import Store, transaction, truncate_wal
from webapp.space import kinds, trail
from webapp.space.ends import has_ended
from webapp.space.grants import LIVE, all_grants
from webapp.space.items import check_author, parse
from webapp.space.lists import SectionList, save_list
from webapp.space.opening import OpenSection, OpenSpace
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.wraps import add_wrap
from webapp.space.writing import Put, TakeOut, forget_versions, write


@dataclass(frozen=True)
class Damage:
    """`lines` are items whose newest version was changed or lost, `older` single earlier
    versions. `is_closed` says that the list itself does not hold, or that no key is there: then
    nobody can tell one line from another."""

    kind: str
    lines: tuple[str, ...] = ()
    older: tuple[tuple[str, int], ...] = ()
    is_closed: bool = False

    @property
    def mark(self) -> str:
        """What a page carries, so that no more goes than stood on it."""
        return hashlib.sha256(repr((self.lines, self.older)).encode()).hexdigest()


def damages(space: OpenSpace) -> list[Damage]:
    """Every damaged section in reach, in the order of the plan. Opens each line there is."""
    return [found for kind in space.kinds if (found := damage_in(space, kind))]


def damage_in(space: OpenSpace, kind: str) -> Damage | None:
    """What one section has lost; None when it is as it was signed."""
    try:
        section = space.section(kind)
    except (ChangedBehindError, NotGrantedError):
        return Damage(kind, is_closed=True)
    newest = section.list.latest()
    broken = [key for key in section.list.entries if not _holds(section, *key)]
    lines = tuple(sorted({item for item, version in broken if version == newest[item]}))
    older = tuple(sorted(key for key in broken if key[0] not in lines))
    return Damage(kind, lines, older) if broken else None


def _holds(section: OpenSection, item: str, version: int) -> bool:
    root, sealed = section.root(item), section.rows.get((item, version))
    if root is None:
        return True  # Out of this reader's reach.
    if sealed is None or not section.list.holds(item, version, sealed):
        return False
    try:
        plain = root.open(version, sealed)
        parse(plain, section.id, item, version)
        check_author(plain, (section.space, section.id, item, version))
    except (CannotOpenError, ValueError, TypeError):
        return False
    return True


def take_out_damage(space: OpenSpace, damage: Damage) -> None:
    """Sign the list anew without what was changed or lost, with lines in the trail.

    ChangedBehindError for anybody but the owner, and where the list itself does not hold.
    """
    if not space.is_owner or damage.is_closed:
        raise ChangedBehindError("cannot be put right from here")
    store, section = space.store, space.authority.sections[damage.kind]
    touched = (*damage.lines, *(item for item, _version in damage.older))
    with transaction(store.db):
        trail.note(store, space.id, space.me, "found-damage", sections=(section,), items=touched)
        if damage.lines:
            write(space, damage.kind, *(TakeOut(item) for item in damage.lines))
        forget_versions(space, damage.kind, list(damage.older))
        if damage.kind == kinds.LOG:
            _begin_log_anew(space)
    truncate_wal(store.db)


def begin_anew(space: OpenSpace, kind: str) -> None:
    """A section that opens for nobody is empty from now on, under a key and a list of its own.

    ChangedBehindError for anybody but the owner, and while the section still opens.
    """
    found = damage_in(space, kind)
    if not space.is_owner or found is None or not found.is_closed:
        raise ChangedBehindError("nothing to begin anew")
    store, id_ = space.store, space.authority.sections[kind]
    with transaction(store.db):
        list_ = SectionList(space.id, id_, _next_epoch(store, id_), 1, {})
        store.db.execute("delete from items where section_id = ?", [id_])
        store.db.execute("delete from wraps where section_id = ?", [id_])
        store.db.execute(_PUT_SECTION, [id_, space.id, list_.epoch])
        save_list(store, space.me, list_)
        _wrap_anew(space, SectionKey.generate(space.id, id_, list_.epoch))
        space.forget(kind)
        trail.note(
            store, space.id, space.me, "began-anew", sections=(id_,), lists={id_: list_.hash}
        )
        if kind == kinds.LOG:
            _begin_log_anew(space)
    truncate_wal(store.db)


_PUT_SECTION = (
    "insert into sections values (?, ?, ?, null) on conflict (id) do update set"
    " space_id = excluded.space_id, epoch = excluded.epoch, sealed_list = null"
)


def _next_epoch(store: Store, section: str) -> int:
    row = store.db.execute("select epoch from sections where id = ?", [section]).fetchone()
    return (row[0] if row else 0) + 1


def _wrap_anew(space: OpenSpace, key: SectionKey) -> None:
    """For whoever could open the section by a grant that holds and has not ended."""
    store, (known, _failed) = space.store, all_grants(space.store, space.authority)
    for grant in known:
        goes_on = grant.state == LIVE and grant.ends_at > store.now
        if goes_on and key.section in grant.scope.parts and not has_ended(store, grant.id):
            add_wrap(store, space.me, grant, key)


def _begin_log_anew(space: OpenSpace) -> None:
    """Where the key of the trail is gone, lines from now on have a new one."""
    if any(item.kind == kinds.LOG_KEY_ITEM for item in space.section(kinds.LOG).items()):
        return
    log = BoxKey.generate()
    write(space, kinds.LOG, Put(kinds.LOG_KEY_ITEM, {"seed": log.seed.hex()}))
    space.store.db.execute("update spaces set log_key = ? where id = ?", [log.public, space.id])
    trail.note(space.store, space.id, space.me, "log-lost")
