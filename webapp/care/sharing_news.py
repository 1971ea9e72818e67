"""What is worth a quiet word about her sharing: first opened, half over, soon over, or not opened
for long."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.care.at_unlock import at_unlock
from webapp.care.people import KeptRelease
from webapp.care.readers import names_in
from webapp.care.records import records, save
from webapp.care.share_looks import ShareLooks, lines_for_looks, looks_in
from webapp.care.terms import check_release, last_day, record_in
from webapp.database import transaction
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.signatures import read

ENDS, OPENED, UNOPENED, REVIEW = ORDER = "ends", "opened", "unopened", "review"
"""What matters most comes first."""
BEFORE_AN_END = (14, 3)
LONG_UNOPENED = timedelta(days=60)
COUNTS_ANEW = timedelta(days=30)
"""When somebody opened it last is written into her copy again only after this long, so that it
stays small; and an answer of hers holds for at least this long."""
NEWEST = 100
"""More lines than are written while she is signed in."""


@dataclass(frozen=True)
class News:
    """One thing to say about one release: which, to whom it lets, and the day it is about."""

    kind: str
    kept: KeptRelease
    name: str
    day: date


def first_news(space: OpenSpace, today: date) -> News | None:
    """The one that matters most."""
    news = [one for kept in _running(space) if (one := news_of(space, kept, today))]
    return min(news, key=lambda one: (ORDER.index(one.kind), one.day), default=None)


def news_of(space: OpenSpace, kept: KeptRelease, today: date) -> News | None:
    """What is to be said about one running release today, if anything."""
    try:
        document = read(kept.document, Tag.RELEASE)
        check_release(document)
        record = record_in(document)
    except CannotOpenError:
        return None
    name = names_in(space).get(kept.reader) or record.recipient.name
    end, begun = last_day(record.ends_at), local_day(record.starts_at)
    if _is_near(kept, end, begun, today):
        return News(ENDS, kept, name, end)
    if kept.opened_on and not kept.opening_told:
        return News(OPENED, kept, name, date.fromisoformat(kept.opened_on))
    quiet_since = max(begun, _quiet_since(kept), _answered(kept))
    if today - quiet_since >= LONG_UNOPENED and _is_quiet_still(space, kept, quiet_since):
        return News(UNOPENED, kept, name, quiet_since)
    if _is_half_over(kept, local_day(record.review_at), end, today):
        return News(REVIEW, kept, name, end)
    return None


def _is_near(kept: KeptRelease, end: date, begun: date, today: date) -> bool:
    """Said 14 and 3 days before, each until she answers; never about a share shorter than that."""
    marks = days_of_an_end(begun, end)
    return any(mark <= today <= end and _answered(kept) < mark for mark in marks)


def days_of_an_end(begun: date, end: date) -> list[date]:
    """From which days on her page says that this ends. A share of three days or less has none."""
    marks = (end - timedelta(days=days) for days in BEFORE_AN_END)
    return [mark for mark in marks if begun < mark]


def _is_half_over(kept: KeptRelease, review: date, end: date, today: date) -> bool:
    """The day of review that the release names. Not when she just answered about this share, or
    soon will: two questions in a month about one thing would push."""
    has_time = end - review >= COUNTS_ANEW
    return has_time and review <= today and review - _answered(kept) > COUNTS_ANEW


def _answered(kept: KeptRelease) -> date:
    return date.fromisoformat(kept.asked_on) if kept.asked_on else date.min


def let_be(space: OpenSpace, id_: str, today: date) -> None:
    """She answered: nothing is said again before the next day that counts."""
    kept = _one(space, id_)
    save(space, kinds.SHARING, replace(kept, asked_on=today.isoformat()))


def was_told(space: OpenSpace, id_: str) -> None:
    """She knows of the first opening."""
    save(space, kinds.SHARING, replace(_one(space, id_), opening_told=True))


def _one(space: OpenSpace, id_: str) -> KeptRelease:
    found = next((kept for kept in _running(space) if kept.id == id_), None)
    if found is None:
        raise NotGrantedError("no such sharing")
    return found


def _running(space: OpenSpace) -> list[KeptRelease]:
    return [k for k in records(space.section(kinds.SHARING), KeptRelease) if not k.ended_at]


@at_unlock
def note_openings(space: OpenSpace, now: datetime) -> None:
    """Her copies learn from the trail when each reader opened what she shares."""
    if not space.is_owner or not space.authority.handed_over:
        return
    with suppress(ChangedBehindError, NotGrantedError):
        running = _running(space)
        lines = lines_for_looks(space) if running else []
        looked = [(kept, looks_in(space, kept.grant, lines)) for kept in running]
        changed = [(kept, _looked(kept, looks, local_day(now))) for kept, looks in looked if looks]
        with transaction(space.store.db):
            for kept, new in changed:
                if new != kept:
                    save(space, kinds.SHARING, new)


def _looked(kept: KeptRelease, looks: ShareLooks, today: date) -> KeptRelease:
    """Where nobody knows whether the first look that is known was the first, she is not told so."""
    if looks.first and not kept.opened_on:
        day = local_day(looks.first).isoformat()
        kept = replace(kept, opened_on=day, opening_told=not looks.is_first)
    begun = local_day(datetime.fromisoformat(read(kept.document, Tag.RELEASE).body["start"]))
    known, last = max(begun, _quiet_since(kept)), local_day(looks.last or looks.since)
    if today - known < COUNTS_ANEW or last <= known:
        return kept
    return replace(kept, quiet_since=last.isoformat())


def _quiet_since(kept: KeptRelease) -> date:
    """The day after which no opening is known, by her copy."""
    days = [date.fromisoformat(day) for day in (kept.opened_on, kept.quiet_since) if day]
    return max(days, default=date.min)


def _is_quiet_still(space: OpenSpace, kept: KeptRelease, since: date) -> bool:
    """It may have been opened after she signed in: that nobody did is said of this moment."""
    with suppress(ChangedBehindError, NotGrantedError):
        looks = looks_in(space, kept.grant, lines_for_looks(space, NEWEST))
        return looks is not None and (looks.last is None or local_day(looks.last) <= since)
    return False
