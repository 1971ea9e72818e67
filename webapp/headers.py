"""The headers on every answer, how long things may be kept, and what is sent compressed."""

import gzip
import os
from functools import lru_cache
from stat import S_ISREG

from flask import Flask, Response, current_app, request

CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

_OFF = (
    "accelerometer autoplay browsing-topics camera "
    "display-capture encrypted-media gamepad geolocation gyroscope hid identity-credentials-get "
    "idle-detection local-fonts magnetometer microphone midi payment serial usb "
    "xr-spatial-tracking"
)

# same-origin, not no-referrer: with that, Chromium sends "Origin: null" and every form fails.
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _OFF.split()),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}
TWO_YEARS = 2 * 365 * 24 * 3600


def init_headers(app: Flask) -> None:
    app.after_request(_dress)
    app.url_defaults(_name_the_version)


def _dress(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if current_app.config["SETTINGS"].secure_cookies:
        response.headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}"
    if request.endpoint == "static":
        return _dress_file(response)
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def _dress_file(response: Response) -> Response:
    """A file asked for by its version may be kept for a year, any other is asked for again."""
    if response.status_code >= 400:
        response.headers["Cache-Control"] = "no-store"
        return response
    version = _version(request.view_args["filename"], current_app.static_folder)
    named = version is not None and request.args.get("v") == version
    kept = "public, max-age=31536000, immutable" if named else "no-cache"
    response.headers["Cache-Control"] = kept
    return _squeeze(response) if response.status_code == 200 else response


def _squeeze(response: Response) -> Response:
    """Only files are compressed. A page carries form tokens, and the length of a compressed
    page tells about what stands beside them (the BREACH attack)."""
    response.vary.add("Accept-Encoding")
    text = response.mimetype.startswith("text/") or response.mimetype.endswith(
        ("javascript", "json", "svg+xml")
    )
    if not text or not request.accept_encodings["gzip"] or request.method != "GET":
        return response
    response.direct_passthrough = False
    response.set_data(_compressed(response.get_data()))
    response.headers["Content-Encoding"] = "gzip"
    response.set_etag(response.get_etag()[0], weak=True)
    return response


@lru_cache(maxsize=256)
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def _name_the_version(endpoint: str, values: dict) -> None:
    if endpoint == "static" and "filename" in values:
        version = _version(values["filename"], current_app.static_folder)
        if version:
            values.setdefault("v", version)


def _version(filename: str, folder: str) -> str | None:
    """Asked for every icon of a page: one look at the file, by its plain name."""
    try:
        facts = os.stat(f"{folder}/{filename}")
    except OSError:
        return None
    return f"{facts.st_mtime_ns:x}{facts.st_size:x}"[-10:] if S_ISREG(facts.st_mode) else None
