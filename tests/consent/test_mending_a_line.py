"""Claim: what she sees is wrong before she shares, she leaves out or mends, and goes on."""

import re

import pytest
from pages_cast import grant
from sharing_cast import Steps, article, text_of

from webapp.care.plans import Goal, Line
from webapp.care.records import records, save
from webapp.consent.people import kept_releases
from webapp.space import kinds
from webapp.space.grants import one_grant
from webapp.space.opening import open_space

OWN, TEAM, OTHER = "I see the dentist.", "Dental care for Mari", "I sleep badly."
WORDS_OF = re.compile(r'<div class="words-\w+">(?:<p class="tag">[^<]*</p>)?<p>([^<]*)</p>')


@pytest.fixture
def lines(people) -> dict[str, str]:
    """Three lines of one part: hers, the team's, and one more of hers; by their words."""
    own = save(people, "body", Line(hers=OWN))
    team = save(people, "body", Goal(whose="team", team=TEAM), source="Open Door")
    other = save(people, "body", Line(hers=OTHER))
    return {OWN: own.id, TEAM: team.id, OTHER: other.id}


@pytest.fixture
def look(youth_client, cast, lines):
    """Her walk at the preview: look(areas=("body",)) or look(lines=[OWN, TEAM])."""

    def at(areas=(), said=(OWN, TEAM, OTHER)):
        picked = () if areas else [lines[one] for one in said]
        return Steps(youth_client, cast.member.account).to_look(areas=areas, lines=picked)

    return at


def hers_now(store, cast, people):
    return open_space(store, cast.youth, people.id)


def shared_lines(store, cast, people) -> set[str] | None:
    """What her newest sharing says of this part: ids, None for all of it."""
    kept = kept_releases(hers_now(store, cast, people))[-1]
    part = people.authority.sections["body"]
    said = one_grant(store, people.authority, kept.grant).scope.parts[part]
    return None if said is None else set(said)


def test_one_tap_leaves_a_line_out_and_the_walk_goes_on(look, lines, store, cast, people):
    steps = look()
    steps.send(f"/share/lines/{lines[OWN]}/out")
    assert OWN not in article(steps.page)
    assert TEAM in article(steps.page)
    assert "It is left out." in text_of(steps.page)

    steps.sign()
    assert shared_lines(store, cast, people) == {lines[TEAM], lines[OTHER]}


def test_of_a_whole_part_the_other_lines_go_alone(look, lines, store, cast, people):
    """A part means what comes later, too: without one line of it, it is a part no more."""
    steps = look(areas=("body",))
    steps.send(f"/share/lines/{lines[OWN]}/out")
    assert "What comes later does not." in text_of(steps.page)

    steps.sign()
    shared = shared_lines(store, cast, people)
    assert lines[OWN] not in shared
    assert {lines[TEAM], lines[OTHER]} <= shared


def test_without_the_last_line_she_picks_again(look, lines):
    steps = look(said=(OWN,))
    steps.send(f"/share/lines/{lines[OWN]}/out")

    assert steps.page.status_code == 200
    assert "What may Dr. Patel see?" in text_of(steps.page)


def test_her_own_words_are_changed_and_she_is_back_at_the_same_preview(
    look, lines, store, cast, people
):
    steps = look()
    before = steps.page
    steps.send(f"/share/lines/{lines[OWN]}/hers")
    assert OWN in text_of(steps.page)
    steps.send(
        f"/share/lines/{lines[OWN]}/hers/words", words="I like the dentist.", expecting=seen(steps)
    )

    assert sorted(WORDS_OF.findall(article(steps.page))) == sorted(
        WORDS_OF.findall(article(before).replace(OWN, "I like the dentist."))
    )
    section = hers_now(store, cast, people).section("body")
    assert "I like the dentist." in [line.hers for line in records(section, Line)]


def test_what_the_team_wrote_gets_her_word_beside_it(look, lines):
    steps = look()
    steps.send(f"/share/lines/{lines[TEAM]}/team")
    assert TEAM in text_of(steps.page)
    steps.send(
        f"/share/lines/{lines[TEAM]}/team/words", words="I never asked.", expecting=seen(steps)
    )

    assert "I never asked." in article(steps.page)
    assert TEAM in article(steps.page)


def seen(steps) -> str:
    return re.search(r'name="expecting"[^>]*value="(\d+)"', steps.page.text)[1]


def test_the_page_of_the_words_says_who_reads_them_already(look, lines, store, cast, people):
    hers = hers_now(store, cast, people)
    grant(store, cast.youth, hers, cast.stranger, {"body": (lines[OWN],)})
    steps = look().send(f"/share/lines/{lines[OWN]}/hers")

    assert "Det. Cole will see this too." in text_of(steps.page)


def test_left_at_the_words_nothing_is_changed_and_the_way_back_is_the_same_preview(
    look, lines, others_see, store, cast, people
):
    steps, before = look(), others_see()
    first = article(steps.page)
    steps.send(f"/share/lines/{lines[OWN]}/hers")
    assert others_see() == before

    steps.send("/share/back/look")
    assert article(steps.page) == first


def test_words_that_somebody_changed_meanwhile_are_not_lost(look, lines, store, cast, people):
    steps = look()
    steps.send(f"/share/lines/{lines[OWN]}/hers")
    was, section = seen(steps), hers_now(store, cast, people)
    record = next(one for one in records(section.section("body"), Line) if one.hers == OWN)
    save(section, "body", type(record)(hers="Newer words.", item=record.item))
    steps.send(f"/share/lines/{lines[OWN]}/hers/words", words="Mine now.", expecting=was)

    assert steps.page.status_code == 409
    assert "Newer words." in text_of(steps.page)
    assert "Mine now." in text_of(steps.page)


@pytest.mark.parametrize("way", ["/out", "/hers", "/team", "/hers/words"])
def test_only_a_line_of_this_share_is_mended(look, lines, way):
    """A line that is not on the page is none of this walk's."""
    steps = look(said=(OWN,))
    steps.send(f"/share/lines/{lines[OTHER]}{way}", words="Other words", expecting="1")

    assert OWN in article(steps.page)
    assert "Other words" not in text_of(steps.page)


def test_her_own_words_are_not_asked_of_a_line_of_the_team(look, lines):
    page = look().page.text

    assert f"/share/lines/{lines[TEAM]}/hers" not in page
    assert f"/share/lines/{lines[OWN]}/team" not in page
    assert page.count("/out") == 3


def test_a_line_that_he_sees_already_is_no_part_of_this_share(
    share, look, lines, cast, youth_client
):
    share(cast.member, areas=(), lines=(lines[OWN],))
    page = look(said=(TEAM,)).page.text

    assert f"/share/lines/{lines[OWN]}/out" not in page
    assert f"/share/lines/{lines[TEAM]}/out" in page


def test_a_share_that_is_changed_is_shown_as_it_will_be(share, cast, youth_client, lines):
    kept = share(cast.member, areas=(), lines=(lines[OWN], lines[TEAM]))
    steps = Steps(youth_client, cast.member.account)
    steps.page = youth_client.get(f"/receipts/{kept.id}/change")
    steps.send("/share/what", lines=[lines[OWN], lines[TEAM]]).send("/share/why", purpose="visits")
    steps.send("/share/until", days="30").send("/share/think")
    steps.send(f"/share/lines/{lines[OWN]}/out")

    assert OWN not in article(steps.page)


def test_the_reader_has_none_of_these_buttons(share, cast, lines, member_client, people):
    share(cast.member, areas=(), lines=(lines[OWN],))
    page = member_client.get(f"/shared/{people.id}").text

    assert OWN in text_of(member_client.get(f"/shared/{people.id}"))
    assert "/share/lines/" not in page


def test_words_about_another_part_are_said_to_be(look, lines):
    steps = look().send(f"/share/lines/{lines[OWN]}/hers")
    steps.send(
        f"/share/lines/{lines[OWN]}/hers/words",
        words="About birth control.",
        expecting=seen(steps),
    )

    assert f"may be about another part: {kinds.page_name('private-health')}" in text_of(steps.page)


def test_words_with_which_the_part_goes_no_more_as_a_whole_lead_back_to_the_picks(
    people, youth_client, cast, others_see
):
    line = save(people, "food", Line(hers="I like pizza.")).id
    save(people, "food", Line(hers="No soup."))
    steps = Steps(youth_client, cast.stranger.account).to_look(areas=("food",))
    before = others_see()
    steps.send(f"/share/lines/{line}/hers")
    words = {"words": "About birth control.", "expecting": seen(steps)}
    steps.send(f"/share/lines/{line}/hers/words", **words)

    assert "What may Det. Cole see?" in text_of(steps.page)
    assert others_see() == before
