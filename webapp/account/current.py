"""Who is asking, with which keys: the bridge between a session and the spine."""

from flask import abort, current_app, g, redirect

from crypto.box import BoxKey
from crypto.signing import SigningKey
from webapp import session
from webapp.account.unlocking import Unlocked, unlock_again
from webapp.database import current_store
from webapp.guard import SIGN_IN
from webapp.space.memberships import spaces_of
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Card, Hand, Signer
from webapp.space.refused import NotGrantedError
from webapp.throttle import counted_try


def me() -> Hand:
    """The hand of whoever is signed in. The guard lets nobody without keys come this far."""
    if "hand" not in g:
        keys = session.keys()
        if keys is None:
            abort(401)
        card = Card.of(keys.checked["card"])
        g.hand = Hand(card, SigningKey(keys.hand_seed), BoxKey(keys.box_seed, card.keys.box))
    return g.hand


def sign_in_as(signer: Signer, language: str, idle_minutes: int) -> None:
    """Begin a session with the hand and box keys; identity and master key stay out of it."""
    session.begin(
        signer.account, signer.card.kind, language, idle_minutes, signer.hand.seed, signer.box.seed
    )
    session.keep_checked({"card": signer.card.as_body()})
    g.pop("hand", None)
    g.pop("spaces", None)


def step_up(words: str) -> Unlocked:
    """Secret words again: the identity key, for this one request, and a new cookie.

    WrongWordsError otherwise; TooManyTriesError when it was tried too often. Whoever was signed
    out while the words were being checked has to sign in.
    """
    with counted_try("step-up", me().account):
        unlocked = unlock_again(current_store(), me().account, words)
    if not session.renew():
        abort(redirect(SIGN_IN, 303))
    return unlocked


def opened(space: str) -> OpenSpace:
    """One space as this person may see it now, opened once per request."""
    spaces = g.setdefault("spaces", {})
    if space not in spaces:
        spaces[space] = open_space(current_store(), me(), space)
    return spaces[space]


def my_space() -> OpenSpace:
    """The youth's own space. NotGrantedError for everybody who owns none."""
    for membership in spaces_of(current_store(), me().account):
        if membership.role == "youth":
            return opened(membership.space)
    raise NotGrantedError("owns no space")


def words_profile():
    """What secret words cost here."""
    return current_app.config["SETTINGS"].words_profile
