"""My people and who sees what: read from checked grants, named by the people she keeps."""

from dataclasses import dataclass
from datetime import datetime

from crypto.errors import CannotOpenError
from crypto.labels import Tag
from webapp.account.accounts import known_account, known_card
from webapp.care.people import COMPARED, KeptRelease, Person
from webapp.care.records import records
from webapp.care.terms import Terms, check_release, terms_of
from webapp.space import kinds
from webapp.space.emergencies import is_for_emergencies, openings_of
from webapp.space.grants import LIVE, OWNER_GRANT, REKEY, Grant, all_grants
from webapp.space.opening import OpenSpace
from webapp.space.people import Card
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.signatures import Document, read
from webapp.team.deciding import OPEN, Refused, may
from webapp.team.doors import standing_of
from webapp.team.guardians import entered_names


@dataclass(frozen=True)
class Sharing:
    """One grant that runs or is about to. `kept` is None for a key keeper's; `is_waiting` says
    that somebody else must sign before anybody can open it."""

    grant: Grant
    kept: KeptRelease | None
    terms: Terms | None
    what: tuple[tuple[str, int | None], ...]
    is_coming: bool
    is_waiting: bool = False

    @property
    def id(self) -> str:
        """The grant's id."""
        return self.grant.id


@dataclass(frozen=True)
class Known:
    """One of her people. `is_shut` says that something is shared and cannot be opened now, for
    reasons she is not told; `has_changed` that the keys are not those that were checked;
    `says_anew` what else of the card is not as it was then. `in_need` is what they may open in
    an emergency, which is no share; `open_until` when one ends that is open now. Who is not `here`
    was entered by staff and has no account."""

    person: Person
    card: Card | None
    sharings: tuple[Sharing, ...]
    is_shut: bool
    has_changed: bool
    is_vouched_or_proven: bool = False
    says_anew: tuple[str, ...] = ()
    in_need: Sharing | None = None
    open_until: datetime | None = None
    is_here: bool = True

    @property
    def is_checked(self) -> bool:
        """Whether somebody made sure that this is really them, with the card of today."""
        is_same = self.card is not None and not (self.has_changed or self.says_anew)
        return self.is_vouched_or_proven and is_same

    @property
    def keeps_keys(self) -> bool:
        """Whether this person keeps the plan with her."""
        return any(REKEY in sharing.grant.rights for sharing in self.sharings)


def people_of(space: OpenSpace) -> list[Known]:
    """Everybody she knows, and everybody whose grant runs: those who see something first."""
    by_reader: dict[str, list[Grant]] = {}
    for grant in live_grants(space):
        by_reader.setdefault(grant.reader, []).append(grant)
    people, kept = _noted(space)
    for account in by_reader:
        people.setdefault(account, Person(account=account))
    known = [_known(space, p, by_reader.get(p.account, []), kept) for p in people.values()]
    return sorted(known, key=lambda k: (not k.sharings, k.person.name.casefold()))


def _noted(space: OpenSpace) -> tuple[dict[str, Person], dict[str, KeptRelease]]:
    """Whom she knows and what she signed, by account and by grant. Nothing while that part is
    shut: what runs is read from the grants, and a line that is lost must not keep her from
    stopping it."""
    try:
        people = {p.account: p for p in records(space.section(kinds.SHARING), Person)}
        return people, {kept.grant: kept for kept in kept_releases(space)}
    except ChangedBehindError:
        return {}, {}


def known_person(space: OpenSpace, account: str) -> Known:
    """One of them. NotGrantedError for somebody she does not know."""
    found = next((k for k in people_of(space) if k.person.account == account), None)
    if found is None:
        raise NotGrantedError("not one of her people")
    return found


def entered_people(space: OpenSpace) -> list[Known]:
    """Whom staff entered as who may sign, and who has no account: they see nothing."""
    named = sorted(entered_names(space).items(), key=lambda one: one[1].casefold())
    return [
        Known(Person(account=id_, name=name), None, (), False, False, is_here=False)
        for id_, name in named
    ]


def known_or_entered(space: OpenSpace, account: str) -> Known:
    """Whoever has a page of hers. NotGrantedError for somebody she does not know."""
    entered = (known for known in entered_people(space) if known.person.account == account)
    return next(entered, None) or known_person(space, account)


def live_grants(space: OpenSpace) -> list[Grant]:
    """Every checked grant that has not ended, also one that starts tomorrow or waits for a yes;
    the owner's not."""
    known, _failed = all_grants(space.store, space.authority)
    now = space.store.now
    others = [grant for grant in known if OWNER_GRANT not in grant.rights]
    return [g for g in others if g.is_waiting(now) or (g.state == LIVE and g.ends_at > now)]


def kept_releases(space: OpenSpace) -> list[KeptRelease]:
    """Her copies of everything she ever signed, oldest first."""
    return records(space.section(kinds.SHARING), KeptRelease)


def document_of(space: OpenSpace, kept: KeptRelease) -> Document:
    """The release in her copy. CannotOpenError when it is not what she signed."""
    document = read(kept.document, Tag.RELEASE)
    if document.hash.hex() != kept.release or document.body["space"] != space.id:
        raise CannotOpenError
    check_release(document)
    return document


def _known(
    space: OpenSpace, person: Person, grants: list[Grant], kept: dict[str, KeptRelease]
) -> Known:
    card = known_card(space.store, person.account)
    if card and not person.name:
        person = Person(account=person.account, name=card.name, item=person.item)
    every_day = [grant for grant in grants if not is_for_emergencies(grant)]
    sharings = tuple(_sharing(space, grant, kept.get(grant.id)) for grant in every_day)
    changed = card is None or person.fingerprint not in ("", card.fingerprint)
    held = person.how != COMPARED or person.is_proven(space.id, space.authority.owner)
    shut = _is_shut(space, card, every_day)
    anew = person.says_anew(card) if card else ()
    proven = person.is_checked and held
    in_need = next((_sharing(space, g, None) for g in grants if is_for_emergencies(g)), None)
    until = _open_until(space, in_need)
    return Known(person, card, sharings, shut, changed, proven, anew, in_need, until)


def _open_until(space: OpenSpace, in_need: Sharing | None) -> datetime | None:
    store = space.store
    known = openings_of(store, in_need.grant) if in_need else []
    return max((one.until for one in known if one.is_open(store.now)), default=None)


def _is_shut(space: OpenSpace, card: Card | None, grants: list[Grant]) -> bool:
    store = space.store
    running = [g for g in grants if g.is_running(store.now)]
    if not running:
        return False
    if card is None or any(grant.keys != card.keys for grant in running):
        return True
    account = known_account(store, card.account)
    if account is None:
        return True
    standing = standing_of(store, account, card.agency)
    answers = (may(standing, OPEN, g.scope, g, store.now, store.today) for g in running)
    return any(isinstance(answer, Refused) for answer in answers)


def _sharing(space: OpenSpace, grant: Grant, kept: KeptRelease | None) -> Sharing:
    kept = kept if kept and kept.release == grant.release else None
    terms = terms_of(document_of(space, kept), grant.id) if kept else None
    now, what = space.store.now, what_in(space, grant)
    return Sharing(grant, kept, terms, what, grant.starts_at > now, grant.is_waiting(now))


def what_in(space: OpenSpace, grant: Grant) -> tuple[tuple[str, int | None], ...]:
    """(kind of section, how many single lines or None for all of it), in the plan's order."""
    parts = grant.scope.parts
    return tuple(
        (kind, None if parts[id_] is None else len(parts[id_]))
        for kind, id_ in space.authority.sections.items()
        if id_ in parts
    )
