"""What somebody asked, as the beginning of a share: hers to look at, to narrow, or to leave."""

from webapp.care.showing import Shown
from webapp.consent.checks import HeldError
from webapp.consent.drafts import Draft
from webapp.consent.offers import NothingPickedError
from webapp.consent.sources import MustBeAloneError
from webapp.consent.walks import Walk, walk_for
from webapp.space import kinds
from webapp.space.opening import OpenSpace
from webapp.team.asks import Ask
from webapp.team.home_lists import home_list_for

HOME_PURPOSE, HOME_DAYS = "know-me", 30


def walk_asked(space: OpenSpace, ask: Ask) -> Walk:
    """A walk with what was asked filled in, as far as it is offered to this person: a part that
    many keep to themselves is never ticked for her, nor are more days than may be."""
    walk = walk_for(space, ask.account, Draft(ask.account, purpose=ask.purpose))
    offered, _guarded = walk.offers()
    whole = {offer.kind for offer in offered if offer.whole}
    areas = tuple(kind for kind in kinds.AREAS if kind in ask.areas and kind in whole)
    return walk.with_(areas=areas, days=min(ask.days, walk.limits.most_days))


def is_as_asked(walk: Walk, ask: Ask) -> bool:
    """Whether nothing of it was left out."""
    return set(walk.draft.areas) == set(ask.areas)


def would_show(walk: Walk) -> list[Shown]:
    """His page as it would be, by what serves him later; nothing where nothing can be shown."""
    try:
        return walk.preview()
    except (NothingPickedError, HeldError, MustBeAloneError):
        return []


def walk_of_home_list(space: OpenSpace, account: str) -> Walk:
    """A walk with the lines of her short list for somebody at home."""
    lines = tuple(home_list_for(space, account).lines)
    walk = walk_for(space, account, Draft(account, lines=lines, purpose=HOME_PURPOSE))
    return walk.with_(days=min(HOME_DAYS, walk.limits.most_days))
