"""Her one profile: what to call her, who hears another name, and how her pages look."""

from dataclasses import replace

from webapp.care.people import Person
from webapp.care.records import only_record, records, save
from webapp.care.voices import Profile
from webapp.space.kinds import SHARING, VOICE
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError, StaleError
from webapp.team.keepers import keepers_of


def profile_of(space: OpenSpace) -> Profile:
    """Her profile; a fresh one before she said anything."""
    return only_record(space.section(VOICE), Profile)


def change_profile(space: OpenSpace, *, seen: int, **changes) -> Profile:
    """Save some of it. StaleError when it changed after it was `seen`."""
    profile = profile_of(space)
    if profile.version != seen:
        raise StaleError(profile.item)
    return save(space, VOICE, replace(profile, **changes), expecting=seen or None)


def change_name_for(space: OpenSpace, account: str, name: str, *, seen: int) -> Profile:
    """The name that one person hears; an empty one goes back to the name for everybody."""
    names = {**profile_of(space).names, account: name}
    if not name:
        del names[account]
    return change_profile(space, seen=seen, names=names)


def people_of(space: OpenSpace) -> dict[str, str]:
    """Account id to name of everybody who may be told another name: her people, her keepers."""
    found = {keeper.card.account: keeper.name for keeper in keepers_of(space)}
    people = records(space.section(SHARING), Person)
    return found | {person.account: person.name for person in people}


def person_named(space: OpenSpace, account: str) -> str:
    """How she calls one of them. NotGrantedError for a stranger."""
    people = people_of(space)
    if account not in people:
        raise NotGrantedError("not one of her people")
    return people[account]
