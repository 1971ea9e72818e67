"""Claim: however a share ends, a stranger's check of her copy calls it true and says how it ended;
a yes that was taken back stays as it was signed, beside the signed word that took it back."""

import copy
import json

import pytest
from pages_cast import NAMES, WORDS, send, signed_in
from sharing_cast import forward, knows_them
from signing_cast import asks
from verifying import rewritten

from webapp.account.accounts import replace_keys
from webapp.account.renewals import renew_keys
from webapp.account.unlocking import stretch, unlock_with_words
from webapp.care.withdrawals import ON_SCREEN, withdrawal_of
from webapp.consent.people import kept_releases
from webapp.holds.acts import staff_keep_away
from webapp.space.cosigning import answered_by, decline, sign, waiting_for, withdraw
from webapp.space.excerpts import excerpt
from webapp.space.grants import one_grant
from webapp.space.links import change_link
from webapp.space.offers import exclude, expire_due
from webapp.space.on_paper import signed_on_paper
from webapp.space.opening import open_space
from webapp.space.rekey import settle
from webapp.space.spaces import log_box
from webapp.space.stops import stop_due
from webapp.team.guardians import call_them
from webapp.team.vouches import vouch

NOT_GIVEN = 3


@pytest.fixture
def asked(waits, known, store, cast):
    (asked,) = waiting_for(store, cast.guardian)
    return asked.offer


@pytest.fixture
def given(asked, store, cast):
    """Her mother said yes on her own screen."""
    sign(store, cast.guardian, asked, {"name": "Denise Lopez"})
    return asked


@pytest.fixture
def on_paper(store, cast, known, parent, papers, youth_client):
    """Ana, who has no phone, said yes with a mark."""
    link = change_link(store, parent(), on_paper=True)
    call_them(known, link, "Granny")
    asks(youth_client, cast.member.account, papers, link)
    kept = kept_releases(open_space(store, cast.youth, known.id))[-1]
    grant = one_grant(store, known.authority, kept.grant)
    about = {"channel": "mark", "name": "Ana Lopez"}
    signed_on_paper(store, cast.advocate, grant.needs.offer, link.id, "Folder 7", about)
    settle(open_space(store, cast.youth, known.id))
    return grant


@pytest.fixture
def hers(store, cast, known):
    def find():
        (kept,) = (k for k in kept_releases(open_space(store, cast.youth, known.id)) if k.others)
        return kept

    return find


@pytest.fixture
def export(app, hers):
    """The file of her share with a signer, as she gets it in a new session."""

    def take() -> dict:
        client = signed_in(app, NAMES["youth"])
        return send(client, f"/receipts/{hers().id}/file", passphrase=WORDS).json

    return take


def states(export):
    return [(e["event_state"], e["entity_id"]) for e in export["receipt"]["events"]]


def test_her_own_stop(given, export, hers, youth_client, verify):
    send(youth_client, f"/releases/{hers().grant}/stop", "/people")
    code, said = verify(export())

    assert (code, "BROKEN" in said) == (0, False), said
    assert "withdrawal by the owner on a screen" in said


def test_the_signers_withdrawal_on_a_screen(given, export, store, cast, verify):
    withdraw(store, cast.guardian, given)
    file = export()
    code, said = verify(file)

    assert (code, "BROKEN" in said) == (0, False), said
    assert "good  signature 1 of others" in said
    assert "signature 1 was taken back on a screen, by its signer (parent), at 2026" in said
    assert "A signature was taken back: it counts no more." in said
    assert states(file)[-1] == ("consent withdrawn", "signer")


def test_the_signer_still_reads_what_was_signed(given, store, cast):
    before = answered_by(store, cast.guardian)[0].about
    withdraw(store, cast.guardian, given)

    assert answered_by(store, cast.guardian)[0].about == before


def test_the_withdrawal_of_who_signed_on_paper(on_paper, known, stranger_client, export, verify):
    send(stranger_client, f"/told/{known.id}/yes", name="Ana Lopez")
    code, said = verify(export())

    assert (code, "BROKEN" in said) == (0, False), said
    assert "signature 1 was taken back aloud, by its signer (parent)" in said
    assert "; written down by Det. Cole, Lake County" in said


def test_aloud_of_who_signed_on_a_screen(given, known, stranger_client, export, verify):
    send(stranger_client, f"/told/{known.id}/yes", name="Denise")
    code, said = verify(export())

    assert (code, "BROKEN" in said) == (0, False), said
    assert "signature 1 was taken back aloud" in said


def test_aloud_and_then_on_her_own_screen_too(
    given, known, stranger_client, export, verify, store, cast
):
    send(stranger_client, f"/told/{known.id}/yes", name="Denise")
    withdraw(store, cast.guardian, given)
    file = export()

    assert verify(file)[0] == 0
    assert len(file["yeses_taken_back"]) == 2


def test_an_end_by_its_day(given, export, store, clock, verify):
    stop_due(forward(store, clock, days=40))
    code, said = verify(export())

    assert code == 0, said


def test_a_hold(given, export, store, cast, known, verify, app):
    with app.test_request_context("/"):
        staff_keep_away(open_space(store, cast.advocate, known.id), cast.guardian.account)
    code, said = verify(export())

    assert code == 0, said


def test_a_withdrawal_after_a_hold_looks_like_one_after_any_end(
    given, export, store, cast, known, hers, verify
):
    exclude(store, known.id, cast.guardian.account)
    before = one_grant(store, known.authority, hers().grant)
    withdraw(store, cast.guardian, given)
    after = one_grant(store, known.authority, before.id)
    file = export()
    code, said = verify(file)

    assert code == 0, said
    assert after == before
    assert states(file)[-1] == ("consent expired", "principal")
    assert "signature 1 was taken back on a screen, by its signer (parent)" in said


def test_a_refusal_is_genuine_and_says_that_nothing_was_given(asked, export, store, cast, verify):
    decline(store, cast.guardian, asked, {})
    code, said = verify(export())

    assert (code, "BROKEN" in said) == (NOT_GIVEN, False), said
    assert "signature 1 of others was not given" in said
    assert "What is here is true. Not everybody signed: nothing was shared by it." in said


def test_a_yes_that_never_came(asked, export, store, clock, verify):
    expire_due(forward(store, clock, days=15))
    code, said = verify(export())

    assert (code, "BROKEN" in said) == (NOT_GIVEN, False), said


def test_what_was_given_cannot_be_made_into_nothing(given, export, verify):
    file = export()
    file["yeses"] = []
    assert verify(file)[0] == 1
    file["receipt"]["events"][0]["event_state"] = "consent requested"

    assert verify(file)[0] == 1  # The trail says that it was granted.


def test_an_undo_leaves_both_copies_true(share, cast, youth_client, people, store, app, verify):
    kept = share(cast.member)
    send(youth_client, f"/releases/{kept.grant}/stop", "/people")
    send(youth_client, f"/receipts/{kept.id}/undo", passphrase=WORDS)
    every = kept_releases(open_space(store, cast.youth, people.id))

    assert len(every) == 2
    for one in every:
        file = send(youth_client, f"/receipts/{one.id}/file", passphrase=WORDS).json
        code, said = verify(file)
        assert code == 0, said


@pytest.fixture
def spoken(share, cast, people, advocate_client, app):
    """She told her advocate to stop with the doctor; the file of it."""
    knows_them(people, cast.advocate.card)
    kept = share(cast.member)

    def take(client=advocate_client):
        send(client, f"/told/{people.id}", name="Dr. Patel")
        again = signed_in(app, NAMES["youth"])
        again.get("/people")
        return send(again, f"/receipts/{kept.id}/file", passphrase=WORDS).json

    return take


def test_a_spoken_stop_that_an_advocate_wrote_down(spoken, verify):
    code, said = verify(spoken())

    assert (code, "BROKEN" in said) == (0, False), said
    assert "; written down by Tasha, Open Door" in said
    assert "withdrawal by the owner aloud" in said
    assert "nobody vouches for that card here" in said


def test_who_vouched_for_the_one_who_wrote_it_down(spoken, verify, store, cast):
    vouch(store, cast.stranger, cast.advocate.card)
    code, said = verify(spoken())

    assert code == 0, said
    assert "vouched for by Det. Cole, Lake County" in said


def test_their_new_keys_make_no_old_word_false(spoken, verify, store, cast):
    file = spoken()
    replace_keys(store, cast.advocate)

    assert verify(file)[0] == 0


WRITERS = {
    "no card": lambda e: e.update(writers=[]),
    "another name": lambda e: rewritten(e["writers"][0]["card"], name="Ms. Ortiz"),
    "another hand": lambda e: rewritten(e["writers"][0]["card"], hand="11" * 32),
    "said to be on a screen": lambda e: rewritten(e["withdrawal"], how="screen"),
    "another voucher": lambda e: rewritten(e["writers"][0]["vouches"][0]["vouch"], at="2020"),
    "another voucher's name": lambda e: rewritten(e["writers"][0]["vouches"][0]["by"], name="X"),
}


def test_every_change_to_who_wrote_it_down_is_found(spoken, verify, store, cast):
    vouch(store, cast.stranger, cast.advocate.card)
    real, passed = spoken(), []
    for name, tamper in WRITERS.items():
        file = copy.deepcopy(real)
        tamper(file)
        if verify(file)[0] != 1:
            passed.append(name)

    assert passed == []


TAKEN_BACK = {
    "another day": lambda p: rewritten(p, at="2026-01-01T00:00:00+00:00"),
    "another signer": lambda p: rewritten(p, signer="somebody"),
    "another role": lambda p: rewritten(p, role="court-appointee"),
    "another release": lambda p: rewritten(p, release="0" * 64),
    "nobody's hand": lambda p: p.update(by={"hand": "00" * 64}),
    "another key": lambda p: rewritten(p, hand="11" * 32),
}


def test_every_change_to_a_withdrawal_is_found(given, export, store, cast, verify):
    withdraw(store, cast.guardian, given)
    real, passed = export(), []
    for name, tamper in TAKEN_BACK.items():
        file = copy.deepcopy(real)
        tamper(file["yeses_taken_back"][0])
        if verify(file)[0] != 1:
            passed.append(name)
    real["yeses_taken_back"] = []

    assert passed == []
    assert verify(real)[0] == 1  # The receipt says that a signer took it back.


@pytest.fixture
def taken_back(given, known, stranger_client, export):
    """The file after her mother said aloud that she takes her yes back."""
    send(stranger_client, f"/told/{known.id}/yes", name="Denise")
    return export()


def as_her_withdrawal(file):
    file["withdrawal"] = file["yeses_taken_back"].pop(0)
    file["receipt"]["events"][-1]["entity_id"] = "principal"


def test_a_signers_word_is_never_taken_for_the_owners(taken_back, verify):
    as_her_withdrawal(taken_back)
    code, said = verify(taken_back)

    assert (code, "The owner withdrew it" in said) == (1, False), said
    assert "BROKEN  withdrawal by the owner aloud" in said


def test_a_word_on_paper_of_a_signer_is_never_taken_for_the_owners(
    on_paper, known, stranger_client, export, verify
):
    send(stranger_client, f"/told/{known.id}/yes", name="Ana Lopez")
    file = export()
    as_her_withdrawal(file)

    assert verify(file)[0] == 1


@pytest.mark.parametrize("change", [{"space": "0" * 32}, {"grant": "0" * 32}])
def test_what_she_signed_about_another_share_withdraws_nothing_here(
    change, given, export, hers, cast, youth_client, verify
):
    send(youth_client, f"/releases/{hers().grant}/stop", "/people")
    file = export()
    said = json.loads(file["withdrawal"]["text"])
    about = {name: said[name] for name in ("space", "release", "grant", "at")}
    paper = withdrawal_of(**about | change, by=cast.youth, how=ON_SCREEN)
    file["withdrawal"] = json.loads(paper.dump())
    code, told = verify(file)

    assert code == 1, told
    assert "BROKEN  withdrawal is about this share" in told


def test_her_withdrawal_is_no_event_of_a_signer_whose_word_came_after_hers(
    given, export, hers, youth_client, verify, store, cast
):
    send(youth_client, f"/releases/{hers().grant}/stop", "/people")
    withdraw(store, cast.guardian, given)
    file = export()
    assert verify(file)[0] == 0
    file["receipt"]["events"][-1]["entity_id"] = "signer"
    code, said = verify(file)

    assert code == 1, said
    assert "BROKEN  receipt says that the owner withdrew it" in said


def without_an_end(file):
    file["receipt"]["events"] = file["receipt"]["events"][:1]
    file.update(withdrawal=None, yeses_taken_back=[])
    return file


def is_refused_without_its_end(verify, file):
    before, (code, said) = verify(file)[0], verify(without_an_end(file))
    return before == 0 and code == 1 and "BROKEN  receipt says that it ended" in said


def test_a_yes_taken_back_cannot_be_hidden_beside_its_line_of_the_trail(taken_back, verify):
    assert is_refused_without_its_end(verify, taken_back)


def test_nor_can_her_own_stop(given, export, hers, youth_client, verify):
    send(youth_client, f"/releases/{hers().grant}/stop", "/people")

    assert is_refused_without_its_end(verify, export())


def test_nor_can_an_end_by_its_day(given, export, store, clock, verify):
    stop_due(forward(store, clock, days=40))

    assert is_refused_without_its_end(verify, export())


def test_nor_can_it_be_called_given_once_more(taken_back, verify):
    given_again = taken_back["receipt"]["events"][0]
    without_an_end(taken_back)["receipt"]["events"].append(given_again)

    assert verify(taken_back)[0] == 1


def test_the_end_of_another_share_in_the_same_trail_ends_nothing_here(
    share, cast, youth_client, people, store, verify
):
    runs, over = share(cast.member), share(cast.stranger)
    send(youth_client, f"/releases/{over.grant}/stop", "/people")
    file = send(youth_client, f"/receipts/{runs.id}/file", passphrase=WORDS).json
    both = excerpt(store, people.id, log_box(people), lambda line: "grant" in line["about"])
    file["trail"].update(both)
    code, said = verify(file)

    assert code == 0, said
    assert ": stopped at" in said


@pytest.mark.parametrize("stops", ["before", "after"])
def test_her_own_new_keys_make_no_end_false(
    stops, share, cast, youth_client, people, store, settings, app, verify
):
    """What runs is signed anew, as another grant; what ended keeps the grant that its end names."""
    kept, new = share(cast.member), "violin basket lemon harbor"
    if stops == "before":
        send(youth_client, f"/releases/{kept.grant}/stop", "/people")
    hers = unlock_with_words(store, NAMES["youth"], WORDS, settings.words_profile)
    signer = renew_keys(store, hers, stretch(store, new, settings.words_profile)).signer
    client = signed_in(app, NAMES["youth"], new)
    if stops == "after":
        (again,) = kept_releases(open_space(store, signer, people.id))
        assert again.grant != kept.grant
        send(client, f"/releases/{again.grant}/stop", "/people")
    code, said = verify(send(client, f"/receipts/{kept.id}/file", passphrase=new).json)

    assert code == 0, said
    assert "withdrawal by the owner on a screen" in said
    assert "good  receipt says that it ended, as the trail does" in said
