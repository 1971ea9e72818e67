"""Claim: why somebody is kept away is read by who decides about it, and goes when that ends."""

from datetime import datetime

import pytest
from in_clear import read_in_clear
from pages_cast import WORDS, send
from sharing_cast import TOKENS, text_of

from webapp.space.links import HURT_HER, RIGHTS_ENDED
from webapp.team.hold_words import REASONS, UNSAID

HARM = "This person hurt the young person"


def reasons(kept):
    return [voice.reason for voice in kept.voices]


def test_who_picks_none_shuts_the_door_all_the_same(holds, kept):
    holds()

    assert (kept().is_shut, reasons(kept())) == (True, [UNSAID])


def test_none_is_what_stands_picked_on_the_page(advocate_client, door, father):
    page = advocate_client.get(f"{door}/{father}").text
    picked = [line for line in page.splitlines() if "checked" in line and 'name="reason"' in line]

    assert len(picked) == 1
    assert 'value=""' in picked[0]
    assert "I do not want to write it here" in picked[0]


def test_what_is_not_on_the_list_shuts_no_door_and_says_so(holds, kept):
    assert holds(reason="because").status_code == 422
    assert not kept().voices


@pytest.mark.parametrize("reason", [code for code in REASONS if code])
def test_staff_who_read_names_read_it(holds, kept, advocate_client, door, father, reason):
    holds(reason=reason)

    assert reasons(kept()) == [reason]
    assert (
        str(REASONS[reason]) in text_of(advocate_client.get(f"{door}/{father}")).split("<form")[0]
    )


def test_a_reason_of_who_reads_no_names_reaches_the_same_page_and_no_other(
    ortiz, door, advocate_client, father, kept, cast, reads
):
    reads(cast.guardian)
    before = text_of(ortiz.client.get(door))
    send(ortiz.client, f"{door}/shut", door, name="Denise", reason=HURT_HER)
    ortiz.client.get(door)
    said = f"Why: {HARM}"

    assert reasons(kept()) == [HURT_HER]
    assert said in text_of(advocate_client.get(f"{door}/{father}"))
    assert said not in before + text_of(ortiz.client.get(door))


def test_who_reads_no_names_learns_nothing_of_anothers_reason(holds, ortiz, door, father):
    before = TOKENS.sub("", ortiz.client.get(door).text)
    holds(reason=HURT_HER)

    assert TOKENS.sub("", ortiz.client.get(door).text) == before
    assert ortiz.client.get(f"{door}/{father}").status_code == 404


def test_a_reason_alone_is_no_second_person_and_no_order(holds, kept):
    for reason in REASONS:
        holds(reason=reason)

    assert kept().needs_a_second


def test_she_reads_after_her_words_that_there_is_one_and_never_what_hurt(
    holds, youth_client, father
):
    about = f"/people/{father}/about"
    holds()
    assert "wrote down why" not in text_of(send(youth_client, about, passphrase=WORDS))

    holds(reason=HURT_HER)
    said = text_of(send(youth_client, about, passphrase=WORDS))
    assert "Tasha wrote down why. You can ask, on any day you want." in said
    assert "hurt" not in said


def test_she_reads_what_ended_his_rights_in_words_that_do_not_wound(holds, youth_client, father):
    holds(reason=RIGHTS_ENDED)
    said = text_of(send(youth_client, f"/people/{father}/about", passphrase=WORDS))

    assert "Denise decides nothing for you any more." in said


def test_before_her_words_and_in_her_log_there_is_nothing_of_it(holds, youth_client, father):
    holds()
    pages = (f"/people/{father}", f"/people/{father}/about", "/people", "/looked", "/today")
    before = [TOKENS.sub("", youth_client.get(page).text) for page in pages]
    holds(reason=HURT_HER)

    assert [TOKENS.sub("", youth_client.get(page).text) for page in pages] == before


def test_when_it_is_lifted_the_reason_goes(holds, kept, lifted, advocate_client, door, father):
    holds(reason=HURT_HER)
    lifted()

    assert not kept().is_shut
    assert set(reasons(kept())) == {UNSAID}
    assert "Why:" not in text_of(advocate_client.get(f"{door}/{father}"))


def test_it_is_written_nowhere_in_clear(holds, settings, tmp_path, kept):
    holds(reason=HURT_HER)
    assert reasons(kept()) == [HURT_HER]

    assert not read_in_clear(settings, tmp_path, (HURT_HER, HARM))


def test_a_row_from_before_there_were_reasons_is_read(holds, store, people, father, kept):
    holds()
    (id_, sealed) = store.db.execute("select id, sealed_facts from holds").fetchone()
    facts = store.seal.open_facts("holds", "sealed_facts", id_, sealed)
    for voice in facts["voices"]:
        del voice["reason"]
        voice.pop("paper", None)
    old = store.seal.seal_facts("holds", "sealed_facts", id_, facts)
    store.db.execute("update holds set sealed_facts = ? where id = ?", [old, id_])

    assert reasons(kept()) == [UNSAID]
    assert isinstance(kept().by_staff[0].at, datetime)


def test_a_code_that_a_later_program_wrote_is_no_word_on_the_page(
    holds, store, advocate_client, door, father
):
    holds()
    (id_, sealed) = store.db.execute("select id, sealed_facts from holds").fetchone()
    facts = store.seal.open_facts("holds", "sealed_facts", id_, sealed)
    facts["voices"][0]["reason"] = "of-tomorrow"
    new = store.seal.seal_facts("holds", "sealed_facts", id_, facts)
    store.db.execute("update holds set sealed_facts = ? where id = ?", [new, id_])
    said = text_of(advocate_client.get(f"{door}/{father}"))

    assert ("Why:" in said, "of-tomorrow" in said) == (False, False)
