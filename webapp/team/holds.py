"""Who is kept away from her: what she said, what staff said, in order, and what follows from it."""

from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta

from crypto.errors import CannotOpenError
from webapp.database import Store, transaction
from webapp.refusals import RefusalError
from webapp.space import exclusions
from webapp.team.agencies import agencies

HERS, HERS_UNDONE = "hers", "hers-undone"
HOLD, OUTSIDE = "hold", "outside"
LIFT, LIFTED = "lift", "lifted"

UNKNOWN_NAME = "keep-away"
"""The kind of message that brings an advocate a name that nobody here is known by."""

SECOND_WITHIN = timedelta(hours=72)
SETTLED_WITHIN = timedelta(days=14)


class KeptAwayError(RefusalError):
    """Nothing is shared with this person now: she, or staff, said so."""

    def __init__(self, account: str):
        super().__init__("kept away")
        self.account = account


@dataclass(frozen=True)
class Voice:
    """One thing that somebody said about one person. `order` is where a court's paper lies,
    `reason` a code of `hold_words`, `paper` the id under which the paper itself is sealed beside
    her people. Old rows have neither of the last two."""

    kind: str
    at: datetime
    who: str = ""
    agency: str = ""
    order: str = ""
    reason: str = ""
    paper: str = ""

    @property
    def rests_on_a_court(self) -> bool:
        """Whether it says where a court's paper is, or has it. A reason alone is neither."""
        return bool(self.order or self.paper)


@dataclass(frozen=True)
class Kept:
    """Everything said about one person in one space, oldest first. `seen` says how many voices
    and tries each advocate has read; `tries` are the days on which this person tried all the
    same."""

    space: str
    account: str
    voices: tuple[Voice, ...] = ()
    seen: dict = field(default_factory=dict)
    tries: tuple[datetime, ...] = ()

    @property
    def by_her(self) -> Voice | None:
        """Her own word, while it stands."""
        said = [voice for voice in self.voices if voice.kind in (HERS, HERS_UNDONE)]
        return said[-1] if said and said[-1].kind == HERS else None

    @property
    def by_staff(self) -> tuple[Voice, ...]:
        """Who of the staff keeps this person away now, the first one first."""
        return self._now()[0]

    @property
    def for_lifting(self) -> tuple[Voice, ...]:
        """Who wants it to end, while one more is missing."""
        return self._now()[1]

    @property
    def lifted_at(self) -> datetime | None:
        """When staff last took it off, while nothing new stands."""
        over = [voice.at for voice in self.voices if voice.kind == LIFTED]
        return over[-1] if over and not self.by_staff else None

    @property
    def is_shut(self) -> bool:
        """Whether anybody's word stands."""
        return bool(self.by_her or self.by_staff)

    @property
    def needs_a_second(self) -> bool:
        """A hold by one alone. A member's own word and a court's order need nobody else."""
        standing = self.by_staff
        alone = bool(standing) and len({voice.agency for voice in standing}) < 2
        return alone and not any(v.rests_on_a_court or v.kind == OUTSIDE for v in standing)

    @property
    def second_by(self) -> datetime:
        """Until when somebody of another place of work should have said the same."""
        return self.by_staff[0].at + SECOND_WITHIN

    def is_overdue(self, now: datetime) -> bool:
        """It stays, and goes to whoever runs the team each day."""
        return self.needs_a_second and now >= self.second_by

    def is_unsettled(self, now: datetime) -> bool:
        """Two weeks, and still one person's word."""
        return self.needs_a_second and now >= self.by_staff[0].at + SETTLED_WITHIN

    def news_for(self, reader: str) -> bool:
        """Whether anything was said by others, or tried, since this advocate read it."""
        voices, tries = self.seen.get(reader, (0, 0))
        said = any(voice.who != reader for voice in self.voices[voices:])
        return said or len(self.tries) > tries

    def _now(self) -> tuple[tuple[Voice, ...], tuple[Voice, ...]]:
        standing: list[Voice] = []
        lifting: list[Voice] = []
        for voice in self.voices:
            if voice.kind == LIFTED:
                standing, lifting = [], []
            elif voice.kind == LIFT and standing:
                lifting.append(voice)
            elif voice.kind in (HOLD, OUTSIDE):
                # Who says the same again cannot keep two others from lifting it.
                is_new = voice.who not in {said.who for said in standing}
                standing, lifting = [*standing, voice], [] if is_new else lifting
        return tuple(standing), tuple(lifting)


def kept_away(store: Store, space: str, account: str) -> Kept:
    """What was said about one person; nothing at all about most."""
    row = store.db.execute(
        "select sealed_facts from holds where id = ?", [_id(store, space, account)]
    ).fetchone()
    return _read(store, _id(store, space, account), row[0]) if row else Kept(space, account)


def everybody_kept(store: Store, space: str) -> list[Kept]:
    """Everybody of whom anything was ever said in one space."""
    rows = store.db.execute(
        "select id, sealed_facts from holds where space_id = ? order by rowid", [space]
    ).fetchall()
    return [found for row in rows if (found := _read_if_whole(store, *row))]


def papers_that_stand(store: Store, space: str) -> set[str]:
    """Ids of every paper that keeps somebody away now. CannotOpenError where a row does not open:
    nobody can tell which of them it names."""
    rows = store.db.execute("select id, sealed_facts from holds where space_id = ?", [space])
    said = (voice for row in rows.fetchall() for voice in _read(store, *row).by_staff)
    return {voice.paper for voice in said if voice.paper}


def overdue(store: Store) -> list[Kept]:
    """Every hold that has waited too long for a second person, the oldest first."""
    rows = store.db.execute("select id, sealed_facts from holds").fetchall()
    every = (_read_if_whole(store, *row) for row in rows)
    late = [one for one in every if one and one.is_overdue(store.now)]
    return sorted(late, key=lambda one: one.second_by)


def say(store: Store, space: str, account: str, voice: Voice) -> Kept:
    """Write one word down, and let the spine shut this person out or back in. Ending what runs
    is the caller's, in the same transaction."""
    with transaction(store.db):
        kept = kept_away(store, space, account)
        kept = replace(kept, voices=(*kept.voices, voice))
        if _are_enough(store, kept.for_lifting):
            # Why is a note on a risk: it serves whoever lets back, and nobody after that.
            said = (replace(voice, reason="") for voice in kept.voices)
            kept = replace(kept, voices=(*said, Voice(LIFTED, store.now)))
        return _shut_or_open(store, kept)


def follow(store: Store, space: str, link: str, account: str) -> None:
    """Who was kept away before they joined stays so by their account, whatever is said of them
    from now on is said of that."""
    with transaction(store.db):
        kept = kept_away(store, space, link)
        if kept.voices:
            store.db.execute("delete from holds where id = ?", [_id(store, space, link)])
            exclusions.readmit(store, space, link)
            _shut_or_open(store, replace(kept, account=account))


def _shut_or_open(store: Store, kept: Kept) -> Kept:
    """`tries` go with the row of the exclusion, and so are kept here first."""
    tries = {*kept.tries, *exclusions.tries_of(store, kept.space, kept.account)}
    keep = exclusions.exclude if kept.is_shut else exclusions.readmit
    keep(store, kept.space, kept.account)
    return _keep(store, replace(kept, tries=tuple(sorted(tries))))


def note_seen(store: Store, space: str, reader: str) -> None:
    """An advocate has read what there is."""
    with transaction(store.db):
        for kept in everybody_kept(store, space):
            counted = (len(kept.voices), len(kept.tries))
            _keep(store, replace(kept, seen=kept.seen | {reader: counted}))


def has_news(store: Store, space: str, reader: str) -> bool:
    """Whether there is anything that this advocate has not read."""
    return any(kept.news_for(reader) for kept in everybody_kept(store, space))


def _are_enough(store: Store, voices: tuple[Voice, ...]) -> bool:
    """Two people of two places of work, where there are two."""
    homes = {voice.agency for voice in voices if voice.agency}
    return len({voice.who for voice in voices}) > 1 and len(homes) >= min(2, len(agencies(store)))


def _id(store: Store, space: str, account: str) -> str:
    # Apart from every other index of this person: a thief sees neither who, nor that it is one.
    return store.seal.reader_index(f"kept away {account}", space)


def _keep(store: Store, kept: Kept) -> Kept:
    id_ = _id(store, kept.space, kept.account)
    facts = asdict(replace(kept, tries=()))
    for voice in facts["voices"]:
        voice["at"] = voice["at"].isoformat()
    facts["tries"] = [at.isoformat() for at in kept.tries]
    sealed = store.seal.seal_facts("holds", "sealed_facts", id_, facts)
    store.db.execute("insert or replace into holds values (?, ?, ?)", [id_, kept.space, sealed])
    return kept


def _read(store: Store, id_: str, sealed: bytes) -> Kept:
    facts = store.seal.open_facts("holds", "sealed_facts", id_, sealed)
    said = (Voice(**{**v, "at": datetime.fromisoformat(v["at"])}) for v in facts["voices"])
    old = [datetime.fromisoformat(at) for at in facts["tries"]]
    new = exclusions.tries_of(store, facts["space"], facts["account"])
    tries = tuple(sorted({*old, *new}))
    return Kept(facts["space"], facts["account"], tuple(said), facts["seen"], tries)


def _read_if_whole(store: Store, id_: str, sealed: bytes) -> Kept | None:
    try:
        return _read(store, id_, sealed)
    except CannotOpenError:
        return None
