"""What is said to somebody before they sign for her, each sentence under a code that is kept."""

from collections.abc import Iterable

from webapp.care.signed_texts import NEWEST, SIGNER, Sentence
from webapp.i18n import FIRST, gettext, language
from webapp.space.links import SIGNING
from webapp.team.jobs import MUST_TELL, SOME_MUST_TELL


def _(text: str) -> str:
    """Marks a text for the catalogues; it is said in the reader's language when it is read."""
    return text


TEXT_VERSION = NEWEST[SIGNER]
LEVEL = "grade 4-6"

STATEMENTS = {
    "no-is-fine": _("No is fine. Nothing changes for you or for %(called)s."),
    "stop-any-day": _("You can stop your yes on any day."),
    "not-taken-back": _("What %(name)s has read by then, we can't take back."),
    "court-may-read": _("A court or the other side may get to read this."),
    "asked-not-to-pass-on": _("We tell %(name)s not to pass it on. We can't make sure."),
    "other-rules-there": _("If it is passed on, other rules may count there."),
    "some-must-tell": _("Some people must tell when someone is hurt. Ask them first."),
    "notice-travels": _("A rule goes along with what a program for drugs wrote."),
    "stands-alone": _("The law wants this in a sharing of its own."),
    "signs-as-parent": _("If you sign, you sign as a parent."),
    "signs-as-guardian": _("If you sign, you sign in a parent's place, by law."),
    "signs-as-education-rights-holder": _(
        "If you sign, you sign as the one who decides about school."
    ),
    "signs-as-agency-custodian": _("If you sign, you sign for the agency that decides by law."),
    "signs-as-court-appointee": _("If you sign, you sign because a court named you."),
    "say-stop": _("Say stop here, by voice or on paper. Each of them counts."),
    "copy-for-you": _("You can read this again on any day, or print it."),
    "stop-aloud": _("Say stop to any of us, or write it. Each of them counts."),
    "copy-on-paper": _("You get this on paper, in your language where we have it."),
    "mark-is-enough": _("Your name or a mark is enough. One of us signs, too."),
    "paper-instead": _("You can sign on paper instead. It costs nothing."),
    "this-one-only": _("Your yes on a screen counts for this sharing only."),
    "screen-no-more": _("You can stop signing on screens. Just tell the office."),
    "needs-a-browser": _("Any phone that shows this page can show your copy."),
    "nothing-is-sent": _("We send nothing. You find your copy here."),
    "means-to-sign": _("When you type your name and words here, you sign."),
}
SYMBOLS = {
    "no-is-fine": "face-fine", "stop-any-day": "hand", "not-taken-back": "eye",
    "court-may-read": "scales", "asked-not-to-pass-on": "people", "other-rules-there": "scales",
    "some-must-tell": "call", "notice-travels": "card", "stands-alone": "card",
    "say-stop": "chat", "copy-for-you": "card", "stop-aloud": "chat", "copy-on-paper": "card",
    **dict.fromkeys((f"signs-as-{role}" for role in SIGNING), "me"),
    "mark-is-enough": "pen", "paper-instead": "card", "this-one-only": "check",
    "screen-no-more": "hand", "needs-a-browser": "phone", "nothing-is-sent": "lock",
    "means-to-sign": "pen",
}  # fmt: skip
"""The picture beside each, for whoever reads little. It is no part of what is signed."""
FIRST_OF_ALL = ("no-is-fine", "stop-any-day", "not-taken-back")
ON_SCREEN = (
    "means-to-sign", "paper-instead", "this-one-only", "screen-no-more", "needs-a-browser",
    "nothing-is-sent",
)  # fmt: skip
"""What 15 USC 7001(c) wants said before somebody signs on a screen."""
ON_PAPER = ("stop-aloud", "mark-is-enough", "copy-on-paper")
"""The same for who signs on paper, beside one of staff."""
_AT_THE_END = ("say-stop", "copy-for-you")


def symbol_beside(code: str) -> str:
    """The picture beside this sentence, also beside one that is said no more."""
    return SYMBOLS.get(code, "check")


def as_whom(roles: Iterable[str]) -> tuple[str, ...]:
    """Codes of what a signer is to her and by what authority (45 CFR 164.508(c)(1)(vi))."""
    return tuple(f"signs-as-{role}" for role in roles)


def codes_for(
    by_release: Iterable[str], roles: Iterable[str], last: tuple[str, ...] = _AT_THE_END
) -> tuple[str, ...]:
    """Codes of all that is said about this release to somebody who is this to her, in order; each
    once. `last` is how to stop and what to keep, which is another thing on paper. What one job
    must tell is said in general here: who signs may be the one it would be told of."""
    apart = {*ON_SCREEN, *ON_PAPER, *_AT_THE_END}
    meant = {SOME_MUST_TELL if code in MUST_TELL.values() else code for code in by_release}
    wanted = [code for code in STATEMENTS if code in meant and code not in apart]
    return tuple(dict.fromkeys((*FIRST_OF_ALL, *wanted, *as_whom(roles), *last)))


def said(codes: Iterable[str], name: str, called: str) -> list[Sentence]:
    """The sentences in the language of the page; in English where it lacks one."""
    return [_sentence(code, {"name": name, "called": called}) for code in codes]


def _sentence(code: str, names: dict[str, str]) -> Sentence:
    text = STATEMENTS[code]
    own = gettext(text)
    is_own = language() == FIRST or own != text
    return Sentence(code, own % names, language() if is_own else FIRST)


def lacking(sentences: Iterable[Sentence]) -> list[str]:
    """Codes of those that had to stand in English."""
    return [one.code for one in sentences if one.language != language()]
