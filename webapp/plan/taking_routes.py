"""Take it out: one page that says what goes, then it is gone in every version."""

from flask import redirect, url_for

from webapp.care.addresses import area_of
from webapp.care.plans import plan_record
from webapp.guard import for_roles
from webapp.plan.desks import desk, pages, shown
from webapp.plan.forms import PressForm
from webapp.plan.moves import hanging_on, take_out


@pages.route("/plan/<area>/<item>/take-out", methods=["GET", "POST"])
@for_roles("youth")
def taking_out(area: str, item: str):
    kind = area_of(area)
    here, form = desk(kind), PressForm()
    section = here.space.section(kind)
    record = plan_record(section, item)
    if form.validate_on_submit():
        take_out(here.space, kind, item)
        return redirect(url_for(".area", area=area), 303)
    going = [part for part in hanging_on(section, record) if part.is_hers]
    return shown("take_out", here, kind, record=record, going=going if record.is_hers else [])
