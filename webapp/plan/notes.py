"""Notes that the law keeps apart: the author says that a line is one, and nobody else unsays it."""

from webapp.care.note_words import COUNSELLING, SAID, THERAPY
from webapp.care.plans import TEAMS, InPlan, Worded
from webapp.care.writers import is_herself
from webapp.space.opening import OpenSpace
from webapp.team.agencies import PART_2, agency_named
from webapp.team.jobs import job_code

HIPAA, THERAPIST = "hipaa", "mental health"


def sorts_for(space: OpenSpace) -> list[tuple[str, object]]:
    """What the writer can say of a line, by the laws of where they work. Where nobody said which
    those are, either."""
    if is_herself(space):
        return []
    card = space.me.card
    agency = agency_named(space.store, card.agency)
    laws = agency.regimes if agency else ()
    can = {
        THERAPY: not laws or HIPAA in laws or job_code(card) == THERAPIST,
        COUNSELLING: not laws or PART_2 in laws,
    }
    return [(sort, text) for sort, text in SAID.items() if can[sort]]


def may_mark(space: OpenSpace, record: InPlan | None) -> bool:
    """Whether the writer may say it of this record, or take back what they said themselves."""
    if is_herself(space) or not (record is None or isinstance(record, Worded)):
        return False
    return record is None or not record.note or record.note_by == space.me.account


def mark(space: OpenSpace, record: Worded | None, sort: str | None, whose: str = TEAMS) -> dict:
    """The fields that say so; none where nothing was asked, for her own words, and where it is
    somebody else's to say."""
    if sort is None or whose != TEAMS or not may_mark(space, record):
        return {}
    return {"note": sort, "note_by": space.me.account if sort else ""}
