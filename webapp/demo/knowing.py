"""What two staff entered about the demo's youth, and who may be asked for a yes beside hers."""

from datetime import date

from webapp.care.filing import file_messages
from webapp.space.links import PARENT, add_link, say_safe
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Signer
from webapp.team.entering import enter
from webapp.team.facts import Facts
from webapp.team.reaching import note_way

AGE = 15


def enter_facts(space: OpenSpace, people: dict[str, Signer]) -> None:
    """In the invented state a parent says yes, too, to what staff wrote about money and papers.
    Her mother is reached by the phone that she has, and wants to have no longer."""
    today = space.store.now.date()
    facts = Facts("Avalon", date(today.year - AGE, 1, 2), custody="parents")
    for staff in ("advocate", "caseworker"):
        enter(open_space(space.store, people[staff], space.id), facts)
    file_messages(open_space(space.store, people["youth"], space.id))
    mother = add_link(space.store, space.id, PARENT, account=people["guardian"].account)
    say_safe(space.store, mother, people["advocate"].account)
    note_way(open_space(space.store, people["advocate"], space.id), mother, "601-555-0142")
