"""Agencies and the agreements they signed. An agreement opens nothing by itself."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from crypto.errors import CannotOpenError
from webapp.database import Store, transaction

PART_2 = "part-2"
REGIMES = (
    "vawa", "fvpsa", "voca", "rhya-basic-center", "rhya-living-program", "hipaa", PART_2, "ferpa",
)  # fmt: skip
"""Laws and conditions of funding that an agency can be under; they follow what it writes."""

NO_LAW = "none"
"""Stands alone where somebody said that it is under none of them. Nothing said is not the same."""


@dataclass(frozen=True)
class Agency:
    """`agreement_until` is the last day of the agreement it signed, None without one."""

    id: str
    name: str
    agreement_until: date | None
    regimes: tuple[str, ...] = ()


def add_agency(
    store: Store, name: str, agreement_until: date | None, regimes: tuple[str, ...] | None = None
) -> Agency:
    """Enter an agency and its agreement; one with the same name is renewed instead, and stays
    under the laws it was under unless others are named."""
    found = agency_named(store, name)
    kept = tuple(sorted(regimes if regimes is not None else found.regimes if found else ()))
    agency = Agency(found.id if found else os.urandom(16).hex(), name, agreement_until, kept)
    until = agreement_until.isoformat() if agreement_until else ""
    facts = {"name": name, "until": until, "regimes": kept}
    sealed = store.seal.seal_facts("agencies", "sealed_facts", agency.id, facts)
    with transaction(store.db):
        store.db.execute("insert or replace into agencies values (?, ?)", [agency.id, sealed])
    return agency


def agencies(store: Store) -> list[Agency]:
    """Every agency."""
    rows = store.db.execute("select id, sealed_facts from agencies").fetchall()
    return [_read(store, *row) for row in rows]


def agency_named(store: Store, name: str) -> Agency | None:
    """The agency a card names; None as well where its row is not as it was written, so that a
    gate shuts and no page of hers breaks."""
    rows = store.db.execute("select id, sealed_facts from agencies").fetchall()
    found = (_read_if_whole(store, *row) for row in rows)
    return next((agency for agency in found if agency and agency.name == name), None)


def _read_if_whole(store: Store, id_: str, sealed: bytes) -> Agency | None:
    with suppress(CannotOpenError):
        return _read(store, id_, sealed)
    return None


def regimes_by_name(store: Store) -> dict[str, tuple[str, ...]]:
    """The laws that each agency is under, by the name that stands beside what it wrote."""
    return {agency.name: agency.regimes for agency in agencies(store)}


def _read(store: Store, id_: str, sealed: bytes) -> Agency:
    facts = store.seal.open_facts("agencies", "sealed_facts", id_, sealed)
    until = date.fromisoformat(facts["until"]) if facts["until"] else None
    return Agency(id_, facts["name"], until, tuple(facts.get("regimes", ())))
