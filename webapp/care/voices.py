"""Her own voice: what to call her, how she wants things, what she is good at, what she says."""

from dataclasses import dataclass, field
from typing import ClassVar

from webapp.care.records import Record

HUES = ("sea", "moss", "clay", "plum", "sun", "stone")
FACES = ("good", "okay", "unsure", "bad", "none")


@dataclass(frozen=True, kw_only=True)
class Profile(Record):
    """What to call her and how her pages look. `names` maps an account id to the name that
    this person sees; everybody else sees `called`."""

    kind: ClassVar[str] = "profile"
    called: str = ""
    pronouns: str = ""
    names: dict = field(default_factory=dict)
    hue: str = "sea"
    picture: str = "leaf"
    picked: tuple[str, ...] = ()
    hides_log: bool = False
    first_steps_done: tuple[str, ...] = ()

    def name_for(self, account: str) -> str:
        """The name that one person sees."""
        return self.names.get(account) or self.called


@dataclass(frozen=True, kw_only=True)
class Strength(Record):
    """Something she is good at, as she says it."""

    kind: ClassVar[str] = "strength"
    hers: str = ""


@dataclass(frozen=True, kw_only=True)
class Wish(Record):
    """What she said under "Say something": words or a face (a word, never a number)."""

    kind: ClassVar[str] = "wish"
    hers: str = ""
    face: str = ""
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Preference(Record):
    """How she wants one thing. `card` names the question; `pick` is a ready answer of it;
    `who` may see it: "nobody", "keeper" or "readers" (people who already see this part).

    `said_on` is the ISO day on which she said it or said that it is still true; `asked_on` is
    when she was last asked that; `kept` keeps old versions. `typed_by` names the adult who
    typed it beside her."""

    kind: ClassVar[str] = "preference"
    card: str = ""
    hers: str = ""
    face: str = ""
    pick: str = ""
    who: str = "nobody"
    said_on: str = ""
    asked_on: str = ""
    kept: bool = False
    not_today_on: str = ""
    typed_by: str = ""

    @property
    def is_answered(self) -> bool:
        """Whether it says anything; a card that was only put away for today does not."""
        return bool(self.hers or self.face or self.pick)


@dataclass(frozen=True, kw_only=True)
class Page(Record):
    """A page just for her. Its key is never wrapped for anybody else."""

    kind: ClassVar[str] = "page"
    title: str = ""
    text: str = ""
