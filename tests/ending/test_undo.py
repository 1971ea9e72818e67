"""For ten minutes an end is undone by her secret words: a new release, for the days left."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from pages_cast import NAMES, WORDS, csrf, send, signed_in
from sharing_cast import says_now

from webapp import throttle
from webapp.account.accounts import update_facts
from webapp.care.people import KeptRelease
from webapp.care.plans import Goal
from webapp.care.records import records, save, take_out
from webapp.care.terms import record_in
from webapp.care.voices import Preference
from webapp.consent.decisions import Decision, SignerNeed
from webapp.consent.people import document_of
from webapp.consent.undoing import within
from webapp.space import kinds
from webapp.space.ends import has_ended
from webapp.space.exclusions import exclude
from webapp.space.grants import LIVE, Scope, all_grants
from webapp.space.opening import open_space


@pytest.fixture
def kept(share, cast):
    return share(cast.member, days=30, acts=("talk",))


@pytest.fixture
def stopped(kept, youth_client):
    assert send(youth_client, f"/releases/{kept.grant}/stop", "/people").status_code == 303
    return f"/receipts/{kept.id}"


def undo(client, stopped, words=WORDS):
    return send(client, f"{stopped}/undo", passphrase=words)


def running(store, people):
    known, _failed = all_grants(store, people.authority)
    return [grant for grant in known if grant.release and grant.state == LIVE]


def hers(store, cast, people):
    return open_space(store, cast.youth, people.id)


def test_the_receipt_offers_it_for_ten_minutes(stopped, youth_client, clock):
    assert f'href="{stopped}/undo"' in youth_client.get(stopped).text
    clock.forward(minutes=9, seconds=59)
    assert f'href="{stopped}/undo"' in youth_client.get(stopped).text
    clock.forward(seconds=1)

    assert f'href="{stopped}/undo"' not in youth_client.get(stopped).text
    assert youth_client.get(f"{stopped}/undo").status_code == 404


def test_without_her_words_nothing_is_undone(stopped, youth_client, store, people):
    for words in ("", "these are not mine"):
        assert undo(youth_client, stopped, words).status_code == 422

    assert running(store, people) == []


def test_it_is_a_new_release_with_the_same_terms_until_the_same_day(
    kept, stopped, youth_client, store, people, cast
):
    assert undo(youth_client, stopped).status_code == 303

    old, new = records(hers(store, cast, people).section(kinds.SHARING), KeptRelease)
    was, now = (record_in(document_of(people, one)) for one in (old, new))
    assert (now.ends_at, now.purpose.code, now.acts) == (was.ends_at, "visits", ("see", "talk"))
    assert {p.kind: p.items for p in now.what} == {p.kind: p.items for p in was.what}
    assert now.supersedes == old.release


def test_what_ended_stays_ended(kept, stopped, youth_client, store, people, member_client):
    undo(youth_client, stopped)

    assert has_ended(store, kept.grant)
    assert [grant.id for grant in running(store, people)] != [kept.grant]
    assert "Fix my tooth" in member_client.get(f"/shared/{people.id}").text


def test_it_is_undone_once(stopped, youth_client):
    undo(youth_client, stopped)

    assert youth_client.get(f"{stopped}/undo").status_code == 404


def test_two_pages_at_once_undo_it_once(app, stopped, youth_client, store, people):
    """Both had asked whether it can be undone, and waited for her words to be checked."""
    clients = [youth_client, signed_in(app, NAMES["youth"])]
    forms = [{"csrf_token": csrf(one, f"{stopped}/undo"), "passphrase": WORDS} for one in clients]
    with ThreadPoolExecutor(2) as both:
        with throttle._argon2._running:
            going = [
                both.submit(one.post, f"{stopped}/undo", data=form)
                for one, form in zip(clients, forms, strict=True)
            ]
            time.sleep(0.5)
        answers = [one.result().status_code for one in going]

    assert sorted(answers) == [303, 404]
    assert len(running(store, people)) == 1


def test_it_never_comes_back_broader(kept, stopped, youth_client, store, people, cast):
    was = next(g for g in all_grants(store, people.authority)[0] if g.id == kept.grant)
    mine = hers(store, cast, people)
    save(mine, kinds.VOICE, Preference(card="food-1", hers="No fish", who="readers"))
    undo(youth_client, stopped)

    assert running(store, people)[0].scope == was.scope


def test_only_what_stands_in_both_is_shared():
    old = Scope({"a": None, "b": ("1", "2"), "c": ("1",), "d": ("1",)})
    new = Scope({"a": ("7",), "b": None, "c": ("1", "2"), "d": ("9",), "e": None})

    assert within(new, old) == Scope({"a": ("7",), "b": ("1", "2"), "c": ("1",)})


def test_a_card_that_says_something_else_now_stops_it(stopped, youth_client, store, people, cast):
    says_now(store, cast.member, discipline="law enforcement")

    _stays_ended(youth_client, stopped, store, people)


def test_a_gate_that_closed_meanwhile_stops_it(stopped, youth_client, store, people, cast):
    update_facts(store, cast.member.account, training_until="2026-06-01")

    _stays_ended(youth_client, stopped, store, people)


def test_somebody_shut_out_meanwhile_is_not_let_in_again(
    stopped, youth_client, store, people, cast
):
    looked = youth_client.get(f"{stopped}/undo").status_code
    exclude(store, people.id, cast.member.account)
    assert youth_client.get(f"{stopped}/undo").status_code == looked == 200

    assert send(youth_client, f"{stopped}/undo", passphrase=WORDS).location.endswith("/about")
    assert running(store, people) == []


def test_rules_that_hold_it_now_stop_it(stopped, youth_client, store, people, app):
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], demo=False)

    _stays_ended(youth_client, stopped, store, people)


def _stays_ended(client, stopped, store, people):
    assert client.get(f"{stopped}/undo").status_code == 409
    answer = client.post(f"{stopped}/undo", data={"passphrase": WORDS, "csrf_token": "x"})
    assert answer.status_code in (400, 409)
    assert running(store, people) == []


def test_where_somebody_else_must_sign_the_page_says_so(
    stopped, youth_client, store, people, monkeypatch
):
    need = SignerNeed("guardian", "law", "45 CFR 46", eligible=("x",))
    monkeypatch.setattr("webapp.consent.walks.decide", lambda *a, **k: Decision((need,)))
    page = youth_client.get(f"{stopped}/undo").text

    assert "That yes is needed anew." in page
    assert 'name="passphrase"' not in page


def test_on_the_last_day_it_comes_back_for_what_is_left_of_it(
    kept, app, store, people, cast, clock
):
    clock.forward(days=29)
    client = signed_in(app, NAMES["youth"])
    send(client, f"/releases/{kept.grant}/stop", "/people")
    undo(client, f"/receipts/{kept.id}")

    (grant,) = running(replace(store, now=clock.now), people)
    was = next(g for g in all_grants(store, people.authority)[0] if g.id == kept.grant)
    assert grant.ends_at == was.ends_at


def test_an_end_that_came_by_itself_is_not_undone(kept, app, clock):
    clock.forward(days=29, hours=14)
    client = signed_in(app, NAMES["youth"])
    client.get("/people")

    assert client.get(f"/receipts/{kept.id}/undo").status_code == 404


def test_a_line_taken_out_meanwhile_is_not_shared_again(share, cast, youth_client, store, people):
    mine = hers(store, cast, people)
    first, second = (save(mine, "food", Goal(hers=text)) for text in ("Rice", "Beans"))
    kept = share(cast.member, areas=(), lines=(first.id, second.id))
    send(youth_client, f"/releases/{kept.grant}/stop", "/people")
    take_out(hers(store, cast, people), "food", second.id)
    undo(youth_client, f"/receipts/{kept.id}")

    parts = running(store, people)[0].scope.parts
    assert parts[people.authority.sections["food"]] == (first.id,)


def test_nobody_undoes_for_her(stopped, member_client, advocate_client):
    for client in (member_client, advocate_client):
        assert client.get(f"{stopped}/undo").status_code == 404
