"""In an emergency: which parts somebody may open then, given and taken back on her own page."""

from flask import Blueprint, flash, redirect, render_template, url_for

from webapp.account.current import my_space, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.care.records import only_record
from webapp.care.voices import Profile
from webapp.consent.forms import InNeedForm
from webapp.consent.people import Known, known_person
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.space import kinds
from webapp.space.damage import damages
from webapp.space.emergency import CUSTODIANS, allow, take_back
from webapp.space.exclusions import is_excluded
from webapp.space.opening import OpenSpace
from webapp.space.people import Signer
from webapp.space.refused import NotGrantedError
from webapp.team.called_names import tell_name
from webapp.team.holds import KeptAwayError

routes = Blueprint("in_need", __name__)


@routes.app_template_global()
def may_be_let_open(known: Known) -> bool:
    """Whether she can let this person open something in an emergency: who could keep her keys,
    and was checked."""
    return known.card is not None and known.card.kind in CUSTODIANS and known.is_checked


@routes.route("/people/<account>/in-need", methods=["GET", "POST"])
@for_roles("youth")
def give(account: str):
    space = my_space()
    known = known_person(space, account)
    if not may_be_let_open(known):
        raise NotGrantedError("nobody for an emergency")
    form = InNeedForm(parts=_ticked_before(known)).offer(_parts(space))
    if form.validate_on_submit() and (signer := _signer(form)):
        _give(space, signer, known, form.parts.data)
        flash(_("Saved. Nothing is open now."))
        return redirect(url_for("people.one", account=account), 303)
    page = render_template("consent/in_need.html", known=known, form=form)
    return page, 422 if form.errors else 200


@routes.post("/people/<account>/in-need/stop")
@for_roles("youth")
def stop(account: str):
    """Nothing is asked."""
    space = my_space()
    known = known_person(space, account)
    take_back(space, account)
    flash(_("Stopped. %(name)s opens nothing in an emergency.", name=known.person.name))
    return redirect(url_for("people.one", account=account), 303)


def _give(space: OpenSpace, youth: Signer, known: Known, parts: list[str]) -> None:
    """The person is told by which name she goes, and nothing of her plan."""
    if is_excluded(space.store, space.id, known.card.account):
        raise KeptAwayError(known.card.account)
    profile = only_record(space.section(kinds.VOICE), Profile)
    allow(space, youth, known.card, parts, "")
    tell_name(space, known.card, profile.name_for(known.card.account))


def _parts(space: OpenSpace) -> list[str]:
    """A part that is shut has no key to give."""
    shut = {damage.kind for damage in damages(space) if damage.is_closed}
    return [kind for kind in kinds.IN_EMERGENCIES if kind not in shut]


def _ticked_before(known: Known) -> list[str]:
    if known.in_need is None:
        return list(kinds.FIRST_IN_EMERGENCIES)
    return [kind for kind, _all in known.in_need.what]


def _signer(form: InNeedForm) -> Signer | None:
    try:
        return step_up(form.passphrase.data).signer
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
        return None
