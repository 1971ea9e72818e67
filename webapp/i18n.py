"""Languages: which one this request speaks, its texts, and its days and times."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale, negotiate_locale
from babel.dates import format_date
from babel.dates import format_time as babel_format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import LazyProxy, NullTranslations, Translations
from flask import Flask, current_app, g, has_request_context, request

from webapp import session
from webapp.config import PROJECT
from webapp.database import current_store

LANGUAGES = {"en": "English", "es": "Español"}
FIRST = "en"
COOKIE = "language"
CATALOGUES = PROJECT / "translations"

_YEAR = re.compile(r"(,| 'de')? y+")


def init_languages(app: Flask) -> None:
    """Reads the catalogues once, and gives the pages their `_()`."""
    for code in LANGUAGES:
        _translations(code, CATALOGUES)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(gettext, _one_or_many, newstyle=True)
    app.jinja_env.filters.update(day=format_day, time=format_time, spoken=format_moment)
    app.before_request(_settle_language)


def language() -> str:
    """In this order: the account's own, a guest's choice, what the browser asks for, English."""
    if not has_request_context():
        return FIRST
    if "language" not in g:
        _settle_language()
    return g.language


def use_language(code: str) -> None:
    """For the rest of this request, and of this session where there is one."""
    if code in LANGUAGES:
        g.language, g.direction = code, Locale.parse(code).text_direction
        session.change_who(language=code)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """While this lasts, texts and days are in another language than the page around them."""
    usual = language()
    g.language = code if code in LANGUAGES else usual
    try:
        yield
    finally:
        g.language = usual


@contextmanager
def noting_gaps() -> Iterator[set[str]]:
    """While this lasts, every text that the language has no words for, and says in English."""
    before, g.gaps = g.get("gaps"), set()
    try:
        yield g.gaps
    finally:
        g.gaps = before


def gettext(text: str, **values: object) -> str:
    """Placeholders are named: gettext("Hi, %(name)s.", name=name)."""
    said = _translations(language(), CATALOGUES).gettext(text)
    if has_request_context() and g.get("gaps") is not None and said == text and language() != FIRST:
        g.gaps.add(text)
    return said % values if values else said


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    """`%(num)s` stands for the number."""
    return _one_or_many(one, many, num) % {"num": num, **values}


def _one_or_many(one: str, many: str, num: int) -> str:
    """Pages fill in the placeholders themselves."""
    return _translations(language(), CATALOGUES).ngettext(one, many, num)


def lazy_gettext(text: str, **values: object) -> LazyProxy:
    """For what is written before anybody asks for a page: labels and messages of forms."""
    return LazyProxy(gettext, text, enable_cache=False, **values)


def format_day(day: date | datetime) -> str:
    """Friday, June 5; with the year when it is another year than now."""
    day = _local(day).date() if isinstance(day, datetime) else day
    this_year = day.year == _local(current_store().now).year
    locale = Locale.parse(language())
    pattern = locale.date_formats["full"].pattern
    return format_date(day, _YEAR.sub("", pattern) if this_year else pattern, locale)


def format_time(moment: datetime) -> str:
    """3:30 PM, where this person is."""
    shown = babel_format_time(_local(moment), "short", locale=Locale.parse(language()))
    return shown.replace("\u202f", "\u00a0")


def format_moment(moment: datetime) -> str:
    """Friday, June 5, 3:30 PM."""
    return f"{format_day(moment)}, {format_time(moment)}"


def local_day(moment: datetime) -> date:
    """The day it is then, where this person is."""
    return _local(moment).date()


def time_zone() -> ZoneInfo:
    """A slice may set `g.time_zone` for a space; else the server's own."""
    return g.get("time_zone") or current_app.config["SETTINGS"].time_zone


def _local(moment: datetime) -> datetime:
    return moment.astimezone(time_zone())


def _settle_language() -> None:
    if request.endpoint == "static":
        g.language, g.direction = FIRST, "ltr"
        return
    who = session.who()
    chosen = who.language if who else request.cookies.get(COOKIE)
    g.language = chosen if chosen in LANGUAGES else _asked_for()
    g.direction = Locale.parse(g.language).text_direction


def _asked_for() -> str:
    wanted = [code.replace("-", "_") for code in request.accept_languages.values()]
    return negotiate_locale(wanted, list(LANGUAGES)) or FIRST


@cache
def _translations(code: str, folder: Path) -> NullTranslations:
    """Straight from the .po file, so that there is no build step to forget."""
    path = folder / code / "LC_MESSAGES" / "messages.po"
    if not path.is_file():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return Translations(compiled)
