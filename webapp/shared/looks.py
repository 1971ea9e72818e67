"""What her log says of one look at the page of a reader."""

from webapp.care.showing import Shown
from webapp.space.opening import OpenSpace
from webapp.team.notices import notice_code
from webapp.team.viewing import note_view


def note_look(opened: OpenSpace, page: list[Shown]) -> None:
    """Its parts and single lines, the yeses that showed something, and which notice stood there:
    whoever gives account of what was let out needs them later."""
    kinds = sorted({kind for one in page for kind in one.sight.kinds})
    single = [id_ for grant in opened.grants for v in grant.scope.parts.values() for id_ in v or ()]
    showed = [one for one in page if one.sight.items] or page
    sources = {
        said.source
        for one in page
        for part in (*one.sight.says, *one.sight.team)
        for said in part.lines
    }
    note_view(
        opened, kinds, tuple(single),
        grants=tuple(one.terms.grant for one in showed), notice=notice_code(sources),
    )  # fmt: skip
