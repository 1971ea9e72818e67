"""All of a plan on one page: to read through, or to print."""

from webapp.care.addresses import area_key
from webapp.guard import for_roles
from webapp.plan.areas import read_area
from webapp.plan.desks import desk, pages, shown
from webapp.plan.forms import ANSWER_WORDS, SAFETY_WORDS
from webapp.space.kinds import AREAS
from webapp.team.viewing import note_view


@pages.get("/plan/all")
@for_roles("youth", "advocate")
def whole():
    here = desk()
    kinds = here.space.filled(kind for kind in AREAS if here.space.writes(kind))
    if not here.is_hers:
        note_view(here.space, kinds)
    return shown(
        "whole", here, parts=[(kind, read_area(here.space, kind)) for kind in kinds],
        areas=AREAS, key_of=area_key, answer_words=ANSWER_WORDS, safety_words=SAFETY_WORDS,
    )  # fmt: skip
