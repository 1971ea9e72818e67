"""The floor: the same page from plain rows, by a bare Flask app without guard, session or keys."""

import json
import sqlite3
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

from flask import Blueprint, Flask, g, render_template

from bench.lines import SECTIONS
from bench.worlds import World
from webapp.care.addresses import area_key
from webapp.config import PROJECT
from webapp.i18n import format_day, format_moment, format_time, gettext, ngettext
from webapp.plan.areas import read_area
from webapp.plan.forms import ANSWER_WORDS, SAFETY_WORDS
from webapp.space.items import Item
from webapp.space.kinds import AREAS

TABLE = "create table items (section, id, version, kind, body, source, author, at)"


def plain_app(made: World) -> Flask:
    """The same words and records, nothing sealed, one table, one query."""
    path = made.settings.database.with_name("plain.db")
    _copy(made, path)
    db = sqlite3.connect(path)
    app = Flask("plain", template_folder=PROJECT / "webapp", static_folder=PROJECT / "static")
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True)
    app.jinja_env.filters.update(day=format_day, time=format_time, spoken=format_moment)
    pages = Blueprint("pages", __name__)
    pages.add_url_rule("/plan", "plan", lambda: "")
    pages.add_url_rule("/plan/<area>", "area", lambda area: "")

    @app.before_request
    def settle() -> None:
        g.language, g.direction = "en", "ltr"
        g.time_zone, g.store = made.settings.time_zone, SimpleNamespace(now=made.settings.clock())

    @pages.get("/plan/all")
    def whole() -> str:
        space, here = _PlainSpace(db), SimpleNamespace(is_hers=True, name="", picture="")
        return render_template(
            "plan/whole.html", here=here, hue="sea", areas=AREAS, key_of=area_key,
            parts=[(kind, read_area(space, kind)) for kind in space.found],
            answer_words=ANSWER_WORDS, safety_words=SAFETY_WORDS, demo=False,
            current_user=SimpleNamespace(is_authenticated=True), draft_for_this_page=lambda: None,
        )  # fmt: skip

    app.register_blueprint(pages)
    return app


class _PlainSpace:
    """Reads like a space: `section(kind).items()`."""

    def __init__(self, db: sqlite3.Connection):
        self.found = {kind: [] for kind in SECTIONS}
        for section, id_, version, kind, body, source, author, at in db.execute(
            "select * from items order by rowid"
        ):
            when = datetime.fromisoformat(at)
            item = Item(id_, version, section, kind, json.loads(body), source, author, "", when)
            self.found[section].append(item)

    def section(self, kind: str) -> SimpleNamespace:
        return SimpleNamespace(items=lambda: self.found[kind])


def _copy(made: World, path: Path) -> None:
    space, db = made.space(), sqlite3.connect(path, isolation_level=None)
    db.execute(TABLE)
    for kind in SECTIONS:
        db.executemany(
            "insert into items values (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (kind, item.id, item.version, item.kind, json.dumps(item.body), item.source,
                 item.author, item.written_at.isoformat())
                for item in space.section(kind).items()
            ],
        )  # fmt: skip
    db.close()
