"""An advocate introduces staff; the young person meets them on her page, checked or not."""

from pages_cast import send
from sharing_cast import text_of

from webapp.team.vouches import vouch


def bring(client, space, account):
    page = f"/everyone/{space.id}/introduce"
    return send(client, f"/everyone/{space.id}/introductions", page, account=account)


def test_whoever_is_introduced_stands_among_her_people(space, advocate_client, youth_client, cast):
    assert "Dr. Patel" in advocate_client.get(f"/everyone/{space.id}/introduce").text
    bring(advocate_client, space, cast.member.account)

    said = text_of(youth_client.get("/people"))
    assert "Nobody has checked yet that this is Dr. Patel." in said


def test_a_vouch_goes_along(space, advocate_client, youth_client, cast, store):
    vouch(store, cast.advocate, cast.member.card)
    bring(advocate_client, space, cast.member.account)

    assert "Tasha checked this is Dr. Patel." in text_of(youth_client.get("/people"))


def test_only_people_who_work_here_are_introduced(space, advocate_client, cast):
    assert bring(advocate_client, space, cast.guardian.account).status_code == 404


def test_an_introduction_opens_nothing(space, advocate_client, member_client, youth_client, cast):
    bring(advocate_client, space, cast.member.account)
    youth_client.get("/people")

    assert member_client.get(f"/shared/{space.id}").status_code == 404


def test_nobody_else_introduces(space, member_client, youth_client):
    for client in (member_client, youth_client):
        assert client.get(f"/everyone/{space.id}/introduce").status_code == 404
