"""Which kind of care a line is about: its author says so where they want, and nobody else does as
long as the author is there."""

from contextlib import suppress

from crypto.errors import CannotOpenError
from webapp.account.accounts import NoSuchAccountError, account_of, card_of
from webapp.care.kinds_of_care import kinds_in
from webapp.care.plans import TEAMS, Answered, InPlan
from webapp.care.writers import is_herself, source_of, written_by
from webapp.space.opening import OpenSpace


def kinds_for(
    space: OpenSpace, area: str, record: InPlan | None = None
) -> list[tuple[str, object]]:
    """What the writer can say of a line of this area; nothing where it is not theirs to say."""
    return [*kinds_in(area).items()] if may_say(space, record) else []


def may_say(space: OpenSpace, record: InPlan | None) -> bool:
    """She is never asked. Whoever writes may say it first, and then only they change it; after
    they left, who works where they did."""
    if is_herself(space) or not (record is None or isinstance(record, Answered)):
        return False
    is_theirs = record is None or not record.care or record.care_by == space.me.account
    return is_theirs or _takes_over(space, record)


def _takes_over(space: OpenSpace, record: InPlan) -> bool:
    """Only the place that wrote the line knows what it is about. What cannot be read of its author
    is no sign that they left."""
    home = source_of(space)
    with suppress(CannotOpenError, NoSuchAccountError):
        worked_at = card_of(space.store, record.care_by).agency
        is_gone = account_of(space.store, record.care_by).is_frozen
        return is_gone and worked_at == home and home in written_by(record.item)
    return False


def say(
    space: OpenSpace, record: InPlan | None, kinds: list[str] | None, whose: str = TEAMS
) -> dict:
    """The fields that say so; none where nothing was asked, for her own words, and where it is
    somebody else's to say."""
    if kinds is None or whose != TEAMS or not may_say(space, record):
        return {}
    return {"care": tuple(sorted(kinds)), "care_by": space.me.account if kinds else ""}
