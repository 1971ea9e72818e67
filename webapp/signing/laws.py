"""The law behind each yes that is asked for beside hers, for whoever keeps the keys with her."""

from dataclasses import dataclass

from webapp.care.law_words import WHY_ASKED
from webapp.care.people import KeptRelease
from webapp.care.readers import names_in
from webapp.care.records import records
from webapp.i18n import lazy_gettext as _
from webapp.signing.staff import ROLE_WORDS
from webapp.space import kinds
from webapp.space.grants import all_grants
from webapp.space.links import GUARDIAN
from webapp.space.opening import OpenSpace

WHOSE = ROLE_WORDS | {GUARDIAN: _("A parent, or somebody in a parent's place")}
"""A row of the rules names both alike."""


@dataclass(frozen=True)
class Law:
    """Why one more yes is needed for one sharing. Whose it is stands elsewhere: here it is a
    role, so that nobody who is kept away has to be named."""

    reader: str
    role: str
    why: str
    citation: str


def laws_behind(space: OpenSpace) -> list[Law]:
    """Of every sharing that waits or runs, as her own copy of it says."""
    names, now = names_in(space), space.store.now
    known, _failed = all_grants(space.store, space.authority)
    open_ = {one.id for one in known if one.is_waiting(now) or one.is_running(now)}
    found = [
        _law(names.get(kept.reader, ""), need)
        for kept in records(space.section(kinds.SHARING), KeptRelease)
        if kept.grant in open_
        for need in kept.others
    ]
    return sorted(dict.fromkeys(found), key=lambda law: (law.reader, law.citation, law.role))


def _law(reader: str, need: dict) -> Law:
    role, why = WHOSE.get(need["who"], ""), WHY_ASKED.get(need["reason"], "")
    return Law(reader, str(role), str(why), need["citation"])
