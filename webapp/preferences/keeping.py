"""Old versions of what she said fall away after ninety days, unless she keeps them."""

from datetime import datetime, timedelta

from webapp.care.at_unlock import at_unlock
from webapp.care.preferences import place_of, preferences
from webapp.care.voices import Preference
from webapp.space.kinds import PRIVATE, VOICE
from webapp.space.opening import OpenSpace
from webapp.space.writing import forget_versions

KEPT_FOR = timedelta(days=90)


@at_unlock
def forget_old(space: OpenSpace, now: datetime) -> None:
    """Drop every version that was replaced ninety days ago or more. Only for those who may
    write there: the owner and her keepers."""
    if not _may_hold_some(space, now):
        return
    past: dict[str, list[tuple[str, int]]] = {}
    for preference in preferences(space):
        kind = place_of(space, preference)
        if preference.version > 1 and not preference.kept and space.section(kind).may_write:
            past.setdefault(kind, []).extend(_replaced_before(space, kind, preference, now))
    for kind, versions in past.items():
        forget_versions(space, kind, versions)


_REPLACED = (
    "select 1 from items newer join items older on older.item_id = newer.item_id"
    " and older.version < newer.version where newer.section_id = ? and newer.written_on <= ?"
)


def _may_hold_some(space: OpenSpace, now: datetime) -> bool:
    """The days in clear tell when there is nothing to do: then not one item is opened, and
    who keeps the keys of forty youths signs in as fast as anybody."""
    past = (now - KEPT_FOR).date().isoformat()
    places = (space.authority.sections.get(kind, "") for kind in (PRIVATE, VOICE))
    return any(space.store.db.execute(_REPLACED, [id_, past]).fetchone() for id_ in places)


def _replaced_before(
    space: OpenSpace, kind: str, preference: Preference, now: datetime
) -> list[tuple[str, int]]:
    versions = space.section(kind).versions(preference.id)
    return [
        (older.id, older.version)
        for newer, older in zip(versions, versions[1:], strict=False)
        if now - newer.written_at >= KEPT_FOR
    ]
