"""In the preview of a share she leaves a line out, or mends it, and stands before it again."""

from flask import Blueprint

from webapp.care.her_words import change_hers, disagree
from webapp.care.hints import better_part
from webapp.care.plans import InPlan, in_plan, plan_record
from webapp.care.readers import readers_of
from webapp.care.saving import texts_of
from webapp.consent.answers import answer_refusals
from webapp.consent.forms import HersForm, NotRightForm
from webapp.consent.mending import HERS, TEAM, kind_of, left_out
from webapp.consent.offers import NotOfferedError
from webapp.consent.step_pages import look_page, step_page, walk_now, what_page
from webapp.consent.walks import Walk
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.space.kinds import page_name
from webapp.space.refused import NotGrantedError, StaleError

routes = Blueprint("mend", __name__)
answer_refusals(routes)

FORMS = {HERS: (HersForm, "hers", change_hers), TEAM: (NotRightForm, "disagrees", disagree)}
"""What is asked on each side, where it stands in the record, and how it is saved."""


@routes.post("/share/lines/<item>/out")
@for_roles("youth")
def leave_out(item: str):
    """One tap, and nothing is asked: less is always hers to say."""
    walk = walk_now()
    less = left_out(walk, item)
    if not (less.draft.areas or less.draft.lines):
        return what_page(less)
    said = _("It is left out.") if less is not walk else ""
    if less.draft.areas != walk.draft.areas:
        said = _("It is left out. The other lines go alone. What comes later does not.")
    return look_page(less, said=said)


@routes.post("/share/lines/<item>/<side>")
@for_roles("youth")
def line(item: str, side: str):
    """The box for her words. Nothing of the walk is lost, and nothing is shared by it."""
    walk = walk_now()
    try:
        kind = kind_of(walk, item, side)
    except NotGrantedError:
        return look_page(walk)
    record, (form_of, name, _save) = plan_record(walk.space.section(kind), item), FORMS[side]
    form = form_of(formdata=None, data={"words": getattr(record, name)})
    return _line_page(walk, kind, side, form.saw(record.version), record)


@routes.post("/share/lines/<item>/<side>/words")
@for_roles("youth")
def words(item: str, side: str):
    """Saved as in the plan, for whoever reads the line already; then the same preview."""
    walk = walk_now()
    try:
        kind = kind_of(walk, item, side)
    except NotGrantedError:
        return look_page(walk)
    form_of, _name, save = FORMS[side]
    form, record = form_of(), plan_record(walk.space.section(kind), item)
    if not form.validate_on_submit():
        return _line_page(walk, kind, side, form, record), 422
    try:
        saved = save(walk.space, kind, item, form.words.data or "", form.seen)
    except StaleError as stale:
        newer = in_plan(stale.newer)
        return _line_page(walk, kind, side, form.saw(newer.version), newer, changed=True), 409
    try:
        return look_page(walk, said=_said_after(kind, saved))
    except NotOfferedError:
        # By its new words the part holds something that goes to this person line by line alone.
        return what_page(walk)


def _said_after(kind: str, saved: InPlan) -> str:
    better = better_part(kind, texts_of(saved))
    if not better:
        return _("Saved. This is how it looks now.")
    part = page_name(better)
    return _("Saved. These words may be about another part: %(part)s", part=part)


def _line_page(walk: Walk, kind: str, side: str, form, record: InPlan, *, changed=False) -> str:
    return step_page(
        "line", walk, form, record=record, kind=kind, side=side, changed=changed,
        readers=readers_of(walk.space, kind, record.id),
    )  # fmt: skip
