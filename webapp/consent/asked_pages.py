"""Questions from people on her team: each opens only when she taps it, and no is fine."""

from flask import Blueprint, flash, redirect, render_template, url_for

from webapp.account.current import my_space
from webapp.care.showing import PAGE_WORDS
from webapp.care.terms import PURPOSES_READ
from webapp.consent.answers import answer_refusals
from webapp.consent.asked import is_as_asked, walk_asked, walk_of_home_list, would_show
from webapp.consent.people import known_person
from webapp.consent.step_pages import court_page, look_page, think_page, up_to_date, what_page
from webapp.consent.walks import Walk
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.space import kinds
from webapp.space.opening import OpenSpace
from webapp.team.asks import Ask, open_asks, say_later, say_no, the_ask, told_of_a_no
from webapp.team.names import Names

routes = Blueprint("asked", __name__)
answer_refusals(routes)


@routes.get("/questions")
@for_roles("youth")
def everything():
    space = up_to_date()
    asks = [(ask, known_person(space, ask.account)) for ask in open_asks(space)]
    return render_template("consent/questions.html", asks=asks)


@routes.get("/questions/<id_>")
@for_roles("youth")
def one(id_: str):
    """What stands here is what she would share: the page of the person who asks, from her keys."""
    space = up_to_date()
    ask = the_ask(space, id_)
    known = known_person(space, ask.account)
    walk = walk_asked(space, ask) if known.is_checked else None
    return render_template(
        "consent/question.html", ask=ask, known=known, walk=walk,
        shown=would_show(walk) if walk else [], reader_name=known.card.name if known.card else "",
        now=space.store.now, what_for=_what_for(ask), kinds=kinds,
        left_out=[kind for kind in ask.areas if walk and kind not in walk.draft.areas],
        names=_told_of_a_no(space, ask), **PAGE_WORDS,
    )  # fmt: skip


def _told_of_a_no(space: OpenSpace, ask: Ask) -> list[str]:
    names = Names(space)
    return [names.of(one.card.account) or one.name for one in told_of_a_no(space, ask)]


@routes.get("/questions/<id_>/share")
@for_roles("youth")
def share(id_: str):
    """Yes: straight to the steps before she signs, when all of it can be shared as it was asked."""
    walk, ask = _asked(up_to_date(), id_)
    if not is_as_asked(walk, ask):
        return what_page(walk)
    walk.decision()
    return _onward(walk)


@routes.get("/questions/<id_>/change")
@for_roles("youth")
def change(id_: str):
    walk, _ask = _asked(up_to_date(), id_)
    return what_page(walk)


@routes.post("/questions/<id_>/no")
@for_roles("youth")
def no(id_: str):
    space = my_space()
    say_no(space, the_ask(space, id_))
    flash(_("OK. Nothing is shared."))
    return redirect(url_for("asked.everything"), 303)


@routes.post("/questions/<id_>/later")
@for_roles("youth")
def later(id_: str):
    space = my_space()
    say_later(space, the_ask(space, id_))
    return redirect(url_for("today.today"), 303)


@routes.get("/people/<account>/list/share")
@for_roles("youth")
def share_list(account: str):
    walk = walk_of_home_list(up_to_date(), account)
    walk.decision()
    return look_page(walk)


def _asked(space: OpenSpace, id_: str) -> tuple[Walk, Ask]:
    ask = the_ask(space, id_)
    return walk_asked(space, ask), ask


def _onward(walk: Walk) -> str:
    return court_page(walk) if walk.must_warn else think_page(walk)


def _what_for(ask: Ask) -> str:
    """As she reads it: "to help me" would be about whoever asks."""
    if ask.purpose == "know-me":
        return _("It is to know how to be around you.")
    return str(PURPOSES_READ[ask.purpose])
