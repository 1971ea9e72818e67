"""Say something, by asking for a person: who reads it, when, and how it is good for her."""

from flask import Blueprint, g, redirect, render_template, url_for

from webapp.account.current import my_space
from webapp.care.called import own_name
from webapp.guard import for_roles
from webapp.help_lines import help_lines
from webapp.space.opening import OpenSpace
from webapp.team.keepers import urgent_readers
from webapp.today.forms import TalkForm
from webapp.today.talks import ask_to_talk, talk_seen

routes = Blueprint("talk", __name__)


@routes.route("/say/talk", methods=["GET", "POST"])
@for_roles("youth")
def talk():
    space, form = my_space(), TalkForm()
    if form.validate_on_submit() and ask_to_talk(
        space, form.reach.data, form.how.data or "", own_name(space)
    ):
        return redirect(url_for("talk.asked"), 303)
    return _page("today/talk.html", space, form=form), 422 if form.errors else 200


@routes.get("/say/talk/asked")
@for_roles("youth")
def asked():
    space = my_space()
    return _page("today/talk_asked.html", space, seen=talk_seen(space))


def _page(template: str, space: OpenSpace, **more) -> str:
    return render_template(
        template, keepers=urgent_readers(space), lines=help_lines()[:3], language=g.language, **more
    )
