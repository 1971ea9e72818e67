"""Claim: a signer says stop to any of her staff, and it counts at once; no name is learned."""

import pytest
from pages_cast import send, signed_in
from sharing_cast import people, settings, share, text_of  # noqa: F401
from signing_cast import PAPERS, asks, bank, denise, known, papers, parent  # noqa: F401
from spoiling import spoil

from webapp.account.accounts import update_facts
from webapp.care.plans import Line
from webapp.care.records import save
from webapp.consent.ends import stop_all
from webapp.consent.people import kept_releases
from webapp.space.cosigning import answered_by, sign, waiting_for
from webapp.space.grants import one_grant
from webapp.space.links import change_link
from webapp.space.on_paper import signed_on_paper
from webapp.space.opening import open_space
from webapp.space.proofs import true_lines
from webapp.space.refused import NotGrantedError
from webapp.space.rekey import settle
from webapp.space.signers import NO, WITHDRAWN, YES, row_of
from webapp.space.stops import stop
from webapp.team.guardians import call_them
from webapp.team.signer_news import TAKEN_BACK, signer_news

ABOUT = {"channel": "mark", "name": "Ana Lopez"}


@pytest.fixture
def told(known):  # noqa: F811
    return f"/told/{known.id}/yes"


@pytest.fixture
def reads(store, cast, known):  # noqa: F811
    def now():
        try:
            space = open_space(store, cast.member, known.id)
        except NotGrantedError:
            return False
        return any(PAPERS in str(item.body) for item in space.section("money").items())

    return now


@pytest.fixture
def paper(store, cast, known, parent, papers, youth_client):  # noqa: F811
    """Ana, who has no phone, was asked for a yes."""
    link = change_link(store, parent(), on_paper=True)
    call_them(known, link, "Granny")
    asks(youth_client, cast.member.account, papers, link)
    kept = kept_releases(open_space(store, cast.youth, known.id))[-1]
    return one_grant(store, known.authority, kept.grant), link


@pytest.fixture
def runs(store, cast, known, paper, reads):  # noqa: F811
    """She said yes, with a mark."""
    asked, link = paper
    signed_on_paper(store, cast.advocate, asked.needs.offer, link.id, "Folder 7", ABOUT)
    settle(open_space(store, cast.youth, known.id))
    assert reads()
    return asked, link


def row(store, known, asked, link):  # noqa: F811
    return row_of(store, known.id, asked.needs.offer, link.id)


def test_a_member_of_another_agency_hears_it_and_it_ends_in_that_second(
    runs, told, stranger_client, reads, store, known  # noqa: F811
):  # fmt: skip
    answer = send(stranger_client, told, name="lopez")

    assert answer.status_code == 303
    assert not reads()
    wraps = store.db.execute("select 1 from wraps where grant_id = ?", [runs[0].id]).fetchone()
    assert wraps is None
    assert row(store, known, *runs)["answer"] == WITHDRAWN


def test_who_keeps_the_keys_may_use_the_name_she_is_called_by(runs, told, advocate_client, reads):
    send(advocate_client, told, name="Granny")

    assert not reads()


def test_it_stays_ended_whatever_is_unlocked_later(
    runs, told, stranger_client, reads, store, cast, known  # noqa: F811
):  # fmt: skip
    send(stranger_client, told, name="Ana Lopez")
    for who in (cast.youth, cast.advocate):
        settle(open_space(store, who, known.id))

    assert not reads()


def test_a_no_before_anything_was_signed_ends_the_wait(
    paper, told, advocate_client, store, known, reads  # noqa: F811
):  # fmt: skip
    send(advocate_client, told, name="Granny")

    assert row(store, known, *paper)["answer"] == NO
    assert not reads()


def test_one_who_signed_on_a_screen_can_say_it_aloud_too(
    denise, papers, youth_client, cast, store, told, stranger_client, reads  # noqa: F811
):  # fmt: skip
    asks(youth_client, cast.member.account, papers, denise)
    (asked,) = waiting_for(store, cast.guardian)
    sign(store, cast.guardian, asked.offer, {"name": "Denise R."})
    assert reads()

    send(stranger_client, told, name="Denise")
    assert not reads()
    # Her page shows what she answered there: else it would tell whether the share still ran.
    assert answered_by(store, cast.guardian)[0].answer == YES


@pytest.mark.parametrize("name", ["Patel", "Mari", "Nobody Here"])
def test_no_other_name_ends_anything_and_the_answer_is_the_same(
    runs, told, stranger_client, reads, name
):
    right = text_of(stranger_client.get("/told"))
    answer = send(stranger_client, told, name=name)

    assert reads()
    assert text_of(stranger_client.get(answer.location)) == right


def test_whoever_keeps_the_keys_is_told_for_every_name(runs, told, stranger_client, store, cast):
    send(stranger_client, told, name="Nobody Here")
    found = [one for one in signer_news(store, cast.advocate) if one.kind == TAKEN_BACK]

    assert [(one.name, one.words) for one in found] == [("Nobody Here", "Det. Cole")]


def test_nobody_without_an_open_door_writes_it_down(
    runs, told, app, person, guardian_client, youth_client, reads
):
    person("far away", "member", "Far Away", "Elsewhere", "medical")
    for client in (signed_in(app, "far away"), guardian_client, youth_client):
        assert client.get(told).status_code == 404
    assert reads()


def test_it_waits_for_the_unlock_and_then_counts_for_nothing(
    paper, told, stranger_client, store, cast, known, reads  # noqa: F811
):  # fmt: skip
    """Between the paper and her unlock she takes it back."""
    asked, link = paper
    signed_on_paper(store, cast.advocate, asked.needs.offer, link.id, "Folder 7", ABOUT)
    send(stranger_client, told, name="Ana Lopez")
    settle(open_space(store, cast.youth, known.id))

    assert not reads()


def test_her_log_and_her_receipt_do_not_say_whose_yes_went(
    runs, told, stranger_client, youth_client
):
    send(stranger_client, told, name="Ana Lopez")
    said = text_of(youth_client.get("/looked")) + text_of(youth_client.get("/people/past"))

    for never in ("Ana", "Granny"):
        assert never not in said


@pytest.fixture
def lapsed(runs, share, store, cast, known, stranger_client):  # noqa: F811
    """The officer's training has run out. She shares with him still."""
    save(open_space(store, cast.youth, known.id), "food", Line(hers="Rice"))
    share(cast.stranger, areas=("food",))
    update_facts(store, cast.stranger.account, training_until="2026-06-01")
    return stranger_client


BY_NAME = "/told/by-name/yes"


def test_who_can_open_nothing_now_writes_it_down_all_the_same(lapsed, reads, store, known, runs):  # noqa: F811
    assert f'href="{BY_NAME}"' in lapsed.get("/told/by-name").text
    answer = send(lapsed, BY_NAME, who="Mari", name="Lopez")

    assert (answer.status_code, answer.location) == (303, "/told")
    assert not reads()
    assert row(store, known, *runs)["answer"] == WITHDRAWN


@pytest.mark.parametrize(("who", "name"), [("Nobody", "Lopez"), ("Mari", "Nobody")])
def test_it_learns_nothing_by_names_that_are_of_nobody(lapsed, reads, who, name):
    answer = send(lapsed, BY_NAME, who=who, name=name)

    assert (answer.status_code, answer.location) == (303, "/told")
    assert reads()


def test_names_for_a_yes_are_counted_with_names_for_a_stop(lapsed):
    for _try in range(3):
        send(lapsed, BY_NAME, who="Nobody", name="Nobody")
    answers = [
        send(lapsed, "/told/by-name", who="Nobody", name="Nobody").status_code for _n in range(3)
    ]

    assert answers == [303, 303, 429]


@pytest.fixture
def spoilt(runs, store, known):  # noqa: F811
    """A row among her people and sharings was changed from outside."""
    section = known.authority.sections["sharing"]
    assert spoil(store, "items", "sealed", "section_id = ?", section)


def test_a_spoilt_row_keeps_no_keeper_from_writing_a_yes_back(spoilt, told, advocate_client, reads):
    assert send(advocate_client, told, name="Lopez").status_code == 303
    assert not reads()


@pytest.fixture
def food(share, store, cast, known):  # noqa: F811
    """The doctor and the officer read what she eats."""
    save(open_space(store, cast.youth, known.id), "food", Line(hers="Rice"))
    return share(cast.member, areas=("food",)), share(cast.stranger, areas=("food",))


@pytest.fixture
def about_to_begin(food, paper, store, cast):
    """Of another share with the doctor the last yes is there, on paper. Only who keeps the keys
    can begin it."""
    asked, link = paper
    signed_on_paper(store, cast.advocate, asked.needs.offer, link.id, "Folder 7", ABOUT)
    return asked, *food


def began(store, known, grant):  # noqa: F811
    lines = true_lines(open_space(store, known.me, known.id))
    return any(line.about.get("grant") == grant for line in lines if line.kind == "granted")


def test_to_stop_all_never_begins_what_waited(about_to_begin, store, cast, known, reads):  # noqa: F811
    asked, *_kept = about_to_begin
    stop_all(open_space(store, cast.youth, known.id), cast.member.account)

    assert not reads()
    assert not began(store, known, asked.id)


def test_a_spoilt_list_of_somebody_else_holds_up_no_stop(
    about_to_begin, store, cast, known  # noqa: F811
):  # fmt: skip
    asked, _his, officers = about_to_begin
    assert spoil(store, "memberships", "sealed_spaces", "account_id = ?", cast.member.account)
    stop(open_space(store, cast.youth, known.id), officers.grant)

    grant = one_grant(store, known.authority, officers.grant)
    assert grant.ended_at
    assert began(store, known, asked.id)
