"""Claim: one changed row of somebody else's keeps nobody from a stop, a call for help, or their own
pages, whichever table it is in."""

import sqlite3
from dataclasses import dataclass, field

import pytest
from pages_cast import csrf, grant, send, signed_in
from sharing_cast import knows_them, people, settings, share  # noqa: F401
from signing_cast import asks, denise, known, papers, parent  # noqa: F401
from spoiling import spoil
from telling_cast import SAID, TICK

from webapp.consent.enabling import enable
from webapp.consent.people import kept_releases
from webapp.consent.rule_tables import rows
from webapp.database import Store
from webapp.holds.acts import she_keeps_away
from webapp.space.cosigning import sign, waiting_for
from webapp.space.emergency import allow, open_in_emergency
from webapp.space.grants import all_grants
from webapp.space.opening import open_space
from webapp.space.stops import check_stop_list
from webapp.team.agencies import agencies

HERS = {"entries", "sections", "items", "instance"}
"""What is signed into her own space, which shuts when it is changed: other tests hold that."""


@dataclass
class Life:
    """Everybody before their screens, and a copy of all there is to go back to."""

    store: Store
    pages: list[tuple]
    acts: dict[str, tuple]
    before: sqlite3.Connection = field(default_factory=lambda: sqlite3.connect(":memory:"))

    def __post_init__(self):
        self.store.db.conn.backup(self.before)
        self.stops = self.store.stop_list.read_bytes()
        self.tokens = {client: csrf(client, "/account") for client, *_ in self.acts.values()}

    def goes_back(self, to: sqlite3.Connection) -> None:
        to.backup(self.store.db.conn)
        self.store.stop_list.write_bytes(self.stops)

    def in_the_way(self) -> list[str]:
        """Every page and act that is not answered as on any day."""
        codes = {address: client.get(address).status_code for client, address in self.pages}
        found = [f"{address}: {code}" for address, code in codes.items() if code != 200]
        now = sqlite3.connect(":memory:")
        self.store.db.conn.backup(now)
        for act, (client, address, words) in self.acts.items():
            token = {"csrf_token": self.tokens[client]}
            code = client.post(address, data=token | words).status_code
            check_stop_list(self.store)
            found += [f"{act}: {code}"] if code != 303 else []
            self.goes_back(now)
        return found

    def spoilt(self, table: str, column: str, where: str, *said: str) -> list[str]:
        """The same, with some rows of one column changed."""
        count = spoil(self.store, table, column, where, *said)
        found = self.in_the_way() if count else []
        self.goes_back(self.before)
        return [f"{table}.{column} where {where}, {one}" for one in found]


@pytest.fixture
def lived(app, store, person, cast, known, denise, papers, share, youth_client, advocate_client):  # noqa: F811
    """A yes that was given and one that waits, a hold, an emergency, what a law made her tell, and
    a rule that somebody answered for."""
    for _each in range(2):
        asks(youth_client, cast.member.account, papers, denise)
        (asked,) = waiting_for(store, cast.guardian)[-1:]
        if not _each:
            sign(store, cast.guardian, asked.offer, {"name": "Denise R."})
    hers = open_space(store, cast.youth, known.id)
    bea = person("bea two", "advocate", "Bea", "Open Door")
    grant(store, cast.youth, hers, bea, {"food": None})
    joao = person("joao", "guardian", "Joao")
    knows_them(hers, joao.card)
    for who in (joao, cast.guardian):
        grant(store, cast.youth, hers, who, {"body": None})
    allow(hers, cast.youth, cast.advocate.card, ["body"], "")
    open_in_emergency(store, cast.advocate, hers.id, ["body"], "ER", is_lawful=True)
    she_keeps_away(open_space(store, cast.youth, hers.id), joao.account)
    form = f"/reports/{hers.id}/new/law"
    line = TICK.findall(advocate_client.get(form).text)[0][0]
    told = {"lines": [line], **SAID, "told_whom": "No. 12"}
    assert send(advocate_client, form, **told).status_code == 303
    enable(store, rows(False)[0], "Chris")
    return kept_releases(open_space(store, cast.youth, hers.id))[0]


@pytest.fixture
def life(app, store, person, cast, known, lived, youth_client, guardian_client, stranger_client):  # noqa: F811
    for name, kind in (("stone harbor", "coordinator"), ("mr ng", "supervisor")):
        person(name, kind, kind, "Open Door")
    him, doctor, door = cast.guardian.account, cast.member.account, f"/doors/{known.id}"
    hers = ("today", "people", f"people/{doctor}", f"receipts/{lived.id}", "plan")
    pages = [(youth_client, f"/{page}") for page in (*hers, "share", "right-now")]
    pages += [(guardian_client, "/home"), (stranger_client, "/shared"), (stranger_client, door)]
    pages += [(signed_in(app, "stone harbor"), "/staff"), (signed_in(app, "mr ng"), "/numbers")]
    acts = {
        "her stop": (youth_client, f"/releases/{lived.grant}/stop", {}),
        "her stop of one person": (youth_client, f"/people/{doctor}/stop", {}),
        "her word": (youth_client, f"/people/{him}/nothing", {}),
        "her call": (youth_client, "/right-now", {"words": "help", "reach": "none"}),
        "the word of staff": (stranger_client, f"{door}/shut", {"name": "Denise"}),
    }
    return Life(store, pages, acts)


def sealed_columns(store):
    """Every column of bytes of every table, as the schema has them today."""
    tables = store.db.execute("select name from sqlite_master where type = 'table'").fetchall()
    for (table,) in tables:
        columns = store.db.execute(f"pragma table_info({table})").fetchall()
        named = [name for _, name, type_, *_ in columns if type_ == "BLOB"]
        yield from ((table, name) for name in named if table not in HERS)


@pytest.fixture
def somebody_elses(store, cast, known):  # noqa: F811
    """Where a row is one person's own: the advocate's and a reader's. In all other tables every
    row is changed at once."""
    hers, doctors = cast.advocate.account, cast.member.account
    clinic = next(one.id for one in agencies(store) if one.name == cast.member.card.agency)
    every, _failed = all_grants(store, known.authority)
    his = next(one.id for one in every if one.reader == cast.guardian.account)
    return {
        "accounts": [("id = ?", hers), ("id = ?", doctors)],
        "memberships": [("account_id = ?", hers)],
        "slots": [("account_id = ?", hers)],
        "agencies": [("id = ?", clinic)],
        "grants": [("id = ?", his)],
        "wraps": [("grant_id = ?", his)],
    }


def test_nobody_is_kept_from_a_stop_a_call_or_their_own_pages(app, store, life, somebody_elses):
    assert life.in_the_way() == []
    found = []
    for table, column in sealed_columns(store):
        for whose in somebody_elses.get(table, [("1",)]):
            app.extensions["throttle"].__init__()
            found += life.spoilt(table, column, *whose)

    assert found == [], "\n".join(found)
