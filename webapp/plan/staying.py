"""What the law holds ready for young people from another country, as her own page of that part
says it: the same words for everybody, so that they say nothing about her.

In plain words, from the sources named beside each. Laws change: counsel reads this text before
real people do, here and in Spanish, and moves `looked_at` on.
"""

from dataclasses import dataclass
from datetime import date

from babel.support import LazyProxy

from webapp.i18n import lazy_gettext as _

LOOKED_AT = date(2026, 11, 27)


@dataclass(frozen=True)
class Subject:
    """One thing to know. `source` is for who has to check it; `looked_at` is the day on which
    somebody last held the words against it."""

    key: str
    title: LazyProxy
    says: tuple[LazyProxy, ...]
    source: str
    looked_at: date = LOOKED_AT


SUBJECTS = (
    Subject(
        "visa",
        _("A paper to stay"),
        (
            _("Was somebody used or forced by others? They can ask for a T visa."),
            _("With it, a person can stay in the U.S."),
            _("Under 18, nobody has to help the police to ask for it."),
            _("Helping the police is a choice. A lawyer knows what counts later."),
        ),
        "8 USC 1101(a)(15)(T)(i)(III); womenslaw.org, T visa, requirement 2",
    ),
    Subject(
        "letter",
        _("A letter that brings help"),
        (
            _("HHS, the health office of the U.S., can write a letter."),
            _("It is for people under 18 who come from another country."),
            _("With it, they can get help like a refugee gets."),
            _("That can be food, money and a doctor."),
            _("While HHS decides, a first letter can help for some time."),
            _("Was it asked for before 18? Then the letter stays good after 18."),
        ),
        "22 USC 7105(b)(1)(C), (F), (G); acf.hhs.gov/otip, Eligibility Letters; OTIP-PI-16-01",
    ),
    Subject(
        "told",
        _("Who tells HHS"),
        (
            _("Some young people from another country may need this help."),
            _("Officials must tell HHS within 24 hours when they find such a young person."),
        ),
        "22 USC 7105(b)(1)(H), from memory",
    ),
    Subject(
        "ask",
        _("Whom to ask"),
        (
            _("What you tell your own lawyer about this stays there."),
            _("Ask the lawyer first what they must pass on, if anything."),
            _("No lawyer yet? Ask a person who keeps the keys with you."),
        ),
        "ABA Model Rule 1.6; the rule of each state's bar, from memory",
    ),
)
