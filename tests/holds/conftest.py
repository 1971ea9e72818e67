"""Her people, her father among them, and staff of two agencies with a door that is open."""

from types import SimpleNamespace

import pytest
from pages_cast import WORDS, grant, send, signed_in
from sharing_cast import people, settings, share  # noqa: F401

from webapp.space.opening import open_space
from webapp.team.holds import kept_away


@pytest.fixture
def hers(store, cast, people):  # noqa: F811
    """Her space as she opens it now."""
    return open_space(store, cast.youth, people.id)


@pytest.fixture
def father(cast):
    """The parent whom all of this is about."""
    return cast.guardian.account


@pytest.fixture
def reads(store, cast, hers):
    """Let somebody read a part: reads(cast.guardian)."""
    return lambda who, part="body": grant(store, cast.youth, hers, who, {part: None})


@pytest.fixture
def ortiz(app, store, cast, hers, reads, person):
    """A caseworker of another agency, with a share of her own."""
    signer = person("ms ortiz", "member", "Ms. Ortiz", "Family Services", "child welfare")
    reads(signer, "school")
    return SimpleNamespace(signer=signer, client=signed_in(app, "ms ortiz"))


@pytest.fixture
def door(people):  # noqa: F811
    return f"/doors/{people.id}"


@pytest.fixture
def holds(advocate_client, door, father):
    """The advocate puts a hold on her father."""
    return lambda **more: send(
        advocate_client, f"{door}/shut", f"{door}/{father}", account=father, **more
    )


@pytest.fixture
def kept(store, people, father):  # noqa: F811
    """All that was said about her father until now."""
    return lambda: kept_away(store, people.id, father)


@pytest.fixture
def lifted(ortiz, advocate_client, door, father):
    """Two of two places of work let him back."""

    def by_two():
        by = (advocate_client, {"account": father}), (ortiz.client, {"who": "Denise"})
        for client, who in by:
            send(client, f"{door}/open", door, passphrase=WORDS, **who)

    return by_two
