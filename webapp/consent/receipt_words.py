"""How a receipt says the codes of a release in plain words."""

from webapp.care.ceremonies import (
    EXPLAINED,
    MARK,
    NONE,
    ON_PAPER,
    OWN_SCREEN,
    PAPER,
    RIGHT,
    SCREEN,
    TOGETHER,
)
from webapp.care.left_out import LEFT_OUT
from webapp.care.release_record import COUNSELLING_NOTES, LEGAL_PROCEEDINGS, THERAPY_NOTES
from webapp.care.terms import ACTS
from webapp.care.weighing import OTHER_WAYS, RISKS
from webapp.consent.matters import APPOINTEE, CUSTODIAN, EDUCATION, GUARDIAN, YOUTH
from webapp.consent.rule_rows import ASSENTS, SIGNS, TOLD
from webapp.i18n import lazy_gettext as _

STANDS_ALONE = {
    LEGAL_PROCEEDINGS: _("It is about a court, so it stands alone."),
    THERAPY_NOTES: _("It is a therapist's own notes, so it stands alone."),
    COUNSELLING_NOTES: _("It is notes of a drug counselor, so it stands alone."),
}
LAWS = {
    "vawa": _("Rules for help after violence (VAWA)"),
    "fvpsa": _("Rules for help in a violent home (FVPSA)"),
    "voca": _("Rules for help after a crime (VOCA)"),
    "rhya-basic-center": _("Rules for short stays of youth (RHYA)"),
    "rhya-living-program": _("Rules for longer stays of youth (RHYA)"),
    "hipaa": _("Rules for health care (HIPAA)"),
    "part-2": _("Rules for alcohol and drug help (42 CFR Part 2)"),
    "ferpa": _("Rules for schools (FERPA)"),
}
SIGNERS = {
    YOUTH: _("You"),
    GUARDIAN: _("A parent or caregiver"),
    EDUCATION: _("Whoever decides about school"),
    CUSTODIAN: _("The agency that cares for you"),
    APPOINTEE: _("A person the court chose"),
}
HER_PART = {
    SIGNS: _("You signed."),
    ASSENTS: _("You said yes; the law does not ask for your signature."),
    TOLD: _("You were told."),
}
"""Her signature, her yes where others sign, and a word to her: three different facts."""

HOW_SIGNED = {
    OWN_SCREEN: _("By yourself, on a screen"),
    TOGETHER: _("Together with somebody, on a screen"),
    ON_PAPER: _("On paper"),
}
OTHERS_SIGNED = {
    OWN_SCREEN: _("On their own screen"),
    ON_PAPER: _("With their name, on paper"),
    MARK: _("With a mark, on paper"),
}
SIGNED_AS = {
    "signs-as-parent": _("As a parent"),
    "signs-as-guardian": _("In a parent's place, by law"),
    "signs-as-education-rights-holder": _("As the one who decides about school"),
    "signs-as-agency-custodian": _("For the agency that decides by law"),
    "signs-as-court-appointee": _("As somebody a court named"),
}
"""What a signer was to her and by what authority, by the codes of what was signed."""

ASKED_BACK = {
    RIGHT: _("We asked what they will see. You knew."),
    EXPLAINED: _("We asked what they will see, and said it again."),
}
WANTED_COPIES = {
    SCREEN: _("On this screen"),
    PAPER: _("On paper"),
    NONE: _("No copy for now"),
}
"""What she may pick. Without one she still finds it later: the law gives her a copy."""

RECEIPT_WORDS = {
    "left_out": LEFT_OUT,
    "stands_alone": STANDS_ALONE,
    "laws": LAWS,
    "signer_words": SIGNERS,
    "her_part": HER_PART,
    "how_signed": HOW_SIGNED,
    "others_signed": OTHERS_SIGNED,
    "signed_as": SIGNED_AS,
    "asked_back": ASKED_BACK,
    "wanted_copies": WANTED_COPIES,
    "act_words": ACTS,
    "other_ways": OTHER_WAYS,
    "risk_words": RISKS,
}
"""What the page of a receipt calls by name."""
