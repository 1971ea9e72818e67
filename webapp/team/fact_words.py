"""How pages say what staff enter for the rules of signing, and what can be entered at all."""

from webapp.i18n import lazy_gettext as _

STATES = (
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH"
    " NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI"
).split()

STATUS = {
    "emancipated": _("A court said: counts as an adult"),
    "married": _("Is married"),
    "has-a-child": _("Has a child"),
    "active-military": _("Serves in the military"),
    "in-college": _("Goes to college"),
    "living-apart": _("Lives apart from parents"),
    "manages-own-money": _("Looks after own money"),
    "homeless-youth": _("Has no home now"),
    "unaccompanied": _("Lives without a parent or guardian"),
    "in-approved-youth-program": _("Lives in an approved youth program"),
    "certified-unaccompanied-homeless": _("Has the paper that says: on their own, without a home"),
    "found-mature": _("Staff who treat them found: understands this care"),
    "in-emotional-crisis": _("Is in a crisis of feelings"),
    "reasons-documented": _("The reasons are written down"),
    "parent-would-harm": _("Asking a parent would do harm"),
    "parent-says-no": _("A parent said no to care"),
    "parent-not-found": _("No parent can be found"),
    "counselling-barred": _("A court order bars counseling"),
    "too-young": _("Is too young to understand this"),
}
SETTING = {
    "": _("No care, or nobody knows"),
    "outpatient": _("Goes there and back home"),
    "inpatient": _("Stays there overnight"),
}
CUSTODY = {
    "": _("Nobody knows"),
    "parents": _("Parents"),
    "guardian": _("A legal guardian"),
    "agency": _("An agency, by an order"),
    "court": _("Somebody whom a court named"),
}
