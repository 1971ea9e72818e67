"""Staff sign that a parent agreed to leave one kind of care between her and them; who keeps her
keys says which parent. Nobody at home reads of it, and her own pages name no parent."""

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for

from webapp.account.current import me
from webapp.care.called import called
from webapp.care.filing import file_messages
from webapp.care.kinds_of_care import KINDS_OF_CARE
from webapp.consent.enabling import rules_here
from webapp.consent.forms import ConfidedForm
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.space.links import GUARDIAN, PARENT, links_of
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.team.confided import agreements, confide, say_whose
from webapp.team.doors import open_door
from webapp.team.facts import STAFF
from webapp.team.findings import may_find
from webapp.team.guardians import names_of_links
from webapp.team.jobs import job_code
from webapp.throttle import count_act

routes = Blueprint("confided", __name__)

NOTES = ((5, 600), (12, 3600))
"""How many about one space, within how many seconds: each is work at her next sign-in."""


@routes.get("/entered/<space>/between")
@for_roles(*STAFF)
def look(space: str):
    return _page(open_door(space), ConfidedForm(formdata=None))


@routes.post("/entered/<space>/between")
@for_roles(*STAFF)
def note_it(space: str):
    found, form = open_door(space), ConfidedForm()
    if not _may_say():
        raise NotGrantedError("nothing that this person can say")
    if not form.validate_on_submit():
        return _page(found, form), 422
    count_act("confided", f"{me().account} {space}", NOTES)
    stands = not form.is_over
    confide(found, form.care.data, form.parent.data or "", form.since.data, stands=stands)
    flash(_("It is saved."))
    return redirect(url_for("confided.look", space=space), 303)


@routes.post("/entered/<space>/between/<id_>")
@for_roles(*STAFF)
def whose(space: str, id_: str):
    say_whose(open_door(space), id_, request.form.get("link", ""))
    flash(_("It is saved."))
    return redirect(url_for("confided.look", space=space), 303)


def _page(space: OpenSpace, form: ConfidedForm) -> str:
    if space.is_keeper:
        file_messages(space)
    return render_template(
        "consent/confided.html", form=form, space=space.id, called=called(space),
        may_say=_may_say(), said=agreements(space) if space.is_keeper else [],
        parents=_parents(space) if space.is_keeper else {}, mine=me().account,
        care={code: said for code, (said, _areas) in KINDS_OF_CARE.items()},
    )  # fmt: skip


def _may_say() -> bool:
    """Whether a row that somebody enabled here asks the job of the person for it."""
    card, demo = me().card, current_app.config["SETTINGS"].demo
    job = job_code(card) if may_find(card) else None
    return any(
        job in rule.confided_to for rule in rules_here(current_store(), demo) if rule.enabled
    )


def _parents(space: OpenSpace) -> dict[str, str]:
    """Everybody entered as a parent or in a parent's place, whether or not kept away."""
    names = names_of_links(space)
    links = links_of(space.store, space.id)
    return {one.id: names[one.id] for one in links if one.role in (PARENT, GUARDIAN)}
