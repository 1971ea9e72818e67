"""What the laws behind a source want said before anybody signs, as codes."""

from webapp.consent.matters import (
    BASIC_CENTER,
    COUNSELLING_NOTES,
    FERPA,
    FVPSA,
    HIPAA,
    LEGAL,
    LIVING_PROGRAM,
    PART_2,
    PSYCHOTHERAPY_NOTES,
    VAWA,
    VOCA,
)

FREE, STOP, PASSED_ON = "no-condition", "may-withdraw", "may-be-passed-on"
COPY, TRAVELS, BY_ITSELF = "copy-offered", "notice-travels", "stands-alone"

OF_REGIME = {
    VAWA: (FREE, STOP),
    FVPSA: (FREE, STOP),
    VOCA: (FREE, STOP),
    BASIC_CENTER: (FREE, STOP),
    LIVING_PROGRAM: (FREE, STOP),
    HIPAA: (FREE, STOP, PASSED_ON, COPY),
    PART_2: (STOP, TRAVELS),
    FERPA: (COPY,),
}
OF_SPECIAL = {
    LEGAL: (BY_ITSELF, "court-may-read"),
    COUNSELLING_NOTES: (BY_ITSELF,),
    PSYCHOTHERAPY_NOTES: (BY_ITSELF,),
}


def statements_of(regimes: frozenset[str], special: str) -> tuple[str, ...]:
    """Each code once, what stands alone first."""
    by_law = (code for regime in sorted(regimes) for code in OF_REGIME.get(regime, ()))
    return tuple(dict.fromkeys((*OF_SPECIAL.get(special, ()), *by_law)))
