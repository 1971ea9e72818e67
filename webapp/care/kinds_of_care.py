"""Which kind of care a line of the team is about, as its author said: some rules speak of one by
itself."""

from webapp.i18n import lazy_gettext as _

BODY, MIND, DRUGS = ("body", "private-health"), ("mind", "too-much"), ("substances",)

KINDS_OF_CARE = {
    "sti": (_("An infection, also one passed on by sex"), BODY),
    "pregnancy": (_("Being pregnant"), BODY),
    "contraception": (_("Birth control"), BODY),
    "assault-care": (_("Care after an assault"), BODY),
    "suicide-prevention": (_("Counseling to prevent suicide"), MIND),
    "abuse-counselling": (_("Counseling about abuse"), (*MIND, "private-health")),
    "addiction-counselling": (_("Counseling about alcohol or drugs"), (*MIND, *DRUGS)),
    "addiction-treatment": (_("Treatment for alcohol or drugs"), DRUGS),
    "caused-by-substances": (_("Trouble that comes from alcohol or drugs"), MIND),
    "other-care": (_("Other care"), (*BODY, *MIND, *DRUGS)),
}
"""How staff read it, and the areas in which such a line can stand or that it can count as. The
last one is said, too: it is not the same as that nobody said anything."""


def kinds_in(area: str) -> dict[str, object]:
    """The kinds that can stand in an area, as staff read them."""
    return {code: said for code, (said, areas) in KINDS_OF_CARE.items() if area in areas}


def said_of(area: str, said: tuple[str, ...]) -> set[str]:
    """Those of a line's kinds that speak of it as far as it counts as this area."""
    return {code for code in said if area in KINDS_OF_CARE.get(code, ("", ()))[1]}
