"""A part of her plan that a parent must say yes to: what staff entered, and who can be asked."""

from datetime import date

import pytest
from pages_cast import WORDS, grant
from sharing_cast import Steps

from webapp.care.filing import file_messages
from webapp.care.plans import Goal, Line
from webapp.care.records import records, save
from webapp.space.cosigning import sign, waiting_for
from webapp.space.links import Link, add_link, change_link, say_safe
from webapp.space.opening import open_space
from webapp.team.entering import enter
from webapp.team.facts import Facts

BORN = date(2012, 1, 1)
PAPERS, BANK = "Order a birth paper.", "My own bank card."


@pytest.fixture
def known(store, cast, people):
    """Two staff entered what the rules need to know: for money and papers a parent signs too."""
    facts = Facts("Avalon", BORN, custody="parents")
    grant(store, cast.youth, people, cast.stranger, {"food": None})
    for who in (cast.advocate, cast.stranger):
        enter(open_space(store, who, people.id), facts)
    hers = open_space(store, cast.youth, people.id)
    file_messages(hers)
    save(hers, "money", Goal(whose="team", team=PAPERS), source="Open Door")
    save(hers, "money", Line(hers=BANK))
    return open_space(store, cast.youth, people.id)


@pytest.fixture
def parent(store, cast, known):
    """A parent who can be asked: parent(cast.guardian.account)."""

    def make(account: str = "", role: str = "parent", *, is_safe: bool = True) -> Link:
        link = add_link(store, known.id, role, account=account)
        return say_safe(store, link, cast.advocate.account) if is_safe else link

    return make


@pytest.fixture
def denise(cast, parent) -> Link:
    """Her mother, who joined, and whom staff found safe to ask."""
    return parent(cast.guardian.account)


@pytest.fixture
def papers(known) -> str:
    """The line of the team that a parent must say yes to."""
    return next(one.id for one in records(known.section("money"), Goal))


@pytest.fixture
def bank(known) -> str:
    """Her own line beside it: her yes is enough."""
    return next(one.id for one in records(known.section("money"), Line))


@pytest.fixture
def waits(youth_client, cast, denise, papers) -> Steps:
    """She shared the paper with the doctor and asked her mother, through the pages."""
    return asks(youth_client, cast.member.account, papers, denise)


@pytest.fixture
def asked(youth_client, cast, papers, denise, store):
    """Two shares of the same line, which both wait for this yes."""
    for _number in range(2):
        asks(youth_client, cast.member.account, papers, denise)
    return [one.offer for one in waiting_for(store, cast.guardian)]


@pytest.fixture
def signed(asked, store, cast):
    """Yes to one of them, on the phone; the doctor reads."""
    sign(store, cast.guardian, asked[0], {"name": "Denise Lopez"})
    return asked[0]


def asks(client, reader: str, line: str, link: Link) -> Steps:
    """From the first page to her yes."""
    steps = Steps(client, reader).to_look(areas=(), lines=(line,), purpose="papers")
    steps.send("/share/look").send("/share/signer", link=link.account or link.id)
    return steps.send("/releases", taps=2, passphrase=WORDS)


__all__ = ["change_link"]
