"""The rights of young people in care as her page says them, each with the law it stands in.

The floor that counts in the whole country, in plain words. The list that 42 USC 675a(b) means is
the one her state writes: this page says so, and counsel reads this text before a row is enabled.
"""

from dataclasses import dataclass

from babel.support import LazyProxy

from webapp.i18n import lazy_gettext as _

VERSION = "2026-11-1"
"""Changes with every letter of the list: who signed another one is asked anew."""

PLAN = "plan"


@dataclass(frozen=True)
class Subject:
    """What she may count on in one part of her life. `citation` is for who has to check it: it is
    no part of what she reads and signs."""

    key: str
    title: LazyProxy | str
    says: tuple[LazyProxy | str, ...]
    citation: str = ""


SUBJECTS = (
    Subject(
        PLAN,
        _("Your plan"),
        (
            _("You help to make your plan, and each change of it."),
            _("You can choose two people who help you with it."),
            _("They can't be who takes care of you where you live."),
            _("Nor who runs your plan at the agency."),
            _("One of them can speak up for what you like to do."),
            _("The agency needs a good reason to say no to one of them."),
        ),
        "42 USC 675(1)(B)",
    ),
    Subject(
        "safe",
        _("Being safe"),
        (
            _("You have a right to be safe where you live."),
            _("Nobody may use you, not for sex, work or money."),
            _("Is someone in care missing? Then people must look for them."),
        ),
        "42 USC 675a(b)(1)(A); 671(a)(9)(C), (35)",
    ),
    Subject(
        "school",
        _("School"),
        (
            _("When you move, you stay in your school, unless that is bad for you."),
            _("If you have to change, the new school takes you at once."),
        ),
        "42 USC 675(1)(G)",
    ),
    Subject(
        "health",
        _("Health"),
        (
            _("You get care for your body, your teeth and your mind."),
            _("When you leave care as an adult, you get your health papers. They are free."),
        ),
        "42 USC 622(b)(15); 675(5)(D)",
    ),
    Subject(
        "visits",
        _("Seeing your family"),
        (
            _("Brothers and sisters should live together, or meet often."),
            _("The agency must try that, unless it is not safe."),
            _("Ask when you can see or call your family. A judge can set limits."),
        ),
        "42 USC 671(a)(31); 675a(b)(1)(A)",
    ),
    Subject(
        "court",
        _("Court"),
        (
            _("When a court looks at your plan, you are asked what you want."),
            _("You can say it in your own way."),
            _("If a judge looks at harm to you, somebody will speak for you."),
        ),
        "42 USC 675(5)(C)(iii); 5106a(b)(2)(B)(xiii)",
    ),
    Subject(
        "papers",
        _("Your papers"),
        (
            _("Once a year you can see if somebody made debts in your name."),
            _("You get that for free, and help to put it right."),
            _("If you leave care at 18 or later, you get your papers."),
            _("That is so after six months in care."),
            _("They are: birth paper, SSN card, ID, health card, health papers."),
        ),
        "42 USC 675(5)(I)",
    ),
    Subject(
        "life",
        _("Living like others"),
        (_("Sports, clubs, trips with friends: you can do what others of your age do."),),
        "42 USC 671(a)(24); 675(10), (11)",
    ),
)


def whole_text() -> list[str]:
    """Every sentence of the list, in the language of the page."""
    return [str(line) for one in SUBJECTS for line in (one.title, *one.says)]
