"""The two pages of a door as staff see them: everybody, and one person with all that was said."""

from flask import render_template

from webapp.account.current import me
from webapp.care.called import called
from webapp.care.file_fields import MEGABYTES
from webapp.holds.forms import KeepForm, LetBackForm, MoreForm
from webapp.holds.papers import may_keep, shown
from webapp.holds.people import everybody, one_of, reads_names, unknown_names
from webapp.i18n import gettext as _
from webapp.space.opening import OpenSpace
from webapp.team.hold_words import REASONS, UNSAID
from webapp.team.holds import has_news
from webapp.team.names import Names


def door_page(space: OpenSpace, account: str = "", *, keep=None, back=None, more=None) -> str:
    """The page of one person, or that of everybody; the forms as they were sent, if they were."""
    said = {
        "keep": keep or KeepForm(formdata=None, account=account),
        "back": back or LetBackForm(formdata=None, account=account),
        "space": space.id, "opened": space, "names": Names(space),
        "home": "/everyone/" if me().card.kind == "advocate" else "/shared/",
    }  # fmt: skip
    if account:
        return render_template("holds/one.html", **said, **_about_one(space, account, more))
    reads, unknown = reads_names(space), unknown_names(space)
    # Who reads no names must not learn by a button that anybody is kept away.
    news = unknown or (reads and has_news(space.store, space.id, me().account))
    return render_template(
        "holds/doors.html", people=everybody(space) if reads else [], unknown=unknown, news=news,
        reads=reads, name=called(space).name, **said,
    )  # fmt: skip


def _about_one(space: OpenSpace, account: str, more: MoreForm | None) -> dict:
    found = one_of(space, account)
    return {
        "one": found,
        "name": called(space).name or _("Somebody"),
        "mine": me().account,
        "overdue": found.kept.is_overdue(space.store.now),
        "more": more or MoreForm(formdata=None).about(may_keep=may_keep(space)),
        "reasons": {code: said for code, said in REASONS.items() if code != UNSAID},
        "papers": shown(space, found.kept),
        "most": MEGABYTES,
    }
