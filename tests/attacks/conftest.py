"""What there is to steal: a lived-in space, made by the real app on real files."""

from dataclasses import replace

import pytest
from cosigning_cast import joao, offer, rosa  # noqa: F401
from pages_cast import grant
from papers_cast import png

from crypto.labels import Tag
from webapp.care.people import Person
from webapp.care.records import save, take_out
from webapp.care.voices import Page
from webapp.database import truncate_wal
from webapp.instance_seal import InstanceSeal
from webapp.keyfile import KeyFile
from webapp.space import kinds
from webapp.space.drafts import keep_draft
from webapp.space.inbox import post
from webapp.space.opening import open_space
from webapp.space.releases import add_release
from webapp.space.signatures import write as paper
from webapp.space.stops import stop
from webapp.space.writing import Put, write
from webapp.team.portraits import keep_portrait
from webapp.team.viewing import note_view

SAID = {
    "an old version": "sentinel-first-wording",
    "a line": "sentinel-second-wording",
    "a line taken out": "sentinel-taken-out",
    "a page of her own": "sentinel-just-for-me",
    "a title": "sentinel-title-of-it",
    "a purpose": "sentinel-purpose-of-sharing",
    "a message": "sentinel-in-the-inbox",
    "a draft": "sentinel-never-sent",
    "a name she gave": "sentinel-what-she-calls-him",
    "a reason": "sentinel-why-it-stopped",
}


@pytest.fixture
def life(app, store, cast, space, shared, member_client, youth_client):
    """Every kind of text she and her people leave, sessions open, one stop, one take-out."""
    youth, doctor = cast.youth, cast.member
    hers = open_space(store, youth, space.id)
    (line,) = write(hers, "school", Put("goal", {"hers": SAID["an old version"]}))
    write(hers, "school", Put("goal", {"hers": SAID["a line"]}, line.id))
    (gone,) = write(hers, "school", Put("goal", {"hers": SAID["a line taken out"]}))
    save(hers, kinds.PRIVATE, Page(title=SAID["a title"], text=SAID["a page of her own"]))
    save(hers, kinds.SHARING, Person(account=doctor.account, name=SAID["a name she gave"]))
    body = {"space": space.id, "reader": doctor.account, "purpose": SAID["a purpose"]}
    signed = paper(Tag.RELEASE, body).signed_by("owner", youth.identity)
    release = add_release(store, signed, {p.account: p.card.keys for p in (youth, doctor)})
    post(store, doctor, youth.card, "question", {"text": SAID["a message"]}, space=space.id)
    keep_draft(store, youth.account, youth.card.keys.box, "/form", {"hers": SAID["a draft"]})
    with app.test_request_context():
        note_view(open_space(store, doctor, space.id), ["body"])
    keep_portrait(store, doctor.account, png())
    other = grant(store, youth, hers, cast.stranger, {"school": None}, release=release)
    stop(hers, other.id, why=SAID["a reason"])
    take_out(hers, "school", gone.id)
    truncate_wal(store.db)
    return open_space(store, youth, space.id)


@pytest.fixture
def cheap(settings):
    return settings.words_profile


@pytest.fixture
def said():
    """What was left, by where."""
    return SAID


@pytest.fixture
def other_store(store):
    """The same database under a key file that somebody made up."""
    return replace(store, seal=InstanceSeal(KeyFile.generate(), allows_cheap_words=True))
