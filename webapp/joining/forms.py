"""What is asked of somebody on the way in, and of whoever lets them in."""

from wtforms import HiddenField

from webapp.care.looks import HUE_WORDS, PICTURE_WORDS
from webapp.fields import Choice, Choices, Day, Form, Secret, Words
from webapp.i18n import lazy_gettext as _
from webapp.joining.hand_overs import POWERS
from webapp.space import kinds
from webapp.team.invites import PHONE_ANSWERS

LOOKED_AT = dict(zip(PHONE_ANSWERS, (_("Yes"), _("Not sure"), _("No")), strict=True))
POWER_NAMES = dict(
    zip(
        POWERS,
        (
            _("Keep the keys with me, and read my urgent words"),
            _("Open parts in an emergency, for four hours. I always see it."),
        ),
        strict=True,
    )
)
FIRST_TICKS = tuple(k for k in kinds.SHARED_WITH_KEEPER if k not in kinds.NEVER_BY_ITSELF)
"""What stands ticked when she first looks: enough to write down with her what she wants."""

# A long list of ticks is folded. Every part that can be ticked stands in one of these.
GROUPS = (
    (_("My body and my mind"), ("body", "mind", "private-health", "food", "substances")),
    (_("When it gets hard"), (kinds.SAFETY, "too-much")),
    (_("My days"), ("housing", "school", "money")),
    (_("Court and papers"), ("legal", "immigration")),
    (_("Me and my people"), ("family", "identity", "strengths")),
    (_("What I say, and who helps"), (kinds.VOICE, kinds.PROMISES, kinds.SHARING)),
)
INVITED = {"supporter": _("Somebody they chose")}
"""A parent or caregiver is invited for one signature alone, by a link that staff found safe."""


class CodeForm(Form):
    code = Words(_("Your code"), most=20, required=True)


class CalledForm(Form):
    called = Words(_("What should we call you?"), most=60)


class NamedForm(Form):
    called = Words(_("Your name, as others will read it"), most=60, required=True)


class LookForm(Form):
    hue = Choice(_("A color"), choices=list(HUE_WORDS.items()), required=False)
    picture = Choice(_("A picture"), choices=list(PICTURE_WORDS.items()), required=False)


class NewWordsForm(Form):
    """Twice, because nobody can look them up again."""

    passphrase = Secret(_("Your secret words"))
    passphrase_again = Secret(_("The same words once more"))


class NewSpaceForm(Form):
    name = Words(_("What should the name on your list be?"), most=60, required=True)
    picture = Choice(_("A picture"), choices=list(PICTURE_WORDS.items()), default="leaf")
    phone = Choice(_("Does someone look at their phone?"), choices=list(LOOKED_AT.items()))
    will = Words(_("What will you do first?"), most=200)
    by = Day(_("By when?"))
    passphrase = Secret(_("Your secret words"))


class InviteForm(Form):
    kind = Choice(_("Who is it?"), choices=list(INVITED.items()), default="supporter")
    name = Words(_("Their name"), most=60, required=True)


class SameForm(Form):
    """`seen` is the number behind the six words that were on the page."""

    seen = HiddenField()
    passphrase = Secret(_("Your secret words"))


class TakeForm(Form):
    """What the advocate may do from now on. Nothing is required but her secret words."""

    called = Words(_("What should we call you?"), most=60)
    parts = Choices(
        choices=[(kind, kinds.page_name(kind)) for kind in kinds.SHARED_WITH_KEEPER],
    )
    powers = Choices(choices=list(POWER_NAMES.items()))
    passphrase = Secret(_("Your secret words"))

    def groups(self) -> list[tuple]:
        """The ticks of `parts`, folded: each group's name and its own ticks."""
        ticks = {tick.data: tick for tick in self.parts}
        return [(name, [ticks[kind] for kind in inside]) for name, inside in GROUPS]

    def ask_about(self, name: str) -> None:
        """Puts the advocate's name into the questions."""
        self.parts.label.text = _("What may %(name)s see and write in?", name=name)
        self.powers.label.text = _("What may %(name)s do for you?", name=name)
