"""What somebody should check again, for who answers for staff: to read, and nothing to press. The
command line is where a person answers for a rule, by name."""

from flask import Blueprint, current_app, render_template

from webapp.consent.due_rules import ENDED, ENDS, OLD, Due, due_rules
from webapp.consent.enabling import CHANGED, LOST
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.help_lines import HelpLine, help_lines
from webapp.i18n import lazy_gettext as _

routes = Blueprint("due", __name__)

WHY = {
    CHANGED: _("It changed since somebody checked it. It is off."),
    LOST: _("Somebody changed from outside what was done to it. It is off."),
    ENDED: _("It has ended."),
    ENDS: _("It ends soon."),
    OLD: _("Somebody checked it over a year ago."),
}


@routes.get("/due")
@for_roles("coordinator", "supervisor")
def everything():
    return render_template("consent/due.html", rules=_rules(), lines=_lines(), why=WHY)


@routes.app_template_global("how_many_are_due")
def how_many_are_due() -> int:
    """For the home of who answers for staff."""
    return len(_rules()) + len(_lines())


def _rules() -> list[Due]:
    return due_rules(current_store(), current_app.config["SETTINGS"].demo)


def _lines() -> list[HelpLine]:
    return [line for line in help_lines() if line.needs_a_check(current_store().today)]
