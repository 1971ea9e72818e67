"""J8, steps 5 and 6: no yes of somebody kept away counts, and no page of theirs knows a place."""
# ruff: noqa: F811

from urllib.parse import urlsplit

import pytest
from people import does_not_say, goes_to, says, taps
from sharing_cast import knows_them
from signing_cast import PAPERS, denise, known, papers, parent  # noqa: F401
from test_guardian_signs import guardian_says_yes, guardian_signs, youth_asks_for_a_yes

from webapp.care.plans import Line
from webapp.care.records import save
from webapp.space.opening import open_space

STREET, SCHOOL, CLINIC, COURT = "12 Larch Street", "Lark High", "Elm Clinic", "Room 4, Main Square"
WHO, OTHER = "Denise", "Joao"


@pytest.fixture
def joao(person, parent, store, cast, known):
    """Another parent, whom nobody keeps away."""
    other = person("joao", "guardian", said=OTHER)
    parent(other.account)
    knows_them(open_space(store, cast.youth, known.id), other.card)
    return other


@pytest.fixture
def places(store, cast, known):
    """Where she lives and learns, where her doctor is, and where the next hearing will be."""
    hers = open_space(store, cast.youth, known.id)
    for part, said in (("housing", STREET), ("school", SCHOOL), ("body", CLINIC), ("legal", COURT)):
        save(hers, part, Line(hers=f"It is at {said}."))


def keeps_away(youth):
    goes_to(youth, "/people")
    taps(youth, f"More about {WHO}")
    taps(youth, "I don't want this person to know things")
    says(youth, f"Done. From now on, {WHO} sees nothing.")


def test_a_yes_of_before_counts_no_more_and_another_parent_is_asked(
    signed_in, denise, joao, papers, known
):
    youth, mother, doctor = map(signed_in, ("youth", "guardian", "member"))
    youth_asks_for_a_yes(youth)
    guardian_says_yes(mother)
    guardian_signs(mother)
    goes_to(doctor, f"/shared/{known.id}")
    says(doctor, PAPERS)

    keeps_away(youth)
    assert goes_to(doctor, f"/shared/{known.id}").status == 404

    youth_asks_for_a_yes(youth)
    says(youth, "We kept it for you")
    does_not_say(youth, WHO)
    assert goes_to(doctor, f"/shared/{known.id}").status == 404

    father = signed_in("joao")
    youth_asks_for_a_yes(youth, whom=OTHER)
    guardian_says_yes(father)
    guardian_signs(father)
    goes_to(doctor, f"/shared/{known.id}")
    says(doctor, PAPERS)


def every_page(page, start="/home"):
    """All that a link leads to from there, as this phone shows it."""
    waiting, known = [start], {start}
    while waiting:
        address = waiting.pop()
        goes_to(page, address)
        yield page.content()
        for link in page.locator("a[href]").all():
            found = urlsplit(link.get_attribute("href"))
            if found.netloc or found.path in known or found.path.startswith(("/exit", "/static")):
                continue
            known.add(found.path)
            waiting.append(found.path)


def test_no_page_of_theirs_knows_where_she_lives_learns_heals_or_is_heard(
    signed_in, denise, papers, places, known
):
    youth, mother = map(signed_in, ("youth", "guardian"))
    youth_asks_for_a_yes(youth)
    guardian_says_yes(mother)
    guardian_signs(mother)
    keeps_away(youth)

    seen = list(every_page(mother))
    said = "\n".join(seen)
    assert "Dr. Patel" in said
    assert [place for place in (STREET, SCHOOL, CLINIC, COURT) if place in said] == []
