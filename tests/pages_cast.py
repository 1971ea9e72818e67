"""The cast as they sit before their screens: accounts, a lived-in space, and who is signed in.

Signers come straight from the spine; each `..._client` went in through `/sign-in`. Every
account signs in with its own name and `WORDS`.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from webapp.account.accounts import create_account
from webapp.account.unlocking import add_words, sign_slots
from webapp.care.plans import Goal, Step
from webapp.care.promises import Promise
from webapp.care.records import save
from webapp.care.voices import Profile, Strength
from webapp.database import Store, connection
from webapp.space import kinds
from webapp.space.authority import authority_over
from webapp.space.books import note_in_book
from webapp.space.grants import REKEY, SEE, WRITE, Grant, Scope, sign_grant
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Signer
from webapp.space.sharing import grant_to
from webapp.space.spaces import found, offer_hand_over, take_over
from webapp.team.agencies import add_agency

WORDS = "seven amber kites drift"
NAMES = {
    "youth": "quiet river",
    "advocate": "tasha one",
    "member": "doctor patel",
    "guardian": "denise one",
    "stranger": "cole two",
}
SAID = {"advocate": "Tasha", "member": "Dr. Patel", "guardian": "Denise", "stranger": "Det. Cole"}
WORK = {
    "advocate": ("Open Door", ""),
    "member": ("Eastside Clinic", "medical"),
    "stranger": ("Lake County", "law enforcement"),
}
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


@dataclass(frozen=True)
class Cast:
    """Everybody with their keys open, as no running program ever has them at once."""

    youth: Signer
    advocate: Signer
    member: Signer
    guardian: Signer
    stranger: Signer


def csrf(client: FlaskClient, address: str = "/sign-in") -> str:
    """The form token of a page that has a form."""
    found = TOKEN.search(client.get(address, follow_redirects=True).text)
    assert found, f"no form on {address}"
    return found.group(1)


def sign_in(client: FlaskClient, name: str, words: str = WORDS, **more):
    """Through the form, as a person does; returns the answer."""
    form = {"name": name, "passphrase": words, "csrf_token": csrf(client), **more}
    return client.post("/sign-in", data=form)


def signed_in(app, name: str, words: str = WORDS) -> FlaskClient:
    """A browser in which this person has just signed in."""
    client = app.test_client()
    assert sign_in(client, name, words).status_code == 303
    return client


def send(client: FlaskClient, address: str, page: str = "", **fields):
    """A form as a browser sends it: with the token of `page` (the address itself when empty)
    and the page it stood on."""
    page = page or address
    headers = {"Referer": f"http://localhost{page}"}
    data = {"csrf_token": csrf(client, page), **fields}
    return client.post(address, data=data, headers=headers)


def send_twice(client: FlaskClient, address: str, page: str = "", **fields):
    """One form sent twice, as by a second tap: the same to the letter, its token included.
    A token carries the second it was made in, so that of a page opened again is another one."""
    form = {"csrf_token": csrf(client, page or address), "once": "abcdefghijkl", **fields}
    return [send(client, address, page, **form) for _ in range(2)]


@pytest.fixture
def store(app, settings, clock, beginnings):
    """The app's own store, at the time the clock showed when it was asked for."""
    seal, db = app.extensions["seal"], connection(settings.database)
    made = Store(db, seal, clock(), settings.stop_list, settings.time_zone)
    beginnings.begins(made)
    return made


@pytest.fixture
def person(store, settings):
    """Make an account with secret words: person("aunt-may", "supporter", said="Aunt May")."""

    def make(name: str, kind: str, said: str = "", agency: str = "", discipline: str = ""):
        later = (store.now + timedelta(days=300)).date()
        if agency:
            add_agency(store, agency, later)
        idle = 10 if kind == "youth" else 15
        signer, master = create_account(
            store, name, kind=kind, said_name=said, agency=agency, discipline=discipline,
            idle_minutes=idle, promise_until=later.isoformat(), training_until=later.isoformat(),
        )  # fmt: skip
        add_words(store, signer.account, master, WORDS, settings.words_profile)
        sign_slots(store, signer)
        return signer

    return make


@pytest.fixture
def cast(beginnings, store, person) -> Cast:
    def made() -> Cast:
        people = {}
        for role, name in NAMES.items():
            kind = "member" if role == "stranger" else role
            people[role] = person(name, kind, SAID.get(role, ""), *WORK.get(role, ("", "")))
        return Cast(**people)

    return beginnings.once("cast", store, made)


@pytest.fixture
def space(beginnings, store, cast) -> OpenSpace:
    """Her space, handed over and written in; her advocate keeps the keys with her."""
    hers = beginnings.once("space", store, lambda: _lived_in(store, cast))
    return open_space(store, cast.youth, hers)


def _lived_in(store: Store, cast: Cast) -> str:
    begun = found(store, cast.advocate)
    hers = take_over(store, cast.youth, offer_hand_over(begun, cast.advocate, cast.youth.card))
    save(hers, kinds.VOICE, Profile(called="Mari", picked=("body", "school", "family")))
    save(hers, kinds.VOICE, Strength(hers="I make people laugh"))
    teeth = save(hers, "body", Goal(hers="Fix my tooth", team="Dental care"))
    save(hers, "body", Step(goal=teeth.id, hers="Call the clinic", who="Tasha"))
    save(hers, "school", Goal(hers="Be in art class"))
    said = Promise(who=cast.advocate.account, name="Tasha", text="Find a bus pass")
    save(hers, kinds.PROMISES, said)
    everything = dict.fromkeys(kinds.SHARED_WITH_KEEPER)
    grant(store, cast.youth, hers, cast.advocate, everything, 365, (SEE, WRITE, REKEY))
    note_in_book(store, cast.advocate, hers.id, name="Mari", picture="leaf")
    return hers.id


def grant(
    store: Store, owner: Signer, space: OpenSpace, reader: Signer,
    parts: dict[str, tuple[str, ...] | None], days: int = 30, rights=(SEE,), release: str = "",
) -> Grant:  # fmt: skip
    """Let somebody in, straight through the spine: grant(..., {"body": None}, 30)."""
    authority = authority_over(store, space.id)
    document = sign_grant(
        owner, authority, reader.card,
        Scope({authority.sections[kind]: items for kind, items in parts.items()}),
        rights=frozenset(rights), starts_at=store.now, ends_at=store.now + timedelta(days=days),
        purpose_hash="", release=release, now=store.now,
    )  # fmt: skip
    return grant_to(space, reader.card, document)


@pytest.fixture
def shared(store, cast, space) -> Grant:
    """The doctor may see all of "body" for 30 days."""
    return grant(store, cast.youth, space, cast.member, {"body": None})


@pytest.fixture
def youth_client(app, space):
    return signed_in(app, NAMES["youth"])


@pytest.fixture
def advocate_client(app, space):
    return signed_in(app, NAMES["advocate"])


@pytest.fixture
def member_client(app, space):
    return signed_in(app, NAMES["member"])


@pytest.fixture
def guardian_client(app, space):
    return signed_in(app, NAMES["guardian"])


@pytest.fixture
def stranger_client(app, space):
    return signed_in(app, NAMES["stranger"])
