"""The people of the demo. All of them are made up."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from crypto.passphrase import Profile
from webapp.account.accounts import create_account
from webapp.account.unlocking import add_words, sign_slots
from webapp.database import Store
from webapp.space.people import Signer
from webapp.team.agencies import NO_LAW, add_agency

PASSPHRASE = "paper lantern quiet orchard"

YEAR = timedelta(days=365)

AGENCIES = {
    "Open Door": ("voca", "hipaa"),
    "Avalon Police": (NO_LAW,),
    "Avalon Family Services": (NO_LAW,),
    "Riverside Clinic": ("hipaa",),
    "Harbor Counseling": ("hipaa",),
    "Lakeview School": ("ferpa",),
}
"""Where they work, and the laws each place is under: of one that nobody said, nothing may be told
of danger, and that way would stay shut in the demo."""


@dataclass(frozen=True)
class Part:
    """One sign-in: how the person is known, where they work and what their job is."""

    sign_in: str
    kind: str
    name: str = ""
    agency: str = ""
    discipline: str = ""
    facts: dict = field(default_factory=dict)


CAST = (
    Part("youth", "youth"),
    Part(
        "advocate", "advocate", "Tasha", "Open Door", "advocate",
        {"hours": "Monday to Friday, 9 to 6"},
    ),
    Part("coordinator", "coordinator", "Maria", "Open Door"),
    Part("guardian", "guardian", "Denise"),
    Part("officer", "member", "Det. Cole", "Avalon Police", "law enforcement"),
    Part("caseworker", "member", "Ms. Ortiz", "Avalon Family Services", "child welfare"),
    Part("doctor", "member", "Dr. Patel", "Riverside Clinic", "medical"),
    Part("therapist", "member", "Jo Lindqvist", "Harbor Counseling", "mental health"),
    Part("counsellor", "member", "Mr. Okafor", "Lakeview School", "school"),
)  # fmt: skip


def make_people(store: Store, profile: Profile) -> dict[str, Signer]:
    """Agencies with agreements, and an account with the demo's secret words for everybody."""
    today = store.now.date()
    for agency, laws in AGENCIES.items():
        add_agency(store, agency, today + YEAR, laws)
    return {part.sign_in: _account(store, part, profile, today) for part in CAST}


def _account(store: Store, part: Part, profile: Profile, today: date) -> Signer:
    gates = {}
    if part.kind in ("member", "advocate", "coordinator"):
        until = (today + YEAR).isoformat()
        gates = {"promise_until": until, "training_until": until}
    signer, master = create_account(
        store, part.sign_in, kind=part.kind, said_name=part.name, agency=part.agency,
        discipline=part.discipline, idle_minutes=10 if part.kind == "youth" else 15,
        **gates, **part.facts,
    )  # fmt: skip
    add_words(store, signer.account, master, PASSPHRASE, profile)
    sign_slots(store, signer)
    return signer
