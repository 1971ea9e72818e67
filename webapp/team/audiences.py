"""Who may see a line, as three answers with the names of the people who keep the keys."""

from webapp.care.preferences import KEEPER, NOBODY, READERS
from webapp.i18n import gettext as _
from webapp.space.opening import OpenSpace
from webapp.team.keepers import keepers_of
from webapp.team.names import Names


def audiences(space: OpenSpace) -> list[tuple[str, str]]:
    """(value, text) of each answer this space can keep. Before it was handed over there is no
    place that only the youth can open; without a keeper there is nobody to name."""
    names = ", ".join(keeper_names(space))
    found = [(NOBODY, _("Nobody yet"))] if space.authority.handed_over else []
    if names:
        found.append((KEEPER, _("Me and %(names)s", names=names)))
    return [*found, (READERS, _("People who already see this part"))]


def keeper_names(space: OpenSpace) -> list[str]:
    """How the page names those who keep the keys with her."""
    if not space.authority.handed_over:
        return [space.authority.owner.name]
    names = Names(space)
    return [names.of(keeper.card.account) or keeper.name for keeper in keepers_of(space)]
