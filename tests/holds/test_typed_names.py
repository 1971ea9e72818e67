"""Claim: who types a name to keep somebody away does not learn on any page whether it is known."""

from pages_cast import NAMES, grant, send, signed_in

from webapp.space.grants import all_grants
from webapp.space.opening import open_space
from webapp.space.stops import stop


def test_an_advocate_who_reads_urgent_words_and_no_names_learns_nothing(app, store, cast, hers):
    """Nobody keeps the keys with her, so an advocate who reads one part gets her urgent words."""
    grant(store, cast.youth, hers, cast.guardian, {"body": None})
    for one in all_grants(store, hers.authority)[0]:
        if one.reader == cast.advocate.account:
            stop(hers, one.id)
    grant(store, cast.youth, open_space(store, cast.youth, hers.id), cast.advocate, {"food": None})
    client, door, shown = signed_in(app, NAMES["advocate"]), f"/doors/{hers.id}", []
    for name in ("Nobody Here", "Denise"):
        assert send(client, f"{door}/shut", door, name=name).status_code == 303
        client.get(door)
        shown.append(name in client.get(door).text)

    assert shown == [False, False]
