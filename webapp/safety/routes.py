"""Exit and its neutral page, trying it out, advice on the phone, and help without signing in."""

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, url_for

from webapp.guard import csrf, local_path, public
from webapp.help_lines import help_lines
from webapp.i18n import local_day
from webapp.session import end_current

routes = Blueprint("safety", __name__)

PHONE_ANSWERS = ("yes", "not-sure", "no")


@routes.get("/exit")
@public
def leave():
    """A plain link must end the session, so that Exit works without JavaScript."""
    end_current()
    return redirect(url_for("safety.measures"), 303)


@routes.post("/exit")
@csrf.exempt
@public
def leave_by_beacon():
    """A beacon carries no form token. Signing somebody out is all that a forged one could do."""
    end_current()
    return "", 204


@routes.get("/measures")
@public
def measures():
    return render_template("safety/measures.html")


@routes.get("/leave-fast")
@public
def leave_fast():
    return render_template("safety/leave_fast.html", back=local_path(request.args.get("back")))


@routes.get("/phone")
@public
def phone():
    return render_template("safety/phone.html", back=local_path(request.args.get("back")))


@routes.get("/phone/<answer>")
@public
def phone_advice(answer: str):
    if answer not in PHONE_ANSWERS:
        abort(404)
    back = local_path(request.args.get("back"))
    return render_template("safety/phone_advice.html", answer=answer, back=back)


@routes.get("/help")
@public
def help_page():
    today = local_day(current_app.config["SETTINGS"].clock())
    lines = help_lines()
    return render_template("safety/help.html", lines=lines, today=today, language=g.language)
