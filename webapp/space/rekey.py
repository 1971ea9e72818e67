"""Re-keying a section: new epoch, new key, new wraps for checked grants, old bytes gone."""

from dataclasses import replace

from crypto.section import SectionKey
from webapp.database import Store, transaction
from webapp.space import trail
from webapp.space.grants import CLOSED, LIVE, STOPPED, Grant, all_grants, mark
from webapp.space.items import check_author
from webapp.space.lists import SectionList, fingerprint_of, save_list
from webapp.space.opening import OpenSection, OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.space.wraps import add_wrap


def rekey(space: OpenSpace, kinds: list[str]) -> list[str]:
    """Re-key sections by kind. Returns the ids of grant rows that failed their check and so
    got nothing; they never block a stop. NotGrantedError for anybody but a key keeper."""
    if not space.is_keeper:
        raise NotGrantedError("may not re-key")
    with transaction(space.store.db):
        known, failed = all_grants(space.store, space.authority)
        live = [g for g in known if g.state == LIVE and g.ends_at > space.store.now]
        for kind in kinds:
            _rekey(space, space.section(kind), live)
        if kinds:
            ids = tuple(space.authority.sections[kind] for kind in kinds)
            trail.note(
                space.store, space.id, space.me, "re-keyed", sections=ids, failed=failed
            )
    return failed


def _rekey(space: OpenSpace, section: OpenSection, live: list[Grant]) -> None:
    store, old = space.store, section.key
    new = SectionKey.generate(space.id, section.id, old.epoch + 1)
    entries = _seal_anew(store, space.id, section, new)
    list_ = SectionList(space.id, section.id, new.epoch, section.list.number + 1, entries)
    save_list(store, space.me, list_)
    store.db.execute("delete from wraps where section_id = ?", [section.id])
    for grant in live:
        if section.id in grant.scope.parts:
            add_wrap(store, space.me, grant, new)
    space._opened[section.kind] = replace(section, key=new, roots={}, list=list_)


def _seal_anew(store: Store, space: str, section: OpenSection, new: SectionKey) -> dict:
    """Every kept version under the new key; what the list does not name is deleted."""
    rows = store.db.execute(
        "select rowid, item_id, version, sealed from items where section_id = ?", [section.id]
    ).fetchall()
    entries, fresh, strays = {}, [], []
    for rowid, item, version, sealed in rows:
        if not section.list.holds(item, version, sealed):
            strays.append((rowid,))
            continue
        plain = section.key.root(item).open(version, sealed)
        check_author(plain, (space, section.id, item, version))
        again = new.root(item).seal(version, plain)
        entries[item, version] = fingerprint_of(again)
        fresh.append((again, rowid))
    store.db.conn.executemany("update items set sealed = ? where rowid = ?", fresh)
    store.db.conn.executemany("delete from items where rowid = ?", strays)
    return entries


def settle(space: OpenSpace) -> list[str]:
    """What waits for a key keeper's unlock: re-key behind every grant that ended meanwhile.

    Returns the ids of rows that failed their check.
    """
    if not space.is_keeper:
        return []
    with transaction(space.store.db):
        known, failed = all_grants(space.store, space.authority)
        over = [g for g in known if g.state == STOPPED or _is_past(g, space)]
        ids = {section for grant in over for section in grant.scope.parts}
        mine = [kind for kind in space.kinds if space.authority.sections[kind] in ids]
        if mine:
            rekey(space, mine)
        reached = {space.authority.sections[kind] for kind in space.kinds}
        for grant in over:
            if set(grant.scope.parts) <= reached:
                mark(space.store, grant, CLOSED)
    return failed


def _is_past(grant: Grant, space: OpenSpace) -> bool:
    return grant.state == LIVE and grant.ends_at <= space.store.now
