"""Makes the second golden database of format 1: what yeses of others, the law and emergencies
added to it. Run once, before that is let go, and never again.

    PYTHONPATH=.:tests:tests/golden python tests/golden/make_law.py FOLDER
"""

import io
import sys
from dataclasses import replace
from pathlib import Path

from cosigning_cast import offered
from make import CODE, NOW, YEARS, let, make

from webapp.account.accounts import create_account
from webapp.account.unlocking import add_code, sign_slots
from webapp.database import Store
from webapp.space import kinds
from webapp.space.cosigning import sign
from webapp.space.emergency import allow, open_in_emergency
from webapp.space.files import keep_file
from webapp.space.grants import REKEY, SEE, WRITE
from webapp.space.links import PARENT, add_link, keep_link, say_safe
from webapp.space.mandates import FIRST, REPORT, disclose
from webapp.space.opening import OpenSpace, open_space
from webapp.space.people import Signer
from webapp.space.spaces import found, offer_hand_over, take_over
from webapp.space.writing import Put, write
from webapp.team.holds import say
from webapp.team.kept import HERS, Voice

PDF = b"%PDF-1.7\n% a golden letter\n%%EOF\n"
SAID = {"authority": "Family Code 261", "to": "Ms. Gray, Lake County", "decided_by": "advocate"}


def live(store: Store) -> None:
    """Two parents, one of them kept away; a share with a second yes, and one that waits for a
    paper; a letter; something told because of a law; something opened in an emergency."""
    people = {name: joined(store, f"golden {name}", kind) for name, kind in CAST.items()}
    youth, advocate = people["youth"], people["advocate"]
    young = found(store, advocate)
    space = take_over(store, youth, offer_hand_over(young, advocate, youth.card))
    let(space, youth, advocate, dict.fromkeys(kinds.SHARED_WITH_KEEPER), (SEE, WRITE, REKEY))
    (teeth,) = write(space, "body", Put("goal", {"hers": "teeth"}))
    write(space, "school", Put("goal", {"hers": "art"}))
    share(space, people)
    keep_letter(space)
    again = open_space(store, advocate, space.id)
    disclose(
        again, advocate, REPORT, {"body": (teeth.id,)}, SAID, told=FIRST, is_compelled=True,
        paper=io.BytesIO(PDF),
    )  # fmt: skip
    allow(open_space(store, youth, space.id), youth, people["colleague"].card, ["body"], "")
    open_in_emergency(store, people["colleague"], space.id, ["body"], "Missing.", is_lawful=True)
    say(store, space.id, people["father"].account, Voice(HERS, NOW, who=youth.account))
    for who in people.values():
        sign_slots(store, who)


CAST = {
    "youth": "youth", "advocate": "advocate", "colleague": "advocate", "doctor": "member",
    "mother": "guardian", "father": "guardian",
}  # fmt: skip


def joined(store: Store, name: str, kind: str) -> Signer:
    """An account that a backup code opens."""
    signer, master = create_account(store, name, kind=kind, said_name=name)
    add_code(store, signer.account, master, CODE)
    return signer


def share(space: OpenSpace, people: dict[str, Signer]) -> None:
    """One that her mother signed, and one that waits for somebody without an account."""
    store, youth, doctor = space.store, people["youth"], people["doctor"]
    by = people["advocate"].account
    for parent in ("mother", "father"):
        say_safe(store, add_link(store, space.id, PARENT, account=people[parent].account), by)
    aunt = say_safe(store, add_link(store, space.id, PARENT), by)
    aunt = keep_link(store, replace(aunt, on_paper=True))
    witnesses = [people["advocate"].card]
    first = offered(
        space, youth, doctor, [people["mother"]], {"body": None}, days=YEARS, witnesses=witnesses
    )
    sign(store, people["mother"], first.id, {"name": "Golden Mother", "language": "en"})
    here = open_space(store, youth, space.id)
    offered(
        here, youth, doctor, [], {"school": None}, days=YEARS, on_paper=[aunt.id],
        witnesses=witnesses,
    )  # fmt: skip


def keep_letter(space: OpenSpace) -> None:
    """A file among her own papers."""
    file = keep_file(space, kinds.PRIVATE, io.BytesIO(PDF))
    body = {"name": "my letter", "sort": "letter", "file": file.as_body()}
    write(space, kinds.PRIVATE, Put("paper", body, item=file.item, is_new=True))


if __name__ == "__main__":
    make(Path(sys.argv[1]), live, "law-1")
