"""What is said to her before she signs, each sentence under a code that the release keeps."""

from webapp.care.release_record import ReleaseRecord
from webapp.care.signed_texts import NEWEST, SHARE, Sentence, Told, hash_of, told
from webapp.consent.limits import Limits
from webapp.i18n import language
from webapp.i18n import lazy_gettext as _
from webapp.space.people import Card
from webapp.team.jobs import must_tell, reports_to_judge

TEXT_VERSION = NEWEST[SHARE]
LEVEL = "grade 4-6"
"""Which of the reading levels the text was written for; there is one so far."""

STATEMENTS = {
    "no-is-fine": _("No is fine. Nothing changes for you."),
    "stop-any-day": _("You can stop on any day. Nobody asks why."),
    "not-taken-back": _("What %(name)s has read by then, we can't take back."),
    "asked-not-to-pass-on": _("We tell %(name)s not to pass it on. We can't make sure."),
    "some-must-tell": _("Some people must tell when someone is hurt. Ask them first."),
    "must-tell-school": _("In most places, people at a school must tell when someone hurts you."),
    "must-tell-children": _(
        "In most places, people in child services must tell when someone hurts you."
    ),
    "must-tell-medical": _("In most places, a doctor or nurse must tell when someone hurts you."),
    "must-tell-mind": _("In most places, a therapist must tell when someone hurts you."),
    "must-tell-police": _("In most places, the police must tell when someone hurts you."),
    "court-may-read": _("A court or the other side may get to read this."),
    "starts-tomorrow": _("It starts tomorrow. Change your mind today, and nobody knows."),
    "advocate-is-told": _("The people who keep your plan with you are told today."),
    "say-stop": _("Say stop here, by voice or on paper. Each of them counts."),
    "other-rules-there": _("If it is passed on, other rules may count there."),
    "stands-alone": _("The law wants this in a sharing of its own."),
    "notice-travels": _("A rule goes along with what a program for drugs wrote."),
    "copy-for-you": _("You can read this again on any day, or print it."),
    "paper-instead": _("You can use paper instead, outside Daybook. It costs nothing."),
    "this-one-only": _("Your yes on a screen counts for this sharing only."),
    "screen-no-more": _("You can stop signing on screens. Then nothing new is shared here."),
    "needs-a-browser": _("Any phone that shows this page can show your copy."),
    "nothing-is-sent": _("We send nothing. You find your copy here."),
    "means-to-sign": _("When you type your secret words here, you sign."),
}

ALWAYS = (
    "no-is-fine", "stop-any-day", "say-stop", "not-taken-back", "asked-not-to-pass-on",
    "other-rules-there",
)  # fmt: skip
ON_SCREEN = (
    "means-to-sign", "paper-instead", "this-one-only", "screen-no-more", "needs-a-browser",
    "nothing-is-sent",
)  # fmt: skip
"""What is said before somebody signs on a screen: that it is meant to sign (15 USC 7006(5)), and
what 15 USC 7001(c) wants."""


OF_LAW = {
    "no-condition": "no-is-fine",
    "may-withdraw": "say-stop",
    "may-be-passed-on": "other-rules-there",
    "copy-offered": "copy-for-you",
    "notice-travels": "notice-travels",
    "stands-alone": "stands-alone",
    "court-may-read": "court-may-read",
}
"""Which sentence says what a law wants said."""


def statements_for(limits: Limits, reader: Card, by_law: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The codes of what is said for this person with these limits, in order; each once. `by_law`
    are the codes of what the laws behind the sources want said."""
    court = ("court-may-read",) if reports_to_judge(reader) else ()
    later = ("starts-tomorrow", "advocate-is-told") if limits.starts_next_day else ()
    wanted = (OF_LAW[code] for code in by_law)
    return tuple(
        dict.fromkeys((*court, *later, *ALWAYS, must_tell(reader), *wanted, "copy-for-you"))
    )


def said(codes: tuple[str, ...], name: str) -> list[str]:
    """The sentences, in the language of the page. What nobody is told any more has none."""
    return [str(STATEMENTS[code]) % {"name": name} for code in codes if code in STATEMENTS]


def told_before(record: ReleaseRecord) -> Told:
    """What she read before she signed it."""
    codes, name = (*record.statements, *record.ceremony.screen), record.recipient.name
    known = [code for code in codes if code in STATEMENTS]
    today = [Sentence(code, *said((code,), name), language()) for code in known]
    return told(SHARE, record.text, codes, {"name": name}, today)


def hash_of_all(codes: tuple[str, ...], name: str) -> str:
    """Names the whole text: what is said about this sharing, then about signing on a screen."""
    return hash_of(said((*codes, *ON_SCREEN), name))
