"""What her advocate sees of those who may sign for her."""

from dataclasses import dataclass

from webapp.i18n import lazy_gettext as _
from webapp.i18n import local_day
from webapp.space.links import (
    APPOINTEE,
    CAREGIVER,
    CUSTODIAN,
    EDUCATION,
    GUARDIAN,
    PARENT,
    Link,
    links_of,
)
from webapp.space.opening import OpenSpace
from webapp.team.guardians import names_of_links
from webapp.team.invites import Invite, invite
from webapp.team.letting_in import ask_before_a_code, is_asked_for_a_yes, is_told_for_home

ROLE_WORDS = {
    PARENT: _("A parent"),
    GUARDIAN: _("Somebody in a parent's place, by law"),
    EDUCATION: _("Decides about school"),
    CUSTODIAN: _("The agency that has custody"),
    APPOINTEE: _("Somebody a court named"),
    CAREGIVER: _("Looks after this young person at home, and signs nothing"),
}

ROADS = {
    "supervisor": _("A supervisor, who decides with you what comes next"),
    "court-appointee": _("Somebody whom a court names to sign"),
    "agency-custodian": _("The agency, where it has custody"),
    "guardian-ad-litem": _("A guardian ad litem, named by a court"),
}
"""Who can help where no guardian is safe. Staff read it, and no page of hers or of a guardian."""


@dataclass(frozen=True)
class Row:
    """One person who may sign, or is told what home needs to know. An invite is made only when one
    of both is needed, she said so, and somebody of staff found it safe."""

    link: Link
    name: str
    for_a_yes: bool
    for_home: bool

    @property
    def can_be_invited(self) -> bool:
        """Whether there is a reason."""
        return self.for_a_yes or self.for_home


def rows(space: OpenSpace) -> list[Row]:
    """Everybody who was entered. Who is kept away from her is not on this page."""
    today = local_day(space.store.now)
    names = names_of_links(space)
    found = [link for link in links_of(space.store, space.id) if not link.excluded]
    return [
        Row(link, names[link.id], is_asked_for_a_yes(space, link), is_told_for_home(space, link))
        for link in found
        if not link.has_ended(today)
    ]


def not_asked(space: OpenSpace, listed: list[Row]) -> dict[str, str]:
    """Everybody else who was entered, by the id of the link: kept away, or what it rested on is
    over. Their way may lead to her all the same."""
    ids = {row.link.id for row in listed}
    return {id_: name for id_, name in names_of_links(space).items() if id_ not in ids}


def invite_one(space: OpenSpace, link: Link, name: str) -> tuple[str, Invite]:
    """A code for this one person. NotGrantedError unless everything for it is there."""
    ask_before_a_code(space, link)
    by = space.me.account
    return invite(space.store, "guardian", by=by, space=space.id, name=name, link=link.id)
