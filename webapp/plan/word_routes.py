"""Adding to an area, changing words, and the question whether they are about another part."""

from flask import abort, redirect, request, url_for

from webapp.care.addresses import area_key, area_of
from webapp.care.her_words import change_hers
from webapp.care.hints import better_part
from webapp.care.plans import Appointment, InPlan, in_plan, plan_record
from webapp.care.release_record import notes_in
from webapp.care.saving import may_change, texts_of
from webapp.guard import for_roles
from webapp.i18n import time_zone
from webapp.plan.appointments import change_appointment, place_of
from webapp.plan.care_said import kinds_for
from webapp.plan.desks import Desk, desk, pages, shown
from webapp.plan.forms import CareForm, MoveForm, SeenForm, WrittenForm
from webapp.plan.making import FORMS, MAKING, whose_words
from webapp.plan.moves import move as move_record
from webapp.plan.notes import may_mark, sorts_for
from webapp.plan.words import change_teams
from webapp.space.kinds import AREAS, SAFETY
from webapp.space.refused import NotGrantedError, StaleError


@pages.route("/plan/<area>/new/<what>", methods=["GET", "POST"])
@for_roles("youth", "advocate")
def new(area: str, what: str):
    kind, making = area_of(area), MAKING.get(what)
    if making is None or (what == "card" and kind != SAFETY):
        abort(404)
    here, form = desk(kind), making.form()
    if isinstance(form, WrittenForm):
        form.ask_of_notes(sorts_for(here.space) if making.has_team_words else [])
    if isinstance(form, CareForm):
        form.ask_of_care(kinds_for(here.space, kind) if making.has_team_words else [])
    if form.validate_on_submit():
        whose = whose_words(here.is_hers, form, making)
        saved = making.add(here.space, kind, form, whose, request.args.get("goal", ""))
        return after_saving(here, kind, saved)
    asks_whose = not here.is_hers and making.has_team_words
    page = shown(
        "new", here, kind, form=form, making=making, what=what, asks_whose=asks_whose,
        readers=here.readers(kind),
    )  # fmt: skip
    return page, 422 if form.errors else 200


@pages.route("/plan/<area>/<item>/words", methods=["GET", "POST"])
@for_roles("youth", "advocate")
def words(area: str, item: str):
    """Her words at her own desk; the team's at an advocate's."""
    kind = area_of(area)
    here = desk(kind)
    return _change(here, kind, item, side="hers" if here.is_hers else "team")


@pages.route("/plan/<area>/<item>/beside", methods=["GET", "POST"])
@for_roles("advocate")
def beside(area: str, item: str):
    """Her words, typed by an advocate beside her."""
    kind = area_of(area)
    return _change(desk(kind), kind, item, side="hers", by_hand_of_another=True)


def _change(here: Desk, kind: str, item: str, *, side: str, by_hand_of_another: bool = False):
    record = plan_record(here.space.section(kind), item)
    with_facts = may_change(here.space, record) and not by_hand_of_another
    form = _form_for(here, kind, record, side, with_facts)
    newer = None
    if form.validate_on_submit():
        try:
            saved = _save(here, kind, record, form, side, with_facts)
            return after_saving(here, kind, saved)
        except StaleError as stale:
            newer = in_plan(stale.newer)
            form.saw(newer.version)
    page = shown(
        "words", here, kind, form=form, record=record, newer=newer, side=side,
        with_facts=with_facts,
        readers=here.readers(kind, item, is_note=bool(notes_in(record.item.body))),
    )  # fmt: skip
    return page, 409 if newer else 422 if form.errors else 200


def _form_for(here: Desk, kind: str, record: InPlan, side: str, with_facts: bool) -> SeenForm:
    """The whole form for whoever it comes from; for everybody else the words alone."""
    if isinstance(record, Appointment):
        if not with_facts:
            raise NotGrantedError("comes from somebody else")
        place = place_of(here.space.section(kind), record.id)
        at = record.moment.astimezone(time_zone())
        facts = {"day": at.date(), "hour": at.time(), "place": place.text if place else ""}
        form = FORMS[Appointment](data=record.body() | facts)
        form.day.past = True
        form.ask_of_care(kinds_for(here.space, kind, record))
    elif type(record) in FORMS and hasattr(record, side):
        form_type = FORMS[type(record)] if with_facts else WrittenForm
        known = record.body() | {"by": getattr(record, "by_day", None)}
        form = form_type(data=known | {"words": getattr(record, side)})
        is_asked = side == "team" and may_mark(here.space, record)
        form.ask_of_notes(sorts_for(here.space) if is_asked else [])
        form.ask_of_care(kinds_for(here.space, kind, record) if side == "team" else [])
    else:
        raise NotGrantedError("has no such words")
    if not form.is_submitted():
        form.saw(record.version)
    return form


def _save(here: Desk, kind: str, record: InPlan, form: SeenForm, side: str, with_facts: bool):
    if isinstance(record, Appointment):
        return change_appointment(
            here.space, kind, record.id, form.seen,
            place=form.place.data or "", at=form.at, care=form.said_care, **form.facts(),
        )  # fmt: skip
    facts = form.facts() if with_facts else {}
    about = (here.space, kind, record.id, form.words.data or "", form.seen)
    if side == "hers":
        return change_hers(*about, **facts)
    return change_teams(*about, form.said_note, form.said_care, **facts)


def after_saving(here: Desk, kind: str, record: InPlan):
    """Back to the area, or to the question whether this is about another part."""
    key = area_key(kind)
    if may_change(here.space, record) and better_part(kind, texts_of(record)):
        return redirect(url_for(".part", area=key, item=record.id), 303)
    return redirect(url_for(".area", area=key, _anchor=f"i{record.id[:8]}"), 303)


@pages.get("/plan/<area>/<item>/part")
@for_roles("youth", "advocate")
def part(area: str, item: str):
    kind = area_of(area)
    here = desk(kind)
    record = plan_record(here.space.section(kind), item)
    if not may_change(here.space, record):
        raise NotGrantedError("comes from somebody else")
    better = better_part(kind, texts_of(record))
    others = [k for k in AREAS if k not in (kind, better) and k in here.space.kinds]
    return shown(
        "part", here, kind, record=record, better=better, others=others,
        names=AREAS, key_of=area_key, readers=here.readers(better) if better else [],
    )  # fmt: skip


@pages.post("/plan/<area>/<item>/move")
@for_roles("youth", "advocate")
def move(area: str, item: str):
    kind, form = area_of(area), MoveForm()
    here, to = desk(kind), area_of(form.to.data or "")
    if to != kind and form.validate():
        moved = move_record(here.space, kind, item, to)
        return redirect(url_for(".area", area=form.to.data, _anchor=f"i{moved.id[:8]}"), 303)
    return redirect(url_for(".area", area=area), 303)
