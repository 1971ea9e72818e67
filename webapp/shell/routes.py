"""The files a browser asks for by name: the service worker and a sign of life."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, current_app

from webapp.guard import public

routes = Blueprint("shell", __name__)


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


@routes.get("/healthz")
@public
def healthz() -> Response:
    return Response("ok", content_type="text/plain; charset=utf-8")
