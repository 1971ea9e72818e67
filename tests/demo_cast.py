"""People whom the demo has no sign-in for: somebody she chose herself, and who runs the staff."""

from dataclasses import replace
from datetime import timedelta

from flask import Flask
from sharing_cast import knows_them

from webapp.account.accounts import create_account
from webapp.account.unlocking import add_words, sign_slots, unlock_with_words
from webapp.consent.drafts import Draft
from webapp.consent.shares import sign_share
from webapp.consent.walks import walk_for
from webapp.database import Store, connection
from webapp.demo import PASSPHRASE
from webapp.space.memberships import spaces_of
from webapp.space.opening import open_space
from webapp.space.people import Signer

CHOSEN = "supporter"
MORE = {CHOSEN: ("Aunt Bea", ""), "supervisor": ("Mr. Ng", "Open Door")}


def more_people(app: Flask) -> None:
    """Each signs in with the name of what they are; the one she chose reads two parts."""
    made = {kind: comes(app, kind) for kind in MORE}
    with app.test_request_context("/"):
        _let_in(_store(app), made[CHOSEN].card, app.config["SETTINGS"])


def comes(app: Flask, kind: str) -> Signer:
    """One of them, who reads nothing yet."""
    store, (name, agency) = _store(app), MORE[kind]
    until = (store.now.date() + timedelta(days=300)).isoformat()
    signer, master = create_account(
        store, kind, kind=kind, said_name=name, agency=agency, promise_until=until,
        training_until=until,
    )  # fmt: skip
    add_words(store, signer.account, master, PASSPHRASE, app.config["SETTINGS"].words_profile)
    sign_slots(store, signer)
    return signer


def _store(app: Flask) -> Store:
    settings = app.config["SETTINGS"]
    seal, now = app.extensions["seal"], settings.clock()
    return Store(connection(settings.database), seal, now, settings.stop_list, settings.time_zone)


def _let_in(store: Store, card, settings) -> None:
    youth = unlock_with_words(store, "youth", PASSPHRASE, settings.words_profile).signer
    space = open_space(store, youth, spaces_of(store, youth.account)[0].space)
    knows_them(space, card)
    space = open_space(replace(store), youth, space.id)
    walk = walk_for(space, card.account, Draft(card.account, ("strengths",), (), "know-me", "", 30))
    sign_share(space, youth, walk.share(), walk.limits, walk.decision())
