"""Claim: what she reads before her yes is the reader's page after it, whatever her yes changes."""

from dataclasses import replace

import pytest
from pages_cast import NAMES, WORDS, send, signed_in
from sharing_cast import Steps, article

from webapp.care.plans import Goal
from webapp.care.records import save, take_out
from webapp.care.voices import Preference
from webapp.space import kinds
from webapp.space.opening import open_space

BOTH, TEETH, ART = ("body", "school"), "Fix my tooth", "Be in art class"


@pytest.fixture
def his_page(app, people):
    """What a reader finds, by the name that he signs in with."""
    return lambda who: article(signed_in(app, NAMES[who]).get(f"/shared/{people.id}"))


@pytest.fixture
def walk(app, cast, clock):
    """From a way into the steps to the preview, an hour after what was signed before."""

    def go(way, reader=cast.member, *, days="30", areas=None, lines=()):
        clock.forward(hours=1)
        steps = Steps(signed_in(app, NAMES["youth"]), reader.account)
        steps.page = steps.client.get(way)
        if areas is not None:
            steps.send("/share/what", areas=list(areas), lines=list(lines))
            steps.send("/share/why", purpose="visits")
        return steps.send("/share/until", days=days).send("/share/think")

    return go


CHANGES = {
    "narrowed": ({"areas": ["school"], "days": "90"}, (ART, "August 31"), (TEETH, "July 2")),
    "widened": ({"areas": ["body", "school", "food"]}, (ART, TEETH, "Rice"), ()),
    "shortened": ({"areas": BOTH, "days": "7"}, (ART, TEETH, "Tuesday, June 9"), ("July 2",)),
}


@pytest.mark.parametrize("how", CHANGES)
def test_a_change_shows_what_is_left_and_not_what_it_takes_the_place_of(
    how, share, cast, walk, his_page, people
):
    fields, there, gone = CHANGES[how]
    save(people, "food", Goal(hers="Rice"))
    kept = share(cast.member, areas=BOTH)
    steps = walk(f"/receipts/{kept.id}/change", **fields)
    preview = article(steps.page)

    assert all(words in preview for words in there)
    assert not any(words in preview for words in gone)
    steps.sign()
    assert his_page("member") == preview


def test_keep_shows_each_line_under_the_new_day(share, cast, walk, his_page):
    kept = share(cast.member, areas=BOTH)
    steps = walk(f"/receipts/{kept.id}/again", days="90")
    preview = article(steps.page)

    assert "July 2" not in preview
    assert preview.count("Mari lets you see this until") == 1
    steps.sign()
    assert his_page("member") == preview


@pytest.mark.parametrize("way", ["again", "change"])
def test_what_else_runs_stays_on_the_page(way, share, cast, walk, his_page, clock, people):
    """One of the two is changed; the other stands before it, with the line that both hold."""
    save(people, "food", Goal(hers="Rice"))
    kept = share(cast.member, areas=BOTH)
    clock.forward(hours=1)
    share(cast.member, areas=("body", "food"), days=7)
    steps = walk(f"/receipts/{kept.id}/{way}", areas=["school"] if way == "change" else None)
    preview = article(steps.page)

    assert (preview.count(TEETH), preview.count("Rice"), preview.count(ART)) == (1, 1, 1)
    steps.sign()
    assert his_page("member") == preview


def test_for_somebody_at_home_it_is_the_page_of_the_next_day(share, cast, walk, clock, app, people):
    """All that was signed on one day begins at the same midnight, and stands in that order."""
    first = save(people, "food", Goal(hers="Rice"))
    second = save(people, "food", Goal(hers="Beans"))
    share(cast.guardian, areas=(), lines=(first.id,), days=7)
    clock.forward(minutes=1)
    kept = share(cast.guardian, areas=(), lines=(second.id,), days=7)
    steps = walk(f"/receipts/{kept.id}/again", cast.guardian)
    preview = article(steps.page)
    steps.sign()
    clock.forward(days=1)
    page = article(signed_in(app, NAMES["guardian"]).get(f"/shared/{people.id}"))

    assert "Rice" in preview
    assert page.split("</p>", 1)[1] == preview.split("</p>", 1)[1]


@pytest.fixture
def stopped(share, cast, people, clock, app):
    """Two lines and a part were shared, and stopped; something else runs beside it."""
    lines = [save(people, "food", Goal(hers=words)).id for words in ("Rice", "Beans")]
    share(cast.member, areas=("school",), days=7)
    clock.forward(hours=1)
    kept = share(cast.member, areas=("body",), lines=tuple(lines))
    clock.forward(minutes=1)
    hers = signed_in(app, NAMES["youth"])
    assert send(hers, f"/releases/{kept.grant}/stop", "/people").status_code == 303
    return hers, f"/receipts/{kept.id}/undo"


def test_undo_shows_his_page_before_she_signs_it_anew(stopped, his_page):
    hers, way = stopped
    preview = article(hers.get(way))

    assert all(words in preview for words in (TEETH, ART, "Rice", "Beans"))
    assert send(hers, way, passphrase=WORDS).status_code == 303
    assert his_page("member") == preview


def test_undo_shows_nothing_that_was_written_since(stopped, store, cast, people, clock, his_page):
    mine = open_space(replace(store, now=clock.now), cast.youth, people.id)
    save(mine, kinds.VOICE, Preference(card="food-1", hers="No fish", who="readers"))
    hers, way = stopped
    preview = article(hers.get(way))
    send(hers, way, passphrase=WORDS)

    assert "No fish" not in preview
    assert his_page("member") == preview


def test_undo_counts_the_lines_that_are_left(stopped, store, cast, people, clock):
    mine = open_space(replace(store, now=clock.now), cast.youth, people.id)
    take_out(mine, "food", mine.section("food").items()[0].id)
    hers, way = stopped
    page = hers.get(way).text

    assert "Food: 1 line" in page
    assert "Food: 2 lines" not in page


def test_the_undo_after_wrong_words_shows_it_still(stopped):
    hers, way = stopped
    page = send(hers, way, passphrase="not mine")

    assert page.status_code == 422
    assert TEETH in article(page)
