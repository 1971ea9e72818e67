"""Agencies and the agreements they signed. An agreement opens nothing by itself."""

import os
from dataclasses import dataclass
from datetime import date

from webapp.database import Store, transaction


@dataclass(frozen=True)
class Agency:
    """`agreement_until` is the last day of the agreement it signed, None without one."""

    id: str
    name: str
    agreement_until: date | None


def add_agency(store: Store, name: str, agreement_until: date | None) -> Agency:
    """Enter an agency and its agreement; one with the same name is renewed instead."""
    found = next((a for a in agencies(store) if a.name == name), None)
    agency = Agency(found.id if found else os.urandom(16).hex(), name, agreement_until)
    until = agreement_until.isoformat() if agreement_until else ""
    sealed = store.seal.seal_facts(
        "agencies", "sealed_facts", agency.id, {"name": name, "until": until}
    )
    with transaction(store.db):
        store.db.execute("insert or replace into agencies values (?, ?)", [agency.id, sealed])
    return agency


def agencies(store: Store) -> list[Agency]:
    """Every agency."""
    rows = store.db.execute("select id, sealed_facts from agencies").fetchall()
    return [_read(store, *row) for row in rows]


def agency_named(store: Store, name: str) -> Agency | None:
    """The agency a card names."""
    return next((agency for agency in agencies(store) if agency.name == name), None)


def _read(store: Store, id_: str, sealed: bytes) -> Agency:
    facts = store.seal.open_facts("agencies", "sealed_facts", id_, sealed)
    until = date.fromisoformat(facts["until"]) if facts["until"] else None
    return Agency(id_, facts["name"], until)
