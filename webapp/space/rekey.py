"""Re-keying a section: new epoch, new key, new wraps for checked grants, old bytes gone."""

from crypto.errors import CryptoError
from crypto.section import SectionKey
from webapp.database import Store, transaction
from webapp.refusals import RefusalError
from webapp.space import trail
from webapp.space.emergencies import note_rekeyed, past_openings
from webapp.space.ends import end, has_ended
from webapp.space.grants import CLOSED, LIVE, REKEY, STOPPED, Grant, all_grants
from webapp.space.hands import gives
from webapp.space.items import check_author
from webapp.space.layers import lay_around
from webapp.space.lists import SectionList, fingerprint_of, save_list
from webapp.space.offers import begin_signed
from webapp.space.opening import OpenSection, OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.space.standing import mark
from webapp.space.wraps import add_wrap


def rekey(space: OpenSpace, kinds: list[str]) -> list[str]:
    """Re-key sections by kind, all or none. Returns the ids of grant rows that failed their
    check and so got nothing; they never block it. NotGrantedError for anybody but a keeper."""
    with transaction(space.store.db):
        failed, stuck = rekey_each(space, kinds)
        if stuck:
            raise next(iter(stuck.values()))
    return failed


def rekey_each(space: OpenSpace, kinds: list[str]) -> tuple[list[str], dict[str, Exception]]:
    """Re-key what can be. Returns ids of failed grant rows, and why which kinds are stuck."""
    store = space.store
    known, failed = all_grants(store, space.authority)
    live = [g for g in known if _stays(store, g)]
    waiting = [g for g in known if g.is_waiting(store.now) and not has_ended(store, g.id)]
    kept, lists, stuck = _kept(space, live), {}, {}
    for kind in kinds:
        try:
            if space.authority.sections.get(kind) not in kept:
                raise NotGrantedError("may not re-key this")
            new = _rekey(space, kind, live, waiting)
        except (RefusalError, CryptoError) as error:
            stuck[kind] = error
        else:
            lists[new.section] = new.hash
    if lists:
        trail.note(
            store, space.id, space.me, "re-keyed",
            sections=tuple(lists), failed=failed, lists=lists,
        )  # fmt: skip
    return failed, stuck


def _stays(store: Store, grant: Grant) -> bool:
    """A row from an older database may say "live" where the stop list knows better."""
    return grant.state == LIVE and grant.ends_at > store.now and not has_ended(store, grant.id)


def _kept(space: OpenSpace, live: list[Grant]) -> set[str]:
    """The sections whose keys this person keeps at this moment: only there does their hand
    still count once everything is signed anew."""
    own = {grant.id for grant in space.grants}
    mine = [grant for grant in live if grant.id in own]
    ids = space.authority.sections.values()
    return {id_ for id_ in ids if any(gives(REKEY, id_, grant) for grant in mine)}


def _rekey(space: OpenSpace, kind: str, live: list[Grant], waiting: list[Grant]) -> SectionList:
    """Reads and checks everything before it writes anything, so a refusal leaves no trace."""
    store, section = space.store, space.fresh(kind)
    new = SectionKey.generate(space.id, section.id, section.key.epoch + 1)
    sealed = _sealed_anew(section, new)
    _replace_rows(store, section, sealed)
    hashes = {key: fingerprint_of(bytes_) for key, bytes_ in sealed.items()}
    # What the list names and no row holds stays named: it must go on being missed.
    entries = {**section.list.entries, **hashes}
    list_ = SectionList(space.id, section.id, new.epoch, section.list.number + 1, entries)
    save_list(store, space.me, list_)
    store.db.execute("delete from wraps where section_id = ?", [section.id])
    for grant in live:
        if section.id in grant.scope.parts:
            add_wrap(store, space.me, grant, new)
    for grant in waiting:
        if section.id in grant.scope.parts:
            lay_around(store, space.me, grant, new)
    space.forget(kind)
    return list_


def _sealed_anew(section: OpenSection, new: SectionKey) -> dict[tuple[str, int], bytes]:
    """Every kept version under the new key."""
    fresh = {}
    for (item, version), sealed in section.rows.items():
        if section.list.holds(item, version, sealed):
            plain = section.key.root(item).open(version, sealed)
            check_author(plain, (section.space, section.id, item, version))
            fresh[item, version] = new.root(item).seal(version, plain)
    return fresh


def _replace_rows(store: Store, section: OpenSection, sealed: dict) -> None:
    """Rows that the list does not name go: their old ciphertext must not stay."""
    conn = store.db.conn
    strays = [(*key, section.id) for key in section.rows if key not in sealed]
    conn.executemany(
        "update items set sealed = ? where item_id = ? and version = ? and section_id = ?",
        [(bytes_, *key, section.id) for key, bytes_ in sealed.items()],
    )
    conn.executemany(
        "delete from items where item_id = ? and version = ? and section_id = ?", strays
    )


def settle(space: OpenSpace) -> list[str]:
    """What waits for a key keeper's unlock: re-key behind every grant that ended meanwhile.

    A section that cannot be re-keyed waits, and keeps no stop from counting. Returns the ids
    of the grant rows that failed their check, and of the sections that wait.
    """
    if not space.is_keeper:
        return []
    store, ids = space.store, space.authority.sections
    with transaction(store.db):
        begin_signed(space)
        known, failed = all_grants(store, space.authority)
        over = [_ended(store, g) for g in known if g.state == STOPPED or _is_past(g, store)]
        opened = past_openings(store, known)
        due = {section for grant in over for section in _unsettled(grant)}
        due |= {section for one in opened for section in one.sections}
        due &= _kept(space, [g for g in known if _stays(store, g)])
        mine = [kind for kind in space.kinds if ids[kind] in due]
        stuck = rekey_each(space, mine)[1] if mine else {}
        done = due - {ids[kind] for kind in stuck}
        note_rekeyed(store, opened, done)
        for grant in over:
            _note_settled(store, grant, grant.settled | done & _unsettled(grant))
    return failed + [ids[kind] for kind in stuck]


def _unsettled(grant: Grant) -> set[str]:
    return set(grant.scope.parts) - grant.settled


def _note_settled(store: Store, grant: Grant, settled: frozenset[str]) -> None:
    closed = settled >= set(grant.scope.parts)
    if closed or settled != grant.settled:
        mark(store, grant, CLOSED if closed else STOPPED, settled)


def _is_past(grant: Grant, store: Store) -> bool:
    return grant.state == LIVE and not _stays(store, grant)


def _ended(store: Store, grant: Grant) -> Grant:
    if grant.ended_at:
        return grant
    why = "ended" if grant.ends_at <= store.now else "restored"
    return end(store, grant, None, why if grant.state == LIVE else "signature-gone")
