"""What her team entered about her: she reads it, and can say that it is wrong."""

from flask import Blueprint, flash, redirect, render_template, url_for

from webapp.account.current import my_space
from webapp.care.filing import file_messages
from webapp.consent.notices import law_opens_records, notices_here
from webapp.consent.rights import is_due
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.team.confided import agreements
from webapp.team.entering import say_wrong
from webapp.team.fact_words import CUSTODY, SETTING, STATUS
from webapp.team.facts import known_facts
from webapp.team.findings import findings

routes = Blueprint("entered", __name__)
routes.app_template_global("notices_before")(notices_here)
routes.app_template_global("law_opens_records")(law_opens_records)


@routes.get("/people/entered")
@for_roles("youth")
def look():
    space = my_space()
    file_messages(space)
    return render_template(
        "consent/entered.html", known=known_facts(space), found=findings(space),
        confided=agreements(space),
        today=space.store.today, gives_rights=is_due(space),
        custody=CUSTODY, setting=SETTING, status=STATUS,
    )  # fmt: skip


@routes.post("/people/entered/wrong")
@for_roles("youth")
def wrong():
    say_wrong(my_space())
    flash(_("Thank you. It doesn't count any more."))
    return redirect(url_for("entered.look"), 303)
