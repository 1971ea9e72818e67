"""Who is kept away from her: what she said, what staff said, in order, and what follows from it."""

from dataclasses import asdict, replace
from datetime import datetime

from crypto.errors import CannotOpenError
from webapp.database import Store, transaction
from webapp.refusals import RefusalError
from webapp.space import exclusions, trail
from webapp.team.agencies import agencies
from webapp.team.kept import LIFTED, LOST, Kept, Voice

UNKNOWN_NAME = "keep-away"
"""The kind of message that brings an advocate a name that nobody here is known by."""

PUT_RIGHT = "put-right"


class KeptAwayError(RefusalError):
    """Nothing is shared with this person now: she, or staff, said so."""

    def __init__(self, account: str):
        super().__init__("kept away")
        self.account = account


def kept_away(store: Store, space: str, account: str) -> Kept:
    """What was said about one person; nothing at all about most. A row that does not open keeps
    nobody from being kept away, and lets nobody back."""
    id_ = _id(store, space, account)
    row = store.db.execute("select sealed_facts from holds where id = ?", [id_]).fetchone()
    if row is None:
        return Kept(space, account)
    return _read_if_whole(store, id_, row[0]) or _lost(store, space, account)


def _lost(store: Store, space: str, account: str) -> Kept:
    if not exclusions.has_row(store, space, account):
        return Kept(space, account)
    at = exclusions.since(store, space, account) or store.now
    tries = tuple(exclusions.tries_of(store, space, account))
    return Kept(space, account, (Voice(LOST, at),), tries=tries)


@exclusions.asked_too
def stands_shut(store: Store, space: str, account: str) -> bool:
    """Whether anybody's word keeps this person away, whatever became of the row of the spine."""
    return kept_away(store, space, account).is_shut


def everybody_kept(store: Store, space: str) -> list[Kept]:
    """Everybody of whom anything was ever said in one space. Of a row that does not open, the
    spine's own still says whom it is about, while it shuts."""
    rows = store.db.execute(
        "select id, sealed_facts from holds where space_id = ? order by rowid", [space]
    ).fetchall()
    read = [found for row in rows if (found := _read_if_whole(store, *row))]
    if len(read) == len(rows):
        return read
    whole = {one.account for one in read}
    out = (id_ for id_ in exclusions.everybody_out(store, space) if id_ not in whole)
    return read + [found for id_ in out if (found := kept_away(store, space, id_)).voices]


def papers_that_stand(store: Store, space: str) -> set[str]:
    """Ids of every paper that keeps somebody away now. CannotOpenError where a row does not open:
    nobody can tell which of them it names."""
    rows = store.db.execute("select id, sealed_facts from holds where space_id = ?", [space])
    said = [voice for row in rows.fetchall() for voice in _read(store, *row).by_staff]
    if any(voice.kind == LOST for voice in said):
        raise CannotOpenError
    return {voice.paper for voice in said if voice.paper}


def overdue(store: Store) -> list[Kept]:
    """Every hold that has waited too long for a second person, the oldest first."""
    rows = store.db.execute("select id, sealed_facts from holds").fetchall()
    every = (_read_if_whole(store, *row) for row in rows)
    late = [one for one in every if one and one.is_overdue(store.now)]
    return sorted(late, key=lambda one: one.second_by)


def say(store: Store, space: str, account: str, voice: Voice) -> Kept:
    """Write one word down, and let the spine shut this person out or back in. Ending what runs
    is the caller's, in the same transaction."""
    with transaction(store.db):
        kept = kept_away(store, space, account)
        kept = replace(kept, voices=(*kept.voices, voice))
        if _are_enough(store, kept.for_lifting):
            # Why is a note on a risk: it serves whoever lets back, and nobody after that.
            said = (replace(voice, reason="") for voice in kept.voices)
            kept = replace(kept, voices=(*said, Voice(LIFTED, store.now)))
        return _shut_or_open(store, kept)


def follow(store: Store, space: str, link: str, account: str) -> None:
    """Who was kept away before they joined stays so by their account, whatever is said of them
    from now on is said of that."""
    with transaction(store.db):
        kept = kept_away(store, space, link)
        if kept.voices:
            store.db.execute("delete from holds where id = ?", [_id(store, space, link)])
            exclusions.readmit(store, space, link)
            _shut_or_open(store, replace(kept, account=account))


def _shut_or_open(store: Store, kept: Kept) -> Kept:
    """`tries` go with the row of the exclusion, and so are kept here first."""
    tries = {*kept.tries, *exclusions.tries_of(store, kept.space, kept.account)}
    keep = exclusions.exclude if kept.is_shut else exclusions.readmit
    keep(store, kept.space, kept.account)
    return _keep(store, replace(kept, tries=tuple(sorted(tries))))


def mend(store: Store, space: str) -> None:
    """Shut out again whoever a word still keeps away, and write down again that a door is shut of
    which nobody can read who shut it. Her log says that something was put right, and no more:
    her phone may be in his hand."""
    with transaction(store.db):
        found = [one for one in everybody_kept(store, space) if _is_to_mend(store, one)]
        for one in found:
            _shut_or_open(store, one)
        if found:
            trail.note(store, space, None, PUT_RIGHT)


def _is_to_mend(store: Store, kept: Kept) -> bool:
    has_row = exclusions.has_row(store, kept.space, kept.account)
    return kept.is_shut and not (has_row and _is_kept(store, kept))


def _is_kept(store: Store, kept: Kept) -> bool:
    id_ = _id(store, kept.space, kept.account)
    row = store.db.execute("select sealed_facts from holds where id = ?", [id_]).fetchone()
    return bool(row and _read_if_whole(store, id_, row[0]))


def spaces_of_holds(store: Store) -> list[str]:
    """Every space in which anything was ever said of anybody."""
    return [space for (space,) in store.db.execute("select distinct space_id from holds")]


def note_seen(store: Store, space: str, reader: str) -> None:
    """An advocate has read what there is."""
    with transaction(store.db):
        for kept in everybody_kept(store, space):
            counted = (len(kept.voices), len(kept.tries))
            _keep(store, replace(kept, seen=kept.seen | {reader: counted}))


def has_news(store: Store, space: str, reader: str) -> bool:
    """Whether there is anything that this advocate has not read."""
    return any(kept.news_for(reader) for kept in everybody_kept(store, space))


def _are_enough(store: Store, voices: tuple[Voice, ...]) -> bool:
    """Two people of two places of work, where there are two."""
    homes = {voice.agency for voice in voices if voice.agency}
    return len({voice.who for voice in voices}) > 1 and len(homes) >= min(2, len(agencies(store)))


def _id(store: Store, space: str, account: str) -> str:
    # Apart from every other index of this person: a thief sees neither who, nor that it is one.
    return store.seal.reader_index(f"kept away {account}", space)


def _keep(store: Store, kept: Kept) -> Kept:
    id_ = _id(store, kept.space, kept.account)
    facts = asdict(replace(kept, tries=()))
    for voice in facts["voices"]:
        voice["at"] = voice["at"].isoformat()
    facts["tries"] = [at.isoformat() for at in kept.tries]
    sealed = store.seal.seal_facts("holds", "sealed_facts", id_, facts)
    store.db.execute("insert or replace into holds values (?, ?, ?)", [id_, kept.space, sealed])
    return kept


def _read(store: Store, id_: str, sealed: bytes) -> Kept:
    facts = store.seal.open_facts("holds", "sealed_facts", id_, sealed)
    said = (Voice(**{**v, "at": datetime.fromisoformat(v["at"])}) for v in facts["voices"])
    old = [datetime.fromisoformat(at) for at in facts["tries"]]
    new = exclusions.tries_of(store, facts["space"], facts["account"])
    tries = tuple(sorted({*old, *new}))
    return Kept(facts["space"], facts["account"], tuple(said), facts["seen"], tries)


def _read_if_whole(store: Store, id_: str, sealed: bytes) -> Kept | None:
    try:
        return _read(store, id_, sealed)
    except CannotOpenError:
        return None
