"""Why nothing may be shared now, and who can be asked about it."""

NO_STATE, NO_AGE, NO_CUSTODY = "no-state", "no-age", "no-custody"
NO_RULE, NO_SOURCE, NO_CUSTODY_RULE = "no-rule", "no-source", "no-custody-rule"
NO_SAFE_GUARDIAN = "no-safe-guardian"
NO_SERVICE, NO_SETTING = "no-service", "no-setting"
NOT_HER_ALONE, TWO_RELEASES = "not-her-alone", "two-releases"
"""The last two are for pages that can carry one signature and one release: somebody else must
sign as well, or the law wants the parts apart."""

WHOM_TO_ASK = {
    NO_SAFE_GUARDIAN: ("supervisor", "court-appointee", "agency-custodian", "guardian-ad-litem"),
    NO_STATE: ("advocate", "second-staff"),
    NO_AGE: ("advocate", "second-staff"),
    NO_CUSTODY: ("advocate", "second-staff"),
    NO_SOURCE: ("agency",),
    NO_SERVICE: ("agency", "advocate"),
    NO_SETTING: ("advocate", "second-staff"),
    NO_CUSTODY_RULE: ("counsel", "supervisor"),
    NO_RULE: ("counsel",),
    NOT_HER_ALONE: ("advocate",),
    TWO_RELEASES: (),
}
MOST_URGENT_FIRST = tuple(WHOM_TO_ASK)


def whom_to_ask(hold: str | None) -> tuple[str, ...]:
    """Roles, the first one first. A supervisor decides where no guardian is safe; nothing is
    ever approved by itself."""
    return WHOM_TO_ASK[hold] if hold else ()
