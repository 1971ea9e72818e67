"""The advocate's form of what a law makes her tell, as she fills it in."""

import re

import pytest
from pages_cast import WORDS, send

from webapp.space.mandates import mandates

SAID = {
    "to_name": "Ms. Gray", "to_agency": "Lake County", "law": "Family Code 261",
    "decided_by": "Tasha", "duty": "must", "steps": "We sat together.", "told": "first",
    "notice": "On Monday, in my room.", "passphrase": WORDS,
}  # fmt: skip
ONLY_ON_PAPER = {"only_on_paper": "y", "why_on_paper": "It lies in the safe."}
TICK = re.compile(r'name="lines" value="(a2-\w+)"[^>]*><span>([^<]+)')


@pytest.fixture
def reports(space):
    return f"/reports/{space.id}"


@pytest.fixture
def tell(advocate_client, reports):
    """The advocate's form as she fills it in: tell("law", told="after")."""

    def sent(basis="law", about="Call the clinic", **other):
        client, address = advocate_client, f"{reports}/new/{basis}"
        lines = TICK.findall(client.get(address).text)
        line = next(key for key, text in lines if about in text)
        kind = {"law": {"told_whom": "No. 12"}, "order": ONLY_ON_PAPER, "now": {}}[basis]
        has_file = "paper" in other and basis == "order"
        more = {**SAID, **({} if has_file else kind), **other}
        return send(client, address, **{"lines": [line], **more})

    return sent


@pytest.fixture
def held(store, space):
    """Every record that a person holds: held(cast.youth)."""
    return lambda who: mandates(store, who, space.id)
