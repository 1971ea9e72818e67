"""How the demo's youth wants things, what she is good at, and what adults said they would do."""

from datetime import date, timedelta

from webapp.care.people import COMPARED, VOUCHED, Person, proof_of
from webapp.care.promises import DONE, Promise
from webapp.care.records import save
from webapp.care.voices import Page, Preference, Profile, Strength, Wish
from webapp.space import kinds
from webapp.space.opening import OpenSpace
from webapp.space.people import Signer
from webapp.space.writing import write

CALLED = "Mari"

STRENGTHS = ("I make people laugh.", "I notice when somebody is sad.", "I can draw anything.")

LONG_AGO = (Preference(card="reach-2", hers="No calls before noon.", who="readers"),)

PREFERENCES = (
    Preference(card="reach-1", pick="text", hers="Then I call back.", who="readers"),
    Preference(card="reach-3", hers="My mom. The phone is hers: (601) 555-0142.", who="keeper"),
    Preference(card="room-1", hers="No men I don't know, please.", who="readers"),
    Preference(card="questions-1", hers="Don't ask about my mom.", who="readers"),
    Preference(card="room-3", pick="ask", who="readers"),
    Preference(card="food-2", hers="No mushrooms.", who="keeper"),
    Preference(card="rides-3", face="unsure", hers="Back seat, window down.", who="keeper"),
)


def say_long_ago(space: OpenSpace) -> None:
    """What she said so long ago that it is asked again whether it is still true."""
    write(space, kinds.VOICE, *[preference.put() for preference in LONG_AGO])


def write_voice(space: OpenSpace, people: dict[str, Signer]) -> None:
    """Her profile, strengths, preferences and wishes; a page just for her."""
    save(
        space, kinds.VOICE,
        Profile(
            called=CALLED, pronouns="she", hue="moss", picture="leaf",
            names={people["officer"].account: "M."}, picked=("strengths", "school", "body"),
            first_steps_done=("called", "good-at", "help"),
        ),
    )  # fmt: skip
    write(space, kinds.VOICE, *[Strength(hers=text).put() for text in STRENGTHS])
    write(space, kinds.VOICE, *[preference.put() for preference in PREFERENCES])
    write(space, kinds.VOICE, Wish(hers="I want a phone that is only mine.").put())
    page = Page(title="Song", text="Write the second verse. Nobody reads this but me.")
    save(space, kinds.PRIVATE, page)


def write_promises(space: OpenSpace, people: dict[str, Signer], today: date) -> None:
    """One to come, one done, one late: late is only ever said of an adult."""
    promises = (
        ("caseworker", "Ask about a phone", 5, {}),
        ("doctor", "Move your visit", -1,
         {"state": DONE, "reply": "It is in the afternoon now", "replied_on": today.isoformat()}),
        ("advocate", "Find a bus pass", -3, {}),
    )  # fmt: skip
    write(space, kinds.PROMISES, *[
        Promise(
            who=people[who].account, name=people[who].card.name, text=text,
            by=(today + timedelta(days=days)).isoformat(), **more,
        ).put()
        for who, text, days, more in promises
    ])  # fmt: skip


def write_people(space: OpenSpace, people: dict[str, Signer]) -> None:
    """Her people, each with the card that her advocate vouched for."""
    others = [signer for name, signer in people.items() if name != "youth"]
    write(space, kinds.SHARING, *[
        Person(
            account=signer.account, name=signer.card.name, card=signer.card.as_body(),
            fingerprint=signer.card.fingerprint, **_checked(space.id, signer, people),
        ).put()
        for signer in others
    ])  # fmt: skip


def _checked(space: str, signer: Signer, people: dict[str, Signer]) -> dict[str, str]:
    """She compared words with her advocate, who vouches for the others."""
    youth, advocate = people["youth"], people["advocate"]
    if signer.account == advocate.account:
        return {"how": COMPARED, "proof": proof_of(youth, space, signer.card)}
    return {"how": VOUCHED, "by": advocate.card.name}
