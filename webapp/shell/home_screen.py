"""A name and a picture for the phone's home screen, chosen before it is put there.

The choice stands in the address alone: a guest can make it, and nobody keeps it.
"""

from flask import Blueprint, Response, abort, g, jsonify, render_template, request, url_for

from webapp.guard import local_path, public
from webapp.i18n import LANGUAGES
from webapp.i18n import lazy_gettext as _

routes = Blueprint("home_screen", __name__)

NAMES = {"daybook": "Daybook", "notes": _("Notes"), "planner": _("Planner"), "cards": _("Cards")}
"""Each is also the name of its pictures."""


@routes.get("/home-screen")
@public
def choose() -> str:
    return render_template("shell/home_screen.html", names=NAMES, back=_back())


@routes.get("/home-screen/<key>")
@public
def chosen(key: str) -> str:
    if key not in NAMES:
        abort(404)
    install = {"key": key, "name": NAMES[key]}
    return render_template("shell/home_screen_how.html", install=install, back=_back())


@routes.get("/manifest-<key>.webmanifest")
@public
def manifest(key: str) -> Response:
    """A browser asks for it without cookies, so the address says the language."""
    if key not in NAMES:
        abort(404)
    if request.args.get("language") in LANGUAGES:
        g.language = request.args["language"]
    answer = jsonify(_manifest(key))
    answer.content_type = "application/manifest+json"
    return answer


def _back() -> str:
    return local_path(request.args.get("back"))


def _manifest(key: str) -> dict:
    """Each name has an id of its own: with one for all, a phone that has one takes no other."""
    name = str(NAMES[key])
    return {
        "id": f"/?as={key}",
        "name": name,
        "short_name": name,
        "lang": g.language,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f4f8f9",
        "theme_color": "#f4f8f9",
        "icons": [
            _icon(f"{key}.svg", "any", "image/svg+xml"),
            _icon(f"{key}-192.png", "192x192"),
            _icon(f"{key}-512.png", "512x512"),
            _icon(f"{key}-maskable.png", "512x512", purpose="maskable"),
        ],
    }


def _icon(name: str, sizes: str, kind: str = "image/png", purpose: str = "any") -> dict:
    source = url_for("static", filename=f"pwa/icons/{name}")
    return {"src": source, "sizes": sizes, "type": kind, "purpose": purpose}
