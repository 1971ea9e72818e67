"""Makes the demo when there is no data: four months of a life, told to the real code."""

from dataclasses import replace
from datetime import datetime, timedelta

from flask import Flask

from webapp.database import Store, connection, truncate_wal
from webapp.demo.cast import CAST, make_people
from webapp.demo.emergency import let_open, live_through_a_night
from webapp.demo.knowing import enter_facts
from webapp.demo.plan import write_plan
from webapp.demo.sharing import ask_for_a_yes, share_and_stop
from webapp.demo.voice import CALLED, say_long_ago, write_people, write_promises, write_voice
from webapp.space import kinds
from webapp.space.books import note_in_book
from webapp.space.grants import REKEY, SEE, WRITE, Scope, sign_grant
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Signer
from webapp.space.sharing import grant_to
from webapp.space.spaces import found, offer_hand_over, take_over
from webapp.team.vouches import vouch

SIGN_INS = [part.sign_in for part in CAST]
BEGAN = timedelta(days=130)
LONG_AGO = timedelta(days=100)


def make_demo(app: Flask) -> None:
    """Fill an empty database."""
    settings = app.config["SETTINGS"]
    now = settings.clock()
    store = Store(
        connection(settings.database),
        app.extensions["seal"],
        now,
        settings.stop_list,
        settings.time_zone,
    )
    with app.app_context():
        people = make_people(store, settings.words_profile)
        for name in people.keys() - {"youth", "advocate"}:
            vouch(store, people["advocate"], people[name].card)
        _live(store, people, now.astimezone(settings.time_zone))
        truncate_wal(store.db)


def _live(store: Store, people: dict[str, Signer], now: datetime) -> None:
    youth, advocate = people["youth"], people["advocate"]
    began = replace(store, now=store.now - BEGAN)
    founded = found(began, advocate)
    space = take_over(began, youth, offer_hand_over(founded, advocate, youth.card))
    _keep_keys(space, youth, advocate)
    let_open(space, youth, advocate)
    note_in_book(began, advocate, space.id, name=CALLED, picture="leaf")

    say_long_ago(open_space(replace(store, now=store.now - LONG_AGO), youth, space.id))
    space = open_space(replace(store, now=store.now - timedelta(days=30)), youth, space.id)
    write_voice(space, people)
    write_people(space, people)
    recent = open_space(replace(store, now=store.now - timedelta(days=6)), youth, space.id)
    write_plan(recent, now)
    write_promises(recent, people, now.date())
    share_and_stop(store, people, space.id)
    lately = replace(store, now=store.now - timedelta(days=2))
    enter_facts(open_space(lately, youth, space.id), people)
    ask_for_a_yes(store, people, space.id)
    live_through_a_night(store, people, space.id, CALLED)


def _keep_keys(space: OpenSpace, youth: Signer, advocate: Signer) -> None:
    """What the youth left ticked at the hand-over."""
    ids = {space.authority.sections[kind]: None for kind in kinds.SHARED_WITH_KEEPER}
    now = space.store.now
    document = sign_grant(
        youth, space.authority, advocate.card, Scope(ids),
        rights=frozenset({SEE, WRITE, REKEY}),
        starts_at=now, ends_at=now + timedelta(days=365), purpose_hash="", release="", now=now,
    )  # fmt: skip
    grant_to(space, advocate.card, document)
