"""My plan: its areas, the three that come first, one area, and one line with all about it."""

from dataclasses import replace

from flask import Blueprint, redirect, url_for

from webapp.care.addresses import area_key, area_of
from webapp.care.plan_words import ANSWER_WORDS, SAFETY_WORDS
from webapp.care.records import save
from webapp.care.writers import only_herself
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.i18n import local_day

# Imported for the pages that they hang in.
from webapp.plan import answer_routes, taking_routes, whole_routes, word_routes  # noqa: F401
from webapp.plan.areas import areas_with_something, read_area
from webapp.plan.desks import desk, pages, shown
from webapp.plan.forms import PickForm
from webapp.plan.item_page import item_page
from webapp.plan.staying import SUBJECTS
from webapp.plan.words import changes_of
from webapp.space.kinds import AREAS, SAFETY, VOICE
from webapp.team.viewing import note_view


@pages.get("/plan")
@for_roles("youth", "advocate")
def plan():
    here = desk()
    filled = {kind for kind in areas_with_something(here.space) if here.space.writes(kind)}
    if not here.is_hers:
        note_view(here.space, [kind for kind in AREAS if kind in filled])
    reached = {kind: name for kind, name in AREAS.items() if here.space.writes(kind)}
    picked = [kind for kind in here.profile.picked if kind in reached]
    first = picked or [kind for kind in reached if kind in filled]
    return shown(
        "plan", here, areas=reached, first=first, picked=picked, filled=filled, key_of=area_key
    )


@pages.route("/plan/pick", methods=["GET", "POST"])
@for_roles("youth")
def pick():
    here = desk()
    only_herself(here.space)
    form = PickForm(data={"picked": list(here.profile.picked)})
    if form.validate_on_submit():
        save(here.space, VOICE, replace(here.profile, picked=tuple(form.picked.data)))
        return redirect(url_for(".plan"), 303)
    return shown("pick", here, form=form), 422 if form.errors else 200


@pages.get("/plan/<area>")
@for_roles("youth", "advocate")
def area(area: str):
    kind = area_of(area)
    here = desk(kind)
    return shown(
        "area", here, kind, has=read_area(here.space, kind), readers=here.readers(kind),
        answer_words=ANSWER_WORDS, safety_words=SAFETY_WORDS, is_safety=kind == SAFETY,
        now=current_store().now, today=local_day(current_store().now), staying=SUBJECTS,
    )  # fmt: skip


@pages.get("/plan/<area>/<item>")
@for_roles("youth", "advocate")
def item(area: str, item: str):
    kind = area_of(area)
    here = desk(kind)
    return item_page(here, kind, item)


@pages.get("/plan/<area>/<item>/before")
@for_roles("youth", "advocate")
def before(area: str, item: str):
    kind = area_of(area)
    here = desk(kind)
    return shown("before", here, kind, item=item, answer_words=ANSWER_WORDS,
        versions=changes_of(here.space, kind, item),
    )  # fmt: skip


routes = Blueprint("plan", __name__)
routes.register_blueprint(pages, name="mine")
routes.register_blueprint(pages, url_prefix="/for/<space>", name="for")
