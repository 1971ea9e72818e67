"""What the demo's youth shares: with five people now, one that waits for her mother's yes, one
that ended by itself, one she stopped."""

from dataclasses import dataclass, replace
from datetime import timedelta

from webapp.care.people import KeptRelease
from webapp.care.records import save
from webapp.consent.decisions import Decision
from webapp.consent.facts import facts_of
from webapp.consent.limits import dates_of, limits_for
from webapp.consent.offers import scope_of
from webapp.consent.papers import Share
from webapp.consent.rule_tables import rules
from webapp.consent.shares import decide, sign_share
from webapp.consent.statements import hash_of_all, statements_for
from webapp.database import Store
from webapp.demo.voice import CALLED
from webapp.space.grants import Scope
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Signer
from webapp.space.stops import stop


@dataclass(frozen=True)
class Told:
    """One share: whole areas, or single lines by their words; how long ago, for how long."""

    reader: str
    purpose: str
    areas: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    days_ago: int = 5
    days: int = 30
    called: str = CALLED
    is_stopped: bool = False


SHARES = (
    Told("officer", "court", lines=("Know what the judge", "Talk with your lawyer"), called="M."),
    Told("caseworker", "home", areas=("housing",), days=60),
    Told("doctor", "visits", areas=("body", "food")),
    Told("therapist", "safe", areas=("mind", "too-much"), days=90),
    Told("counsellor", "school", areas=("school",), days=60),
    Told("guardian", "know-me", lines=("Breakfast I can make", "No mushrooms. Ever.")),
    Told("officer", "safe", lines=("See my little brother",), days_ago=5, days=3, called="M."),
    Told("counsellor", "know-me", areas=("strengths",), days_ago=4, is_stopped=True),
)


WAITS = Told("caseworker", "papers", lines=("Find my birth paper",), days_ago=1)
"""Her own yes is there; her mother has not answered."""


def share_and_stop(store: Store, people: dict[str, Signer], space: str) -> None:
    """Every share above, signed on its own day; the stopped one is stopped two days later."""
    youth = people["youth"]
    for told in SHARES:
        on_its_day = replace(store, now=store.now - timedelta(days=told.days_ago))
        space_then = open_space(on_its_day, youth, space)
        kept = _share(space_then, youth, people[told.reader], told)
        if told.is_stopped:
            later = replace(store, now=on_its_day.now + timedelta(days=2))
            _stop(open_space(later, youth, space), kept)


def ask_for_a_yes(store: Store, people: dict[str, Signer], space: str) -> None:
    """One share that opens only when her mother says yes, too."""
    on_its_day = replace(store, now=store.now - timedelta(days=WAITS.days_ago))
    space_then = open_space(on_its_day, people["youth"], space)
    asked = (people["guardian"].account,)
    _share(space_then, people["youth"], people[WAITS.reader], WAITS, asked)


def _share(
    space: OpenSpace, youth: Signer, reader: Signer, told: Told, others: tuple[str, ...] = ()
) -> KeptRelease:
    limits = limits_for(reader.card)
    known = (facts_of(space, demo=True), rules(demo=True))

    def ask(part: Scope) -> Decision:
        return decide(space, part, *known, reader=reader.account)

    scope = scope_of(space, limits, reader.account, told.areas, _ids(space, told.lines), ask)
    starts, ends = dates_of(limits, told.days, space.store.now)
    statements = statements_for(limits, reader.card)
    share = Share(
        reader.card, scope, told.purpose, "", starts, ends,
        told.called, "en", statements, hash_of_all(statements, reader.card.name),
    )  # fmt: skip
    return sign_share(space, youth, share, limits, ask(scope), others)


def _ids(space: OpenSpace, beginnings: tuple[str, ...]) -> tuple[str, ...]:
    """Item ids of the lines that begin like this."""
    return tuple(
        item.id
        for kind in space.kinds
        for item in space.section(kind).items()
        if any(_words(item.body).startswith(text) for text in beginnings)
    )


def _words(body: dict) -> str:
    return body.get("hers") or body.get("what") or ""


def _stop(space: OpenSpace, kept: KeptRelease) -> None:
    stop(space, kept.grant)
    ended = {"ended_at": space.store.now.isoformat(), "ended_by": space.me.account}
    record = KeptRelease(**{**kept.body(), **ended, "why": "stopped"}, item=kept.item)
    save(space, "sharing", record)
