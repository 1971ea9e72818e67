"""Who gave the other yes and how, as her own receipt says it: read from what was signed."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.care.ceremonies import OWN_SCREEN
from webapp.care.people import KeptRelease
from webapp.space.grants import LIVE, WAITING, Grant, one_grant
from webapp.space.links import links_of
from webapp.space.on_paper import SAID_HASH, words_said_back
from webapp.space.opening import OpenSpace
from webapp.space.proofs import true_lines
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.signatures import read
from webapp.space.signers import missing, row_of
from webapp.team.guardians import names_of_links, rights_of_links
from webapp.team.names import Names


@dataclass(frozen=True)
class Given:
    """One yes that counts. `right` is what staff wrote down of why this person may sign; `about`
    is what the page or the witness wrote, as it was signed; `said_back` the words, and their
    translation, of whoever signed on paper; `helped` what a signer on a screen said of who put it
    into their words."""

    name: str
    at: datetime
    witness: str = ""
    right: str = ""
    about: dict = field(default_factory=dict)
    said_back: dict = field(default_factory=dict)
    helped: dict = field(default_factory=dict)

    @property
    def how(self) -> str:
        """On their own screen, with a name on paper, or with a mark."""
        return self.about.get("channel", OWN_SCREEN)

    @property
    def interpreter(self) -> dict:
        """Who put it into another language; empty where nobody had to."""
        return self.about.get("interpreter") or {}

    @property
    def told(self) -> list[str]:
        """Codes of what was read and signed; nothing where that was not kept yet."""
        return self.about.get("statements") or []

    @property
    def text(self) -> str:
        """Which text was read: version, language, and the beginning of its hash."""
        said = (self.about.get("version"), self.about.get("language"), self.about.get("hash"))
        return ", ".join(word[:16] for word in said if word)


def given(space: OpenSpace, kept: KeptRelease) -> list[Given]:
    """Every yes of others that counts now. While it waits, only those on paper, which somebody of
    her own team wrote down. When it is over, none: nobody reads there whose yes went."""
    grant = one_grant(space.store, space.authority, kept.grant) if kept.others else None
    if grant is None or not grant.needs or grant.state not in (WAITING, LIVE):
        return []
    names, rights = _by_signer(space, names_of_links), _by_signer(space, rights_of_links)
    absent = missing(space.store, space.id, grant.needs)
    signed = [who for who in sorted(grant.needs.signers) if who not in absent]
    found = []
    for who in signed:
        with suppress(CannotOpenError, KeyError, TypeError, ValueError):
            found.append(_one(space, grant, who, names.get(who, ""), rights.get(who, "")))
    waits = grant.is_waiting(space.store.now)
    return [one for one in found if one.witness or not waits]


def _by_signer(space: OpenSpace, of_links: Callable) -> dict[str, str]:
    """What is known of each link, by the link and by the account that joined by it."""
    said, links = of_links(space), links_of(space.store, space.id)
    return said | {link.account: said.get(link.id, "") for link in links if link.account}


def _one(space: OpenSpace, grant: Grant, who: str, name: str, right: str) -> Given:
    row = row_of(space.store, space.id, grant.needs.offer, who)
    said = read(row["document"], Tag.COSIGNATURE).body
    witness = Names(space).of(said["witness"]) if said["witness"] else ""
    called = name or said["about"].get("name", "")
    at, about = datetime.fromisoformat(said["at"]), said["about"]
    return Given(called, at, witness, right, about, _said_back(space, about), row.get("helped", {}))


def _said_back(space: OpenSpace, about: dict) -> dict:
    """From her log; what was signed before it lay there stands in the yes itself."""
    if SAID_HASH in about:
        with suppress(ChangedBehindError, NotGrantedError):
            return words_said_back(true_lines(space), about)
        return {}
    return {"said": about.get("said_back", ""), "translation": about.get("translation", "")}
