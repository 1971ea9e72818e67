"""Daybook as a Flask app: everything is put together here, on one screen."""

from importlib import import_module

from flask import Flask
from flask_login import current_user

from crypto.selfcheck import check_library
from webapp.account.unsent import init_unsent
from webapp.config import PROJECT, Settings
from webapp.consent.compelling import laws_here
from webapp.consent.needed_yeses import could_count
from webapp.database import connection
from webapp.errors import init_errors
from webapp.guard import csrf, init_guard
from webapp.headers import init_headers
from webapp.i18n import init_languages
from webapp.instance_seal import InstanceSeal
from webapp.keyfile import KeyFile, check_belongs
from webapp.migrations import migrations
from webapp.once import init_once
from webapp.session import init_sessions
from webapp.sizes import init_sizes
from webapp.team.compelled import init_compelled
from webapp.team.letting_in import init_letting_in
from webapp.throttle import Throttle

# Modules with a blueprint called `routes`.
BLUEPRINTS = [
    "webapp.account.own_routes",
    "webapp.account.routes",
    "webapp.account.secret_routes",
    "webapp.asking.door_pages",
    "webapp.asking.home_pages",
    "webapp.asking.routes",
    "webapp.asking.trusted_pages",
    "webapp.caseload.fact_pages",
    "webapp.caseload.portrait_pages",
    "webapp.caseload.routes",
    "webapp.caseload.said_pages",
    "webapp.caseload.staff",
    "webapp.consent.asked_pages",
    "webapp.consent.due_pages",
    "webapp.consent.emergency_pages",
    "webapp.consent.fact_pages",
    "webapp.consent.finding_pages",
    "webapp.consent.confided_pages",
    "webapp.consent.introducing",
    "webapp.consent.mend_pages",
    "webapp.consent.people_pages",
    "webapp.consent.portrait_pages",
    "webapp.consent.receipt_files",
    "webapp.consent.recheck_pages",
    "webapp.consent.rights_pages",
    "webapp.consent.routes",
    "webapp.consent.undo_pages",
    "webapp.emergency.routes",
    "webapp.ending.ended_pages",
    "webapp.ending.reader_pages",
    "webapp.ending.routes",
    "webapp.holds.her_pages",
    "webapp.holds.more_pages",
    "webapp.holds.staff_pages",
    "webapp.joining.inviting",
    "webapp.joining.routes",
    "webapp.joining.waiting",
    "webapp.language",
    "webapp.papers.routes",
    "webapp.preferences.card_routes",
    "webapp.preferences.routes",
    "webapp.private.routes",
    "webapp.together.routes",
    "webapp.together.spoken_routes",
    "webapp.signing.paper_pages",
    "webapp.signing.routes",
    "webapp.signing.reach_pages",
    "webapp.signing.right_pages",
    "webapp.signing.staff_pages",
    "webapp.signing.talk_pages",
    "webapp.safety.routes",
    "webapp.urgent.routes",
    "webapp.looked.routes",
    "webapp.telling.numbers",
    "webapp.telling.routes",
    "webapp.telling.second_pages",
    "webapp.today.waiting_routes",
    "webapp.today.phone_routes",
    "webapp.today.say_routes",
    "webapp.today.talk_routes",
    "webapp.today.routes",
    "webapp.today.held_card_routes",
    "webapp.plan.routes",
    "webapp.shared.routes",
    "webapp.shell.home_screen",
    "webapp.shell.routes",
]


def create_app(settings: Settings) -> Flask:
    """Opens key file and database, makes them at the first start, and hangs everything in."""
    app = Flask(__name__, template_folder=".", static_folder=str(PROJECT / "static"))
    app.config.update(
        SETTINGS=settings,
        WTF_CSRF_TIME_LIMIT=None,
    )
    check_library()
    keyfile = KeyFile.load_or_make(settings.keys, settings.database.exists())
    migrations.apply(connection(settings.database))
    check_belongs(keyfile, connection(settings.database))
    cheap = settings.words_profile.for_tests
    app.extensions["seal"] = InstanceSeal(keyfile, allows_cheap_words=cheap)
    app.extensions["throttle"] = Throttle()

    # The order in which a request meets them: how much it may send, language, a form sent twice,
    # form token, guard.
    init_sessions(app, settings, keyfile.session)
    init_sizes(app)
    init_languages(app)
    init_once(app)
    csrf.init_app(app)
    init_guard(app)
    init_headers(app)
    init_errors(app)
    init_unsent(app)
    init_compelled(app, laws_here)
    init_letting_in(app, could_count)

    app.context_processor(lambda: {"demo": settings.demo, "current_user": current_user})
    for name in BLUEPRINTS:
        app.register_blueprint(import_module(name).routes)
    return app
