"""Her answers, her pause, what she does not agree with, and what is done."""

from flask import redirect, request, url_for

from webapp.care.addresses import area_of
from webapp.care.her_words import disagree
from webapp.care.plans import CHANGE, InPlan, in_plan, plan_record
from webapp.database import current_store
from webapp.guard import for_roles, local_path
from webapp.i18n import local_day
from webapp.plan.answers import answer as give_answer
from webapp.plan.answers import pause
from webapp.plan.desks import Desk, desk, pages, shown
from webapp.plan.forms import AnswerForm, ChangeForm, DisagreeForm, PressForm
from webapp.plan.item_page import item_page
from webapp.plan.steps import complete, reopen
from webapp.space.refused import StaleError


@pages.post("/plan/<area>/<item>/answer")
@for_roles("youth", "advocate")
def answer(area: str, item: str):
    """One tap. When the words changed meanwhile, they are shown before anything is answered."""
    kind = area_of(area)
    here, form = desk(kind), AnswerForm()
    if not form.validate():
        return redirect(url_for(".item", area=area, item=item), 303)
    beside = not here.is_hers and form.beside.data == "yes"
    if form.answer.data == CHANGE:
        return redirect(url_for(".change", area=area, item=item), 303)
    try:
        give_answer(here.space, kind, item, form.answer.data, form.seen, beside=beside)
    except StaleError:
        return item_page(here, kind, item, changed=True), 409
    back = url_for(".area", area=area, _anchor=f"i{item[:8]}")
    return redirect(local_path(form.next.data, back), 303)


@pages.route("/plan/<area>/<item>/change", methods=["GET", "POST"])
@for_roles("youth")
def change(area: str, item: str):
    """Change it: what she would like instead."""

    def keep(here: Desk, kind: str, form: ChangeForm) -> InPlan:
        words = form.words.data
        return give_answer(here.space, kind, item, CHANGE, form.seen, change=words)

    return _in_her_words(area, item, ChangeForm, "change", keep)


@pages.route("/plan/<area>/<item>/disagree", methods=["GET", "POST"])
@for_roles("youth")
def not_agreed(area: str, item: str):
    """I don't agree with this."""

    def keep(here: Desk, kind: str, form: DisagreeForm) -> InPlan:
        return disagree(here.space, kind, item, form.words.data or "", form.seen)

    return _in_her_words(area, item, DisagreeForm, "disagrees", keep)


def _in_her_words(area: str, item: str, form_type, name: str, keep):
    kind = area_of(area)
    here = desk(kind)
    record, newer = plan_record(here.space.section(kind), item), None
    form = form_type(data={"words": getattr(record, name, "")})
    if not form.is_submitted():
        form.saw(record.version)
    if form.validate_on_submit():
        try:
            keep(here, kind, form)
            return redirect(url_for(".item", area=area, item=item), 303)
        except StaleError as stale:
            newer = in_plan(stale.newer)
            form.saw(newer.version)
    page = shown(
        "say", here, kind, form=form, record=record, newer=newer, name=name,
        readers=here.readers(kind, item),
    )  # fmt: skip
    return page, 409 if newer else 422 if form.errors else 200


@pages.post("/plan/<area>/<item>/pause")
@for_roles("youth")
def pausing(area: str, item: str):
    return _pressed(area, item, lambda here, kind: pause(here.space, kind, item, paused=True))


@pages.post("/plan/<area>/<item>/going-on")
@for_roles("youth")
def going_on(area: str, item: str):
    return _pressed(area, item, lambda here, kind: pause(here.space, kind, item, paused=False))


@pages.post("/plan/<area>/<item>/completion")
@for_roles("youth", "advocate")
def completion(area: str, item: str):
    today = local_day(current_store().now)
    return _pressed(area, item, lambda here, kind: complete(here.space, kind, item, today))


@pages.post("/plan/<area>/<item>/reopening")
@for_roles("youth", "advocate")
def reopening(area: str, item: str):
    return _pressed(area, item, lambda here, kind: reopen(here.space, kind, item))


def _pressed(area: str, item: str, do):
    kind = area_of(area)
    here = desk(kind)
    if PressForm().validate():
        do(here, kind)
    back = url_for(".area", area=area, _anchor=f"i{item[:8]}")
    return redirect(local_path(request.form.get("next"), back), 303)
