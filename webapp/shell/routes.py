"""The files a browser asks for by name: the service worker, the manifest, and a sign of life."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, current_app, jsonify, request, url_for

from webapp.guard import public

routes = Blueprint("shell", __name__)

ICONS = ("notes", "sun", "leaf")


@cache
def shell_version(folder: Path) -> str:
    """Name the state of all shell files, so that a phone drops old copies by itself."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.*")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@routes.get("/sw.js")
@public
def service_worker() -> Response:
    folder = Path(current_app.static_folder) / "pwa"
    source = (folder / "sw.js").read_text(encoding="utf-8")
    answer = Response(f'self.shellVersion = "{shell_version(folder)}";\n{source}')
    answer.content_type = "text/javascript; charset=utf-8"
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@routes.get("/app.webmanifest")
@public
def manifest() -> Response:
    icon = request.args.get("icon", ICONS[0])
    answer = jsonify(_manifest(icon if icon in ICONS else ICONS[0]))
    answer.content_type = "application/manifest+json"
    return answer


@routes.get("/healthz")
@public
def healthz() -> Response:
    return Response("ok", content_type="text/plain; charset=utf-8")


def _manifest(icon: str) -> dict:
    return {
        "id": "/",
        "name": "Daybook",
        "short_name": "Daybook",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f4f8f9",
        "theme_color": "#f4f8f9",
        "icons": [
            _icon(f"{icon}.svg", "any", "image/svg+xml"),
            _icon(f"{icon}-192.png", "192x192"),
            _icon(f"{icon}-512.png", "512x512"),
            _icon(f"{icon}-maskable.png", "512x512", purpose="maskable"),
        ],
    }


def _icon(name: str, sizes: str, kind: str = "image/png", purpose: str = "any") -> dict:
    source = url_for("static", filename=f"pwa/icons/{name}")
    return {"src": source, "sizes": sizes, "type": kind, "purpose": purpose}
