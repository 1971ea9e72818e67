"""Who is writing: she herself, or an adult who keeps the keys with her."""

from webapp.refusals import NotYoursError
from webapp.space.items import HERS, Item
from webapp.space.opening import OpenSpace

UNNAMED = "?"
"""Stands for words of the team of which nobody said whose they are."""


class NotHersError(NotYoursError):
    """Only she says this; nobody says it for her."""


def is_herself(space: OpenSpace) -> bool:
    """Before the hand-over the founder owns the space, and is still not her."""
    return space.is_owner and space.authority.handed_over


def only_herself(space: OpenSpace) -> None:
    """NotHersError for everybody else."""
    if not is_herself(space):
        raise NotHersError("only she says this")


def source_of(space: OpenSpace) -> str:
    """Whose words the writer's own are: hers, or the agency's the writer works for."""
    card = space.me.card
    return HERS if is_herself(space) else card.agency or card.name or "team"


def written_by(item: Item) -> set[str]:
    """The agencies that wrote something of one line; none for her own words."""
    team = item.body.get("team_source") or (UNNAMED if item.body.get("team") else "")
    return {name for name in (item.source, team) if name} - {HERS}
