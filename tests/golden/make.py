"""Makes the golden database of format 1: run once, before the format is let go, and never again.

    PYTHONPATH=. python tests/golden/make.py FOLDER

A change after that is a new format, with a golden database of its own beside this one.
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crypto.labels import Tag
from crypto.passphrase import STANDARD
from webapp.account.accounts import create_account
from webapp.account.unlocking import add_code, add_words, sign_slots
from webapp.database import Store, open_database
from webapp.instance_seal import InstanceSeal
from webapp.keyfile import KeyFile, check_belongs
from webapp.migrations import migrations
from webapp.space import kinds
from webapp.space.books import note_in_book
from webapp.space.drafts import keep_draft
from webapp.space.grants import REKEY, SEE, WRITE, Scope, sign_grant
from webapp.space.inbox import post
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Signer
from webapp.space.releases import add_release
from webapp.space.sharing import grant_to
from webapp.space.signatures import write as paper
from webapp.space.spaces import found, offer_hand_over, take_over
from webapp.space.stops import stop
from webapp.space.writing import Put, write

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
WORDS = "four golden kites drift"
CODE = bytes(range(20))
YEARS = 365 * 50


def make(folder: Path, live: Callable[[Store], None], name: str) -> None:
    """Write NAME.db, NAME-keys.json and NAME-stops.list."""
    keyfile = KeyFile.load_or_make(folder / f"{name}-keys.json", database_exists=False)
    path = folder / f"{name}.db"
    db = open_database(path.with_suffix(".made"))
    migrations.apply(db)
    check_belongs(keyfile, db)
    live(Store(db, InstanceSeal(keyfile), NOW, folder / f"{name}-stops.list"))
    db.execute("VACUUM INTO ?", [str(path)])
    db.conn.close()
    for made in folder.glob("*.made*"):
        made.unlink()


def live(store: Store) -> None:
    """A little of everything that a format holds."""
    youth = joined(store, "golden youth", "youth")
    advocate = joined(store, "golden advocate", "advocate")
    doctor = joined(store, "golden doctor", "member")
    young = found(store, advocate)
    space = take_over(store, youth, offer_hand_over(young, advocate, youth.card))
    let(space, youth, advocate, dict.fromkeys(kinds.SHARED_WITH_KEEPER), (SEE, WRITE, REKEY))
    (teeth, sleep) = write(
        space, "body", Put("goal", {"hers": "teeth"}), Put("goal", {"hers": "sleep — lots"})
    )
    write(space, "body", Put("goal", {"hers": "teeth, soon"}, teeth.id))
    write(space, kinds.PRIVATE, Put("page", {"title": "mine", "text": "only mine"}))
    let(space, youth, doctor, {"body": (teeth.id,)}, (SEE,))
    stop(space, let(space, youth, doctor, {"body": None, "school": None}, (SEE,)))
    again = open_space(store, advocate, space.id)
    write(again, "school", Put("goal", {"hers": "art"}, source="Open Door", witness=True))
    body = {"space": space.id, "reader": doctor.account, "purpose": "to help with teeth"}
    signed = paper(Tag.RELEASE, body).signed_by("owner", youth.identity)
    add_release(store, signed, {who.account: who.card.keys for who in (youth, doctor)})
    post(store, doctor, youth.card, "question", {"text": "when?"}, space=space.id)
    note_in_book(store, advocate, space.id, name="Mari", picture="leaf")
    keep_draft(store, youth.account, youth.card.keys.box, "/form", {"hers": "half a tho"})
    for who in (youth, advocate, doctor):
        sign_slots(store, who)


def joined(store: Store, name: str, kind: str) -> Signer:
    """An account that secret words open at their full price, and a backup code."""
    signer, master = create_account(store, name, kind=kind, said_name=name)
    add_words(store, signer.account, master, WORDS, STANDARD)
    add_code(store, signer.account, master, CODE)
    return signer


def let(space: OpenSpace, owner: Signer, reader: Signer, parts: dict, rights: tuple) -> str:
    """A grant that outlives whoever runs this test; returns its id."""
    sections = {space.authority.sections[kind]: items for kind, items in parts.items()}
    document = sign_grant(
        owner, space.authority, reader.card, Scope(sections), rights=frozenset(rights),
        starts_at=NOW, ends_at=NOW + timedelta(days=YEARS), purpose_hash="", release="", now=NOW,
    )  # fmt: skip
    return grant_to(space, reader.card, document).id


if __name__ == "__main__":
    make(Path(sys.argv[1]), live, "format-1")
