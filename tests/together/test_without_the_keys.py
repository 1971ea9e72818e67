"""Claim: an advocate who sees and writes, and keeps no keys, works in just those parts."""

import pytest
from pages_cast import grant, send, signed_in

from webapp.care.plans import Line
from webapp.care.records import records
from webapp.care.voices import Preference
from webapp.space import kinds
from webapp.space.grants import SEE, WRITE
from webapp.space.opening import open_space


@pytest.fixture
def kim(store, cast, space, person, app):
    """Lets a second advocate in: kim(parts, rights) gives her browser."""

    def let_in(parts, rights=(SEE, WRITE)):
        signer = person("kim three", "advocate", "Kim", "Open Door")
        grant(store, cast.youth, space, signer, dict.fromkeys(parts), rights=rights)
        return signed_in(app, "kim three")

    return let_in


def test_she_opens_the_plan_for_what_she_may_write_and_nothing_else(kim, space):
    client = kim(["body"])

    assert "Body and teeth" in client.get(f"/for/{space.id}/plan").text
    assert "Where I live" not in client.get(f"/for/{space.id}/plan").text
    assert client.get(f"/for/{space.id}/plan/a2").status_code == 200
    assert client.get(f"/for/{space.id}/plan/a9").status_code == 404


def test_she_writes_there(kim, space, store, cast):
    client = kim(["body"])
    page = f"/for/{space.id}/plan/a2/new/line"
    answer = send(client, page, words="Bring the blue card")
    hers = open_space(store, cast.youth, space.id)

    assert answer.status_code == 303
    assert [line.hers for line in records(hers.section("body"), Line)] == ["Bring the blue card"]


def test_who_may_only_see_has_no_such_pages(kim, space):
    client = kim(["body", kinds.VOICE, kinds.PROMISES], rights=(SEE,))

    assert client.get(f"/for/{space.id}/plan").status_code == 404
    assert client.get(f"/with/{space.id}").status_code == 404
    assert f"/with/{space.id}" not in client.get(f"/everyone/{space.id}").text


def test_time_together_opens_with_voice_and_promises(kim, space):
    client = kim([kinds.VOICE, kinds.PROMISES])

    assert client.get(f"/with/{space.id}").status_code == 200
    assert f'href="/with/{space.id}"' in client.get(f"/everyone/{space.id}").text
    assert f'href="/for/{space.id}/plan"' not in client.get(f"/everyone/{space.id}").text


def test_what_is_said_there_is_kept(kim, space, store, cast):
    client, page = kim([kinds.VOICE, kinds.PROMISES]), f"/with/{space.id}/lines"
    send(client, f"/with/{space.id}/cards/rides-2", hers="my uncle", who="readers")
    line = client.get(page).text.split(f'action="{page}/')[1].split('"')[0]
    send(client, f"{page}/{line}", page)
    voice = open_space(store, cast.youth, space.id).section(kinds.VOICE)

    assert [said.hers for said in records(voice, Preference)] == ["my uncle"]
