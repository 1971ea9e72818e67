"""Whether a law lets a custodian read a part in an emergency: by who could have written in it."""

from collections.abc import Iterable

from crypto.errors import CannotOpenError
from webapp.account.accounts import NoSuchAccountError, card_of
from webapp.care.writers import UNNAMED
from webapp.database import Store
from webapp.space.authority import Authority, authority_over
from webapp.space.grants import OWNER_GRANT, WRITE, all_grants
from webapp.space.hands import gives
from webapp.space.items import HERS
from webapp.space.people import Card
from webapp.team.agencies import NO_LAW, regimes_by_name

MET = frozenset({"hipaa", "ferpa", NO_LAW})
"""Laws that let another place of work read when a life or health is in danger (45 CFR
164.512(j), 34 CFR 99.36). 42 CFR 2.51 lets medical people alone, and the laws of shelters and
advocates (34 USC 12291(b)(2), 45 CFR 1370.4, 28 CFR 94.115, 45 CFR 1351.21) have no such way."""


def lets_in(sources: Iterable[str], home: str, known: dict[str, tuple[str, ...]]) -> bool:
    """`sources` are whose words they may be. Her own she gave herself; those of the custodian's
    own place of work do not leave it. Of any other, each law must let it: one of which nobody
    said under which laws it is, or that nobody entered, lets nothing."""
    others = {name for name in sources if name != HERS and not (home and name == home)}
    return all(known.get(name) and set(known[name]) <= MET for name in others)


def lawful_parts(store: Store, custodian: Card, space: str, of: list[str]) -> list[str]:
    """Those of these kinds of section that a law lets this person open. It is known without a
    key: the lines are shut, but who could write them is not."""
    authority, known = authority_over(store, space), regimes_by_name(store)
    home = source_of_card(custodian)
    return [k for k in of if lets_in(_writers(store, authority, k), home, known)]


def source_of_card(card: Card) -> str:
    """As `writers.source_of` names what this person writes."""
    return card.agency or card.name or "team"


def _writers(store: Store, authority: Authority, kind: str) -> set[str]:
    """Whoever began the space, and everybody who ever had the right to write in this part."""
    section, (known, _failed) = authority.sections.get(kind, ""), all_grants(store, authority)
    others = [g for g in known if OWNER_GRANT not in g.rights]
    readers = {g.reader for g in others if gives(WRITE, section, g)}
    founder = authority.founder
    names = {_source(store, account) for account in {*readers, founder.account}}
    return names | {source_of_card(founder)}


def _source(store: Store, account: str) -> str:
    try:
        return source_of_card(card_of(store, account))
    except (NoSuchAccountError, CannotOpenError):
        return UNNAMED
