"""What she does not want to be asked again, for a member who may read that already."""

from webapp.account.current import me
from webapp.care.cards import STOP_ASKING
from webapp.care.showing import answered, releases_read_by, shown
from webapp.refusals import NotYoursError
from webapp.space import kinds
from webapp.team.doors import open_door
from webapp.team.viewing import note_view


def not_again(space: str) -> list[str]:
    """Her own lines on it; nothing where nothing of it is shared with him."""
    try:
        opened = open_door(space)
        page = shown(opened, me().account, releases_read_by(opened))
    except NotYoursError:
        return []
    said = [
        (one.terms.grant, want)
        for one in page
        for want in one.sight.wants
        if want.card == STOP_ASKING
    ]
    if said:
        under = tuple(sorted({grant for grant, _want in said}))
        note_view(opened, [kinds.VOICE], tuple(want.id for _grant, want in said), grants=under)
    return [text for _grant, want in said for text in answered(want)]
