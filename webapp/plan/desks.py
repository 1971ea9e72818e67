"""Who sits at these pages: she at her own plan, or her advocate, with her name at every Save."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from flask import Blueprint, g, render_template

from webapp.account.current import me, my_space
from webapp.care.addresses import area_key
from webapp.care.note_words import MEANS, TAGS
from webapp.care.plan_words import ended
from webapp.care.readers import Reader, readers_of
from webapp.care.records import only_record
from webapp.care.terms import last_day_here
from webapp.care.voices import Profile
from webapp.care.writers import is_herself
from webapp.database import current_store
from webapp.space.books import open_book
from webapp.space.grants import Grant
from webapp.space.kinds import AREAS, VOICE, page_name
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.team.doors import open_door
from webapp.team.names import Names
from webapp.team.viewing import note_view

pages = Blueprint("pages", __name__)
"""Every page of the plan, hung in twice: for her, and under /for/<space> for her advocate."""


@dataclass(frozen=True)
class Yes:
    """What of her word lets an advocate read one part, as pages say it."""

    part: str
    last_day: date


@dataclass(frozen=True)
class Desk:
    """One space as the person at the desk may work on it. `name` and `picture` are hers, as
    the advocate's own book has them."""

    space: OpenSpace
    is_hers: bool
    name: str
    picture: str

    @cached_property
    def profile(self) -> Profile:
        """What she said about herself, as far as the keys at the desk reach."""
        return _profile(self.space)

    def yes_to(self, section: str) -> Yes | None:
        """Her signed word behind one part. None at her own desk, and while nobody took over what
        an advocate began."""
        ends = [grant.ends_at for grant in self._signed if section in grant.scope.parts]
        kind = next((k for k, id_ in self.space.authority.sections.items() if id_ == section), "")
        return Yes(page_name(kind), last_day_here(max(ends))) if ends and kind else None

    @property
    def lets_until(self) -> date | None:
        """The last day on which all of it is open."""
        ends = [grant.ends_at for grant in self._signed]
        return last_day_here(min(ends)) if ends else None

    @property
    def _signed(self) -> list[Grant]:
        return [] if self.space.is_owner else self.space.grants

    def readers(self, area: str, item: str | None = None, *, is_note: bool = False) -> list[Reader]:
        """Who will see what is written here."""
        return readers_of(self.space, area, item, is_note=is_note)

    def who_wrote(self, account: str) -> str:
        """The name of one writer; empty for the person at the desk."""
        return "" if account == self.space.me.account else Names(self.space).of(account)


def desk(area: str | None = None) -> Desk:
    """The desk of this request. An advocate's look at an area leaves its line first."""
    space_id = g.get("plan_space")
    if space_id is None:
        space = my_space()
        return Desk(space, True, "", "")
    space = open_door(space_id)
    if is_herself(space) or not any(space.writes(kind) for kind in AREAS):
        raise NotGrantedError("writes nothing here")
    if area is not None:
        if not space.writes(area):
            raise NotGrantedError("does not write in this part")
        space.section(area)
        note_view(space, [area])
    noted = open_book(current_store(), me()).get(space_id, {})
    called = noted.get("name") or _profile(space).name_for(me().account)
    return Desk(space, False, called, noted.get("picture", ""))


def _profile(space: OpenSpace) -> Profile:
    return only_record(space.section(VOICE), Profile) if VOICE in space.kinds else Profile()


def shown(template: str, here: Desk, area: str = "", **more) -> str:
    """A page of the plan with what all of them need."""
    if area:
        more |= {"area": area, "key": area_key(area), "part_name": AREAS[area]}
    return render_template(
        f"plan/{template}.html", here=here, ended=ended, note_tags=TAGS, note_means=MEANS, **more
    )


@pages.url_value_preprocessor
def _keep_the_space(endpoint: str | None, values: dict | None) -> None:
    g.plan_space = values.pop("space", None) if values else None


@pages.url_defaults
def _same_desk(endpoint: str, values: dict) -> None:
    """A link from an advocate's page stays at that page's space."""
    if g.get("plan_space") and ".for." in endpoint:
        values.setdefault("space", g.plan_space)
