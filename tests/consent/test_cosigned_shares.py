"""Claim: what another must say yes to opens when both said it, and she alone picks who is asked."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest
from pages_cast import NAMES, WORDS, send, signed_in
from sharing_cast import Steps, text_of
from signing_cast import PAPERS, asks

from webapp.consent.cosigners import others
from webapp.consent.people import kept_releases
from webapp.space.cosigning import decline, put_off, sign, waiting_for
from webapp.space.exclusions import exclude, readmit
from webapp.space.inbox import messages
from webapp.space.links import change_link
from webapp.space.on_paper import signed_on_paper
from webapp.space.opening import open_space
from webapp.space.refused import NotGrantedError
from webapp.space.rekey import settle
from webapp.team.guardians import call_them
from webapp.team.signer_news import WANTED, signer_news


def to_signer(client, reader, line):
    steps = Steps(client, reader).to_look(areas=(), lines=(line,), purpose="papers")
    return steps.send("/share/look")


def sees_it(store, cast, id_):
    try:
        space = open_space(store, cast.member, id_)
    except NotGrantedError:
        return False
    return any(PAPERS in str(item.body) for item in space.section("money").items())


def test_before_she_signs_she_is_asked_whose_yes_and_nobody_is_asked_yet(
    known, denise, papers, youth_client, cast, store
):
    page = to_signer(youth_client, cast.member.account, papers).page

    assert "One more yes is needed" in text_of(page)
    assert "Ask Denise" in text_of(page)
    assert waiting_for(store, cast.guardian) == []


@pytest.mark.parametrize("purpose", ["own-words", "papers"])
def test_she_reads_before_which_of_her_words_that_person_reads(
    purpose, known, denise, papers, youth_client, guardian_client, cast, store
):
    """What she typed under "Something else", and then left for a ready answer, nobody reads."""
    words = "to find my birth paper"
    steps = Steps(youth_client, cast.member.account).begin().send("/share/what", lines=[papers])
    steps.send("/share/why", purpose=purpose, words=words).send("/share/until", days="30")
    page = text_of(steps.send("/share/think").send("/share/look").page)
    steps.send("/share/signer", link=denise.account).send("/releases", passphrase=WORDS)
    (asked,) = waiting_for(store, cast.guardian)
    reads_it = words in text_of(guardian_client.get(f"/asked/{asked.offer}"))

    assert reads_it is (purpose == "own-words")
    assert (words in page) is reads_it
    assert ("They also read your words on what it is for:" in page) is reads_it
    assert ("They don't read your words." in page) is not reads_it
    (kept,) = (one for one in kept_releases(open_space(store, cast.youth, known.id)) if one.others)
    assert (words in kept.document) is reads_it


def test_it_waits_with_nothing_open_until_the_other_yes_is_there(waits, known, cast, store):
    assert waits.page.status_code == 303
    assert not sees_it(store, cast, known.id)

    (asked,) = waiting_for(store, cast.guardian)
    sign(store, cast.guardian, asked.offer, {})
    assert sees_it(store, cast, known.id)


def test_a_share_with_another_yes_takes_at_most_twelve_taps(
    known, denise, papers, youth_client, cast
):
    steps = Steps(youth_client, cast.member.account, taps=2)
    steps.to_look(areas=(), lines=(papers,), purpose="papers").send("/share/look")
    steps.send("/share/signer", link=denise.account).send("/releases", taps=2, passphrase="x")

    assert steps.taps <= 12


def test_her_pages_say_that_it_waits_and_she_can_take_it_back(waits, youth_client, known):
    assert "Waits for a yes. Nobody sees it yet:" in text_of(youth_client.get("/people"))
    assert "This waits for a yes" in text_of(youth_client.get(waits.page.location))

    kept = kept_releases(known)[0]
    assert send(youth_client, f"/releases/{kept.grant}/stop", page="/people").status_code == 303
    assert "It never began. Nobody saw it." in text_of(youth_client.get(waits.page.location))


def test_the_release_names_no_other_signer_and_her_own_copy_does(waits, known, store, cast):
    kept = kept_releases(known)[0]
    (asked,) = waiting_for(store, cast.guardian)

    assert [need["who"] for need in asked.release.body["signers"]] == ["youth"]
    assert [need["asked"] for need in kept.others] == [["Denise"]]
    assert kept.others[0]["citation"] == "Avalon Code 1.4 (invented)"


def test_after_a_no_her_page_does_not_tell_whose_it_was(waits, youth_client, known, store, cast):
    (asked,) = waiting_for(store, cast.guardian)
    decline(store, cast.guardian, asked.offer, {})
    page = text_of(youth_client.get(waits.page.location))
    past = text_of(youth_client.get("/people/past"))

    assert "It never began. Nobody saw it." in page
    assert "declined" not in page + past
    assert "Denise" not in past
    assert "Denise stopped" not in text_of(youth_client.get("/looked"))


@pytest.mark.parametrize("answer", [decline, put_off])
def test_nobody_asks_again_about_the_same_for_thirty_days(
    waits, youth_client, denise, papers, cast, store, answer
):
    (asked,) = waiting_for(store, cast.guardian)
    answer(store, cast.guardian, asked.offer, *([{}] if answer is decline else []))
    page = text_of(to_signer(youth_client, cast.member.account, papers).page)
    assert "Ask Denise" not in page
    assert "Tell my advocate" in page


@pytest.mark.parametrize("answer", [lambda *about: decline(*about, {}), put_off])
def test_after_a_no_nobody_else_is_held_out_to_her(
    answer, waits, known, parent, papers, youth_client, cast, store
):
    other = parent("", "parent")
    change_link(store, other, on_paper=True)
    call_them(known, other, "Dad")
    before = text_of(to_signer(youth_client, cast.member.account, papers).page)
    (asked,) = waiting_for(store, cast.guardian)
    answer(store, cast.guardian, asked.offer)
    after = text_of(to_signer(youth_client, cast.member.account, papers).page)
    plain, folded = after.split("<summary>I want to ask somebody else</summary>")

    assert "Ask Dad" in before.split("<summary>")[0]
    assert "There is no yes for this right now. You can leave it so." in plain
    assert "Ask Dad" not in plain
    assert "Ask Dad" in folded.split("</details>")[0]


def test_who_is_not_found_safe_is_never_offered(known, parent, papers, youth_client, cast):
    parent(cast.guardian.account, is_safe=False)
    page = text_of(to_signer(youth_client, cast.member.account, papers).page)

    assert "Ask Denise" not in page
    assert "Tell my advocate" in page


@pytest.mark.parametrize("how", ["on-screen", "on-paper"])
def test_a_yes_after_the_custody_it_rests_on_counts_for_nothing(
    youth_client, parent, papers, known, cast, store, clock, how
):
    link = parent(cast.guardian.account)
    change_link(store, link, until="2026-06-08")
    asks(youth_client, cast.member.account, papers, link)
    (offer,) = (one.offer for one in waiting_for(store, cast.guardian))
    over = replace(store, now=datetime(2026, 6, 9, 5, 0, tzinfo=UTC))

    if how == "on-screen":
        says_yes = partial(sign, over, cast.guardian, offer, {})
    else:
        account = cast.guardian.account
        says_yes = partial(signed_on_paper, over, cast.advocate, offer, account, "1", {})
    with pytest.raises(NotGrantedError):
        says_yes()
    settle(open_space(over, cast.youth, known.id))
    with pytest.raises(NotGrantedError):
        open_space(over, cast.member, known.id)


def test_on_the_last_day_of_custody_the_yes_still_counts(
    youth_client, parent, papers, known, cast, store
):
    link = change_link(store, parent(cast.guardian.account), until="2026-06-08")
    page = asks(youth_client, cast.member.account, papers, link).page
    receipt = text_of(youth_client.get(page.location))
    (offer,) = (one.offer for one in waiting_for(store, cast.guardian))
    last_second = replace(store, now=datetime(2026, 6, 9, 4, 59, 59, tzinfo=UTC))
    sign(last_second, cast.guardian, offer, {})

    assert open_space(last_second, cast.member, known.id).section("money").items()
    assert "If no yes comes by Monday, June 8, it ends by itself." in receipt


def test_an_excluded_ones_yes_changes_nothing(waits, known, cast, store):
    (asked,) = waiting_for(store, cast.guardian)
    exclude(store, known.id, cast.guardian.account)
    sign(store, cast.guardian, asked.offer, {})
    assert not sees_it(store, cast, known.id)

    readmit(store, known.id, cast.guardian.account)
    assert not sees_it(store, cast, known.id)


def test_one_is_enough_where_one_is_enough(
    known, parent, denise, papers, person, youth_client, cast, store
):
    other = person("joao", "guardian", said="Joao")
    parent(other.account)
    steps = asks(youth_client, cast.member.account, papers, denise)

    assert steps.page.status_code == 303
    assert waiting_for(store, other) == []


def test_somebody_who_is_not_here_is_asked_for_and_the_share_is_kept_for_her(
    known, parent, papers, youth_client, cast, store
):
    link = parent()
    call_them(known, link, "Denise")
    steps = to_signer(youth_client, cast.member.account, papers)
    page = text_of(steps.send("/share/signer", link=link.id).page)
    assert "We kept it for you" in page
    assert "Denise is not here yet." in page
    assert [n.kind for n in signer_news(store, cast.advocate)] == [WANTED]

    change_link(store, link, account=cast.guardian.account)
    people = text_of(youth_client.get("/people"))
    assert "Denise is here now." in people
    again = people.split("/share/kept/")[1].split('"')[0]
    assert "would see" in youth_client.get(f"/share/kept/{again}").text


def test_her_advocate_is_told_once(known, papers, youth_client, cast, store):
    for _time in range(2):
        steps = to_signer(youth_client, cast.member.account, papers)
        steps.send("/share/signer", link="else")

    assert len([m for m in messages(store, cast.advocate) if m.kind == WANTED]) == 1


def test_parts_with_other_signers_go_on_one_after_the_other(
    known, denise, papers, bank, youth_client, cast
):
    steps = Steps(youth_client, cast.member.account).begin()
    page = steps.send("/share/what", areas=["money"], lines=[]).page
    assert "Share this in two steps" in text_of(page)
    steps.send("/share/what", areas=[], lines=[bank])

    assert "What is it for?" in text_of(steps.page)


def test_no_share_runs_past_the_day_she_comes_of_age(known, denise, papers, app, cast, clock):
    clock.now = clock.now.replace(year=2029, month=12, day=25)
    client = signed_in(app, NAMES["youth"])
    steps = Steps(client, cast.member.account).begin().send("/share/what", areas=[], lines=[papers])
    steps.send("/share/why", purpose="papers")

    assert steps.send("/share/until", days="30").page.status_code == 422
    assert steps.send("/share/until", days="7").page.status_code == 200


def test_nobody_at_home_is_asked_about_somebody_else_at_home(
    app, known, denise, parent, person, cast
):
    """The page of a yes names who would read it: one parent would learn there of another."""
    joao = person("joao", "guardian", said="Joao")
    parent(joao.account)
    with app.app_context():
        asked = {who: others(known, who) for who in (cast.member.account, joao.account)}

    assert len(asked[cast.member.account]) == 2
    assert asked[joao.account] == []
