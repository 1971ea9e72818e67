"""What is said to her before she signs, each sentence under a code that the release keeps."""

import hashlib

from webapp.consent.limits import Limits
from webapp.i18n import lazy_gettext as _

TEXT_VERSION = "2026-11"

STATEMENTS = {
    "no-is-fine": _("No is fine. Nothing changes for you."),
    "stop-any-day": _("You can stop on any day. Nobody asks why."),
    "not-taken-back": _("What %(name)s has read by then, we can't take back."),
    "asked-not-to-pass-on": _("We tell %(name)s not to pass it on. We can't make sure."),
    "some-must-tell": _("Some people must tell when someone is hurt. Ask them first."),
    "court-may-read": _("A court or the other side may get to read this."),
    "starts-tomorrow": _("It starts tomorrow. Change your mind today, and nobody knows."),
    "advocate-is-told": _("The people who keep your plan with you are told today."),
    "copy-for-you": _("You can read this again on any day, or print it."),
}

ALWAYS = ("no-is-fine", "stop-any-day", "not-taken-back", "asked-not-to-pass-on", "some-must-tell")


def statements_for(limits: Limits) -> tuple[str, ...]:
    """The codes of what is said for a person with these limits, in order."""
    court = ("court-may-read",) if limits.warns_court else ()
    later = ("starts-tomorrow", "advocate-is-told") if limits.starts_next_day else ()
    return (*court, *later, *ALWAYS, "copy-for-you")


def said(codes: tuple[str, ...], name: str) -> list[str]:
    """The sentences, in the language of the page."""
    return [str(STATEMENTS[code]) % {"name": name} for code in codes]


def hash_of(sentences: list[str]) -> str:
    """Names exactly these sentences, in this language."""
    return hashlib.sha256("\n".join(sentences).encode()).hexdigest()
