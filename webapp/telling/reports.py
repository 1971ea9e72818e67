"""A record of what the law makes somebody tell: which lines, and who looks at it as second."""

from dataclasses import dataclass
from typing import BinaryIO

from webapp.account.accounts import card_of, known_account
from webapp.care.addresses import area_key, part_of
from webapp.care.file_fields import bare_file
from webapp.care.plans import KINDS
from webapp.care.readers import running_grants
from webapp.care.told import SentLine, line_of
from webapp.care.voices import Preference, Strength, Wish
from webapp.care.writers import written_by
from webapp.database import Store, transaction
from webapp.refusals import RefusalError
from webapp.space import kinds
from webapp.space.exclusions import is_excluded
from webapp.space.inbox import drop, messages, post
from webapp.space.items import Item
from webapp.space.mandates import COURT_ORDER, Mandate, approve, disclose, mandates
from webapp.space.opening import OpenSpace
from webapp.space.people import Card, Hand, Signer
from webapp.space.refused import NotGrantedError
from webapp.team.agencies import regimes_by_name
from webapp.team.compelled import laws_that_compel
from webapp.team.invites import STAFF
from webapp.team.keepers import keepers_of
from webapp.team.staff import colleagues
from webapp.telling.laws import compels, laws_of

TO_SIGN = "told-to-sign"
WHY_ON_PAPER = "why_on_paper"
"""Under this name the record keeps why an order lies only on paper."""

READ = {*KINDS, *(record.kind for record in (Preference, Strength, Wish))}


class NoOrderError(RefusalError):
    """A court's order lies beside its record, or it says why there is only paper."""


class CannotReadThemError(RefusalError):
    """The second person would read lines here that nobody lets them read."""


@dataclass(frozen=True)
class Line:
    """One line that can be picked; `key` names it in a form."""

    key: str
    said: SentLine


@dataclass(frozen=True)
class Report:
    """What the page asked. `said` is kept in the record as it was typed; `paper` is the order,
    or the letter that a report was taken; `rule` the row that makes them tell of danger;
    `only_lets` that the law says may."""

    kind: str
    chosen: dict[str, tuple[str, ...]]
    said: dict
    told: str
    second: str = ""
    is_part_2_order: bool = False
    paper: BinaryIO | None = None
    rule: str = ""
    only_lets: bool = False


def lines_to_pick(space: OpenSpace) -> list[Line]:
    """Every line that the person asking can open now, in the plan's order."""
    return [
        Line(f"{area_key(kind)}-{item.id}", line_of(kind, item.body, item.source))
        for kind in parts(space)
        for item in _items(space, kind)
    ]


def picked(keys: list[str]) -> dict[str, tuple[str, ...]]:
    """The keys of a form as item ids by section."""
    chosen: dict[str, tuple[str, ...]] = {}
    for key in dict.fromkeys(keys):
        part, _dash, id_ = key.partition("-")
        kind = part_of(part)
        chosen[kind] = (*chosen.get(kind, ()), id_)
    return chosen


def seconds(space: OpenSpace) -> list[Card]:
    """Who may look at an order as the second one: who keeps the keys with her, and whoever answers
    for the asker at the same place of work and was compared by somebody. A key keeper may also
    name others of the staff whom she lets in: nobody else reads who they are."""
    store, me = space.store, space.me
    found = {one.card.account: one.card for one in keepers_of(space)}
    if space.is_keeper:
        readers = {grant.reader for grant in running_grants(space)}
        found |= {id_: card_of(store, id_) for id_ in readers if _is_staff(store, id_)}
    for one in colleagues(store):
        is_same = bool(me.card.agency) and one.card.agency == me.card.agency
        if one.account.kind == "supervisor" and is_same and one.vouches:
            found[one.card.account] = one.card
    out = {me.account, space.authority.owner.account}
    return [
        card
        for id_, card in found.items()
        if id_ not in out
        and (account := known_account(store, id_))
        and not account.is_frozen
        and not is_excluded(store, space.id, id_)
    ]


def tell(space: OpenSpace, discloser: Signer, report: Report) -> str:
    """Write it down; returns its id. The second person of an order finds it on their own page.

    NotCompelledError where a law merely allows it; NeedsApproverError; CannotReadThemError;
    NoOrderError; NotGrantedError for a line that is not open to the discloser; what a file is
    not kept for (`care.file_fields.REFUSALS`).
    """
    if report.kind == COURT_ORDER and not (report.paper or report.said.get(WHY_ON_PAPER)):
        raise NoOrderError("no order, and no word why")
    second = next((card for card in seconds(space) if card.account == report.second), None)
    if second and not _may_read(space, second, report.chosen):
        raise CannotReadThemError("the second person cannot open these lines")
    known = regimes_by_name(space.store)
    laws = laws_of(_names(space, discloser, report.chosen), known)
    binding = laws_that_compel(space.store, discloser.card) if report.rule else ()
    law = next((one for one in binding if one.rule == report.rule), None)
    is_compelled = compels(
        report.kind, laws, is_part_2_order=report.is_part_2_order, law=law,
        only_lets=report.only_lets,
    )  # fmt: skip
    named = {"rule": law.rule, "checked_law": law.citation} if law else {}
    approver = second if report.kind == COURT_ORDER else None
    paper = bare_file(report.paper) if report.paper else None
    with transaction(space.store.db):
        id_ = disclose(
            space, discloser, report.kind, report.chosen, report.said | named, told=report.told,
            is_compelled=is_compelled, approver=approver, paper=paper,
        )  # fmt: skip
        if approver:
            post(space.store, discloser, approver, TO_SIGN, {"id": id_}, space=space.id)
    return id_


def the_report(store: Store, me: Hand, space: str, id_: str) -> Mandate:
    """One record that this person holds. NotGrantedError for any other, and for who is kept away
    from her."""
    if is_excluded(store, space, me.account):
        raise NotGrantedError("kept away")
    found = next((one for one in mandates(store, me, space) if one.id == id_), None)
    if found is None:
        raise NotGrantedError("no such record")
    return found


def waiting_for(store: Store, me: Hand) -> list[Mandate]:
    """Orders that wait for this person's name under them; of nobody they are kept away from."""
    asked = [m for m in messages(store, me) if m.kind == TO_SIGN]
    spaces = {m.space for m in asked if not is_excluded(store, m.space, me.account)}
    held = {space: mandates(store, me, space) for space in spaces}
    ids = {(m.space, m.body.get("id")) for m in asked}
    return [
        one
        for space, records in held.items()
        for one in records
        if (space, one.id) in ids and not one.may_go_out and _said_by(one) != me.account
    ]


def sign_second(store: Store, second: Signer, space: str, id_: str) -> None:
    """The second name under it, and it waits no more."""
    with transaction(store.db):
        the_report(store, second, space, id_)
        approve(store, second, space, id_)
        for message in messages(store, second):
            if message.kind == TO_SIGN and message.body.get("id") == id_:
                drop(store, second, message.id)


def _said_by(record: Mandate) -> str:
    return record.document.body["discloser"]


def parts(space: OpenSpace) -> list[str]:
    """The kinds of section whose lines can be picked."""
    return [kind for kind in space.kinds if kind in (*kinds.AREAS, kinds.VOICE)]


def _items(space: OpenSpace, kind: str) -> list[Item]:
    return [item for item in space.section(kind).items() if item.kind in READ]


def _names(space: OpenSpace, discloser: Hand, chosen: dict[str, tuple[str, ...]]) -> set[str]:
    """Whose words they are, and whose law binds the one who tells."""
    items = [space.section(kind).item(id_) for kind in chosen for id_ in chosen[kind]]
    return {name for item in items for name in written_by(item)} | {discloser.card.agency}


def _may_read(space: OpenSpace, second: Card, chosen: dict[str, tuple[str, ...]]) -> bool:
    """Whoever answers for the discloser reads what is sent; anybody else must be let in already."""
    if second.kind == "supervisor":
        return True
    scopes = [g.scope for g in running_grants(space) if g.reader == second.account]
    ids = space.authority.sections
    return all(
        any(scope.covers(ids[kind], item) for scope in scopes)
        for kind in chosen
        for item in chosen[kind]
    )


def _is_staff(store: Store, account: str) -> bool:
    found = known_account(store, account)
    return found is not None and found.kind in STAFF
