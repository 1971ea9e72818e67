"""Claim: who keeps the plan with her ends that by an own word at once, and never by another's;
each page says so."""

import pytest
from pages_cast import NAMES, grant, send, signed_in
from sharing_cast import knows_them, text_of

from webapp.space.grants import LIVE, REKEY, SEE, WRITE, all_grants
from webapp.space.inbox import post
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.spaces import found, log_box
from webapp.space.trail import read_trail
from webapp.team.keepers import KEEPER_GONE

DIFFERENT = "Somebody who keeps the plan with them is different. That ends by their own word here."
OWN = "You keep the plan with them. Your own name ends that at once."
ENDED = "Tasha kept your plan with you. That has ended."


@pytest.fixture
def page(people, cast):
    knows_them(people, cast.advocate.card)
    return f"/told/{people.id}"


def keeping(people, who):
    known, _failed = all_grants(people.store, people.authority)
    return [g for g in known if g.reader == who.account and not g.release and g.state == LIVE]


def wraps(store, grant_id):
    return store.db.execute("select 1 from wraps where grant_id = ?", [grant_id]).fetchall()


def test_her_own_word_ends_it_in_that_second(page, advocate_client, people, cast, store):
    (kept,) = keeping(people, cast.advocate)
    answer = send(advocate_client, page, name="Tasha")

    assert (answer.status_code, answer.location) == (303, "/told")
    assert keeping(people, cast.advocate) == []
    assert wraps(store, kept.id) == []
    assert advocate_client.get(f"/everyone/{people.id}").status_code == 404
    with pytest.raises(NotGrantedError):
        open_space(store, cast.advocate, people.id)


def test_her_log_says_it(page, advocate_client, people, cast):
    send(advocate_client, page, name="Tasha")
    lines = read_trail(people.store, people.id, log_box(people), newest=2).lines

    assert {(line.kind, line.actor) for line in lines} == {
        ("stopped", cast.advocate.account), ("said-stop", cast.advocate.account),
    }  # fmt: skip


def test_the_youth_reads_it_and_the_parts_are_sealed_anew(
    page, advocate_client, people, app, store
):
    before = people.section("body").key.epoch
    send(advocate_client, page, name="Tasha")
    html = text_of(signed_in(app, NAMES["youth"]).get("/today"))

    assert ENDED in html
    assert "Nothing was stopped by it." not in html
    row = store.db.execute(
        "select epoch from sections where id = ?", [people.authority.sections["body"]]
    ).fetchone()
    assert row[0] == before + 1


def test_whoever_keeps_the_keys_on_is_told(page, advocate_client, people, cast, store, person, app):
    other = person("ms reyes", "advocate", "Ms. Reyes", "Safe Harbor")
    grant(store, cast.youth, people, other, {"body": None}, rights=(SEE, WRITE, REKEY))
    send(advocate_client, page, name="Tasha")
    client = signed_in(app, "ms reyes")
    html = text_of(client.get("/everyone"))

    assert "Tasha kept the keys of Somebody too. That has ended." in html
    assert keeping(people, other) != []


def test_nobody_else_can_say_that_a_keeper_is_gone(people, cast, store, person, app):

    post(store, cast.member, cast.advocate.card, KEEPER_GONE, {}, space=people.id)

    assert "That has ended." not in text_of(signed_in(app, NAMES["advocate"]).get("/everyone"))


def test_anothers_word_ends_nothing_of_a_keepers_and_the_page_says_so(
    page, share, stranger_client, people, cast, app
):
    share(cast.stranger)
    assert DIFFERENT in " ".join(text_of(stranger_client.get(page)).split())
    assert OWN not in text_of(stranger_client.get(page))
    send(stranger_client, page, name="Tasha")
    html = text_of(signed_in(app, NAMES["youth"]).get("/today"))

    assert keeping(people, cast.advocate) != []
    assert "Nothing was stopped by it." in html
    assert "Who keeps your plan with you stays until you stop it. It is one tap." in html


def test_a_keepers_page_says_what_an_own_name_does(page, advocate_client):
    assert OWN in text_of(advocate_client.get(page))


def test_another_name_leaves_the_keeper_where_she_is(page, advocate_client, people, cast):
    send(advocate_client, page, name="Nobody")

    assert keeping(people, cast.advocate) != []


def test_before_the_youth_joins_the_founder_stays_and_reads_who_must_help(
    store, cast, advocate_client
):
    fresh = found(store, cast.advocate)
    page = f"/told/{fresh.id}"
    html = text_of(advocate_client.get(page))
    send(advocate_client, page, name="Tasha")

    assert "You hold the keys until the young person joins." in html
    assert "Do they want another advocate? Tell your coordinator today." in html
    assert OWN not in html
    assert open_space(store, cast.advocate, fresh.id).is_owner
