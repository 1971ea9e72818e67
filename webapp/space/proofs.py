"""Whether the trail tells the truth: who signed a line, and are the rows what it said last."""

from dataclasses import dataclass

from webapp.database import one_moment
from webapp.space.grants import LIVE
from webapp.space.opening import OpenSpace, open_space
from webapp.space.refused import ChangedBehindError
from webapp.space.spaces import log_box
from webapp.space.trail import Line, Reading, read_trail


def true_lines(space: OpenSpace, *, newest: int | None = None) -> list[Line]:
    """The newest lines of the trail (all when None), newest first, without those that were not
    signed by whom they name. Anybody who writes rows can append a line: what is believed of
    one, and not only shown, is read here. NotGrantedError as for `prove`."""
    reading = read_trail(space.store, space.id, log_box(space), newest=newest)
    hands = _hands(space)
    return [line for line in reading.lines if _is_signed(space, line, hands)]


@dataclass(frozen=True)
class Proof:
    """Every line of a trail, and what is wrong: `forged` are numbers of lines that were not
    signed by whom they name; `put_back` are ids of sections and grants that are older than
    the trail says, because somebody put old rows back."""

    reading: Reading
    forged: list[int]
    put_back: list[str]

    @property
    def holds(self) -> bool:
        """Nothing is wrong."""
        return not (self.reading.broken or self.forged or self.put_back)


def prove(space: OpenSpace) -> Proof:
    """Read the whole trail and compare. NotGrantedError for who does not hold the log section."""
    with one_moment(space.store.db):
        now = open_space(space.store, space.me, space.id)
        reading = read_trail(now.store, now.id, log_box(now))
        hands = _hands(now)
        forged = [line.number for line in reading.lines if not _is_signed(now, line, hands)]
        true = [line for line in reading.lines if line.number not in forged]
        return Proof(reading, forged, _older_sections(now, true) + _older_grants(now, true))


def _hands(space: OpenSpace) -> set[tuple[str, str]]:
    """Account and hand key (hex) of everybody who ever stood in this space."""
    authority = space.authority
    cards = (authority.founder, authority.owner, *authority.earlier)
    known = {(card.account, card.keys.hand.hex()) for card in cards}
    return (
        known
        | {(grant.reader, grant.keys.hand.hex()) for grant in space.known}
        | {pair for grant in space.known if grant.needs for pair in grant.needs.hands}
        | {("", space.store.seal.log_signer.public.hex())}
    )


def _is_signed(space: OpenSpace, line: Line, hands: set[tuple[str, str]]) -> bool:
    """The server may write a line about anybody but her: what she did, her own hand says."""
    by_server = ("", line.by_key) in hands and not space.authority.is_owner(line.actor)
    return by_server or (line.actor, line.by_key) in hands


def _older_sections(space: OpenSpace, lines: list[Line]) -> list[str]:
    told: dict[str, str] = {}
    for line in sorted(lines, key=lambda line: line.number):
        told |= line.about.get("lists", {})
    kinds = [kind for kind in space.kinds if space.authority.sections[kind] in told]
    return [
        space.authority.sections[kind]
        for kind in kinds
        if _list_hash(space, kind) != told[space.authority.sections[kind]]
    ]


def _list_hash(space: OpenSpace, kind: str) -> str:
    try:
        return space.section(kind).list.hash
    except ChangedBehindError:
        return ""


def _older_grants(space: OpenSpace, lines: list[Line]) -> list[str]:
    ended = {line.about.get("grant") for line in lines if line.kind == "stopped"}
    return [grant.id for grant in space.known if grant.state == LIVE and grant.id in ended]
