"""What every random life begins and ends with: a database of its own, people, and her space."""

import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from spine_cast import NOW

from webapp.account.accounts import create_account
from webapp.database import Store, open_database
from webapp.instance_seal import InstanceSeal
from webapp.keyfile import KeyFile
from webapp.migrations import migrations
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Signer
from webapp.space.spaces import found, offer_hand_over, take_over


class Life:
    """One youth, whose space her advocate began, and others by name. A machine mixes it in."""

    store: Store
    people: dict[str, Signer]
    space: str

    def begin_life(self, people: dict[str, str]) -> None:
        """Everybody joined, by kind; her space is handed over and nothing stands in it."""
        self.folder = Path(tempfile.mkdtemp())
        db = open_database(self.folder / "daybook.db")
        migrations.apply(db)
        seal = InstanceSeal(KeyFile.generate())
        self.store = Store(db, seal, NOW, self.folder / "stops.list")
        self.people = {name: self.joins(name, kind) for name, kind in people.items()}
        founder, owner = self.people["advocate"], self.people["youth"]
        young = found(self.store, founder)
        self.space = take_over(self.store, owner, offer_hand_over(young, founder, owner.card)).id

    def joins(self, name: str, kind: str) -> Signer:
        """One account."""
        return create_account(self.store, name, kind=kind)[0]

    def teardown(self) -> None:
        """Nothing of it stays, also where it ended before it had begun."""
        if hasattr(self, "store"):
            self.store.db.conn.close()
            shutil.rmtree(self.folder)

    @property
    def now(self) -> datetime:
        """The time of this life."""
        return self.store.now

    def open(self, name: str) -> OpenSpace:
        """Her space as one of them may see it now."""
        return open_space(self.store, self.people[name], self.space)

    def hers(self) -> OpenSpace:
        """Her space as she sees it."""
        return self.open("youth")
