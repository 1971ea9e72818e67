"""A copy to take along holds no plan, and a program of its own finds every change in it."""

import ast
import copy
import json
import sys
from pathlib import Path

import pytest
from pages_cast import WORDS, send
from verifying import VERIFIER, rewritten

from webapp.care.people import KeptRelease
from webapp.care.plans import Goal
from webapp.care.records import save
from webapp.consent.drafts import Draft
from webapp.consent.ends import receipt
from webapp.consent.exports import export_of
from webapp.consent.papers import release_document
from webapp.consent.statements import STATEMENTS
from webapp.consent.walks import walk_for
from webapp.space.cosigning import sign
from webapp.space.grants import sign_grant
from webapp.space.offers import offer_to
from webapp.space.opening import open_space
from webapp.space.releases import add_release
from webapp.space.signers import needs_body


@pytest.fixture
def kept(share, cast):
    return share(cast.member)


@pytest.fixture
def take(youth_client, kept):
    """The file as she gets it; bytes."""

    def take(words: str = WORDS):
        return send(youth_client, f"/receipts/{kept.id}/file", passphrase=words)

    return take


def stopped(youth_client, kept):
    send(youth_client, f"/releases/{kept.grant}/stop", "/people")


def test_it_is_given_only_for_her_words_and_with_a_warning(youth_client, kept, take):
    page = youth_client.get(f"/receipts/{kept.id}/file").text

    assert "Whoever holds your phone can open it." in page
    assert take("not my words").status_code == 422


def test_its_name_says_nothing_and_no_cache_keeps_it(take):
    answer = take()

    assert answer.headers["Content-Disposition"] == 'attachment; filename="copy.json"'
    assert "no-store" in answer.headers["Cache-Control"]


def test_nobody_else_gets_it(kept, take, member_client, advocate_client):
    for client in (member_client, advocate_client):
        assert client.get(f"/receipts/{kept.id}/file").status_code == 404


def test_nothing_of_the_plan_is_in_it(take, youth_client, kept):
    stopped(youth_client, kept)
    text = take().text

    for words in ("Fix my tooth", "Dental care", "art class", "bus pass", "Tasha", "Open Door"):
        assert words not in text


def test_what_she_gets_holds(take, verify):
    code, said = verify(take().json)

    assert (code, "BROKEN" in said) == (0, False)
    assert "release signed by its owner" in said
    assert "granted at" in said


def test_a_stopped_one_holds_with_her_withdrawal_and_the_links_between(
    take, verify, youth_client, kept
):
    stopped(youth_client, kept)
    code, said = verify(take().json)

    assert code == 0, said
    assert "withdrawal by the owner" in said
    assert "stopped at" in said


def test_one_that_she_stopped_aloud_holds_with_the_readers_word(
    take, verify, youth_client, member_client, people, kept
):
    send(member_client, f"/shared/{people.id}/stops", f"/shared/{people.id}")
    youth_client.get("/people")
    export = take().json

    assert json.loads(export["withdrawal"]["text"])["how"] == "spoken"
    assert verify(export)[0] == 0


@pytest.mark.parametrize(
    "damage",
    [
        "delete from grants where id = ?",
        "update grants set sealed_entry = x'00' where id = ?",
        "update grants set sealed_facts = x'00' where id = ?",
    ],
)
def test_one_whose_row_was_lost_or_changed_says_so_calmly(take, youth_client, store, kept, damage):
    youth_client.get("/people")
    store.db.execute(damage, [kept.grant])
    answer = take()

    assert (answer.status_code, answer.location) == (303, f"/receipts/{kept.id}")
    assert "changed from outside" in youth_client.get(answer.location).text


def test_it_can_be_held_against_a_fingerprint_read_aloud(take, verify, cast):
    export = take().json

    assert verify(export, "--owner", cast.youth.card.fingerprint)[0] == 0
    assert verify(export, "--owner", cast.member.card.fingerprint)[0] == 1


def test_the_fields_of_the_standard_are_all_there(take):
    receipt = take().json["receipt"]
    processing = receipt["pii_processing"]

    assert {"schema_version", "receipt_id", "record_id", "pii_principal_id"} <= receipt.keys()
    assert {
        "privacy_notice", "language", "purposes", "pii_controllers", "storage_locations",
        "retention_period", "jurisdiction", "recipient_third_parties", "withdrawal_method",
    } <= processing.keys()  # fmt: skip
    for party in receipt["party_identification"]:
        assert {"party_id", "party_name", "party_address", "party_contact", "party_type"} <= (
            party.keys()
        )
    for event in receipt["events"]:
        assert {"event_time", "entity_id", "event_type", "event_state"} <= event.keys()


def test_the_words_that_she_read_are_in_it_and_checked(take, verify, youth_client, monkeypatch):
    send(youth_client, "/language", "/account", language="es")
    monkeypatch.setitem(STATEMENTS, "say-stop", "Say it.")
    export = take().json
    processing = export["receipt"]["pii_processing"]
    words = processing["privacy_notice"]["sentences"]

    assert "No is fine. Nothing changes for you." in words
    said = "Say stop here, by voice or on paper. Each of them counts."
    assert processing["withdrawal_method"] == said
    assert "good  receipt: words" in verify(export)[1]

    words[0] = "You must."
    assert "BROKEN  receipt: words" in verify(export)[1]


@pytest.fixture
def cosigned(app, store, cast, people):
    """The export of a release that her guardian had to sign too; `signs` says whether it was."""

    def make(*, signs: bool = True) -> dict:
        with app.test_request_context("/"):
            space = open_space(store, cast.youth, people.id)
            draft = Draft(cast.member.account, ("body",), purpose="visits", days=30)
            walk = walk_for(space, cast.member.account, draft)
            share, now = walk.share(), store.now
            paper = release_document(space, share, walk.limits, walk.decision())
            signed, holders = paper.signed_by("owner", cast.youth.identity), [cast.youth]
            id_ = add_release(
                store, signed, {p.account: p.card.keys for p in (*holders, cast.guardian)}
            )
            grant = sign_grant(
                cast.youth, space.authority, cast.member.card, share.scope,
                rights=frozenset({"see"}), starts_at=share.starts_at, ends_at=share.ends_at,
                purpose_hash="", release=id_, now=now,
                needs=needs_body([cast.guardian.card], [], [cast.advocate.card], now),
            )  # fmt: skip
            offer = offer_to(space, cast.member.card, grant, [cast.guardian.card])
            if signs:
                sign(store, cast.guardian, offer.needs.offer, {"teach_back": "right"})
            kept = KeptRelease(
                document=signed.dump(), release=id_, grant=offer.id, reader=cast.member.account
            )
            kept = save(space, "sharing", kept)
            return export_of(space, receipt(space, kept.id))

    return make


def test_a_release_with_anothers_signature_holds(cosigned, verify):
    code, said = verify(cosigned())

    assert code == 0, said
    assert "good  signature 1 of others" in said


def test_a_release_that_somebody_has_not_signed_does_not_hold(cosigned, verify):
    code, said = verify(cosigned(signs=False))

    assert code == 3
    assert "none  signature 1 of others was not given" in said
    assert "Everything holds." not in said


@pytest.mark.parametrize("part", ["terms", "signer", "said"])
def test_anothers_yes_to_something_else_is_none(cosigned, verify, part):
    export = cosigned()
    rewritten(export["yeses"][0], **{part: "other"})

    assert verify(export)[0] == 1


def of_somebody_else(paper: dict) -> None:
    (role,) = list(paper["by"])
    paper["by"][role] = paper["by"][role][::-1]


TAMPERS = {
    "a later end": lambda e: rewritten(e["release"], end="2030-01-01T00:00:00+00:00"),
    "another reader": lambda e: rewritten(e["release"], called="Somebody"),
    "another signature": lambda e: of_somebody_else(e["release"]),
    "one signature more": lambda e: e["release"]["by"].update(guardian="00" * 64),
    "a grant that runs longer": lambda e: rewritten(e["grant"], ends="2030-01-01T00:00:00+00:00"),
    "a grant for another release": lambda e: rewritten(e["grant"], release="0" * 64),
    "a grant that nobody signed": lambda e: of_somebody_else(e["grant"]),
    "a signer who never signed": lambda e: rewritten(
        e["grant"], signers={"x": ["00", "00", "00"]}, witnesses={}, offer={"id": "1", "until": ""}
    ),
    "a withdrawal of another day": lambda e: rewritten(e["withdrawal"], at="2026-06-01"),
    "a withdrawal of nobody": lambda e: of_somebody_else(e["withdrawal"]),
    "no owner": lambda e: e.update(owner=[]),
    "an owner who did not sign": lambda e: e["owner"][0]["by"].update(owner="00" * 64),
    "a line reworded": lambda e: rewritten(e["trail"]["lines"][0], kind="opened"),
    "a line of another key": lambda e: e["trail"]["lines"][0].update(key="11" * 32),
    "a link dropped": lambda e: e["trail"]["links"].pop(0),
    "a link redated": lambda e: e["trail"]["links"][-1].update(day="2026-01-01"),
    "links turned around": lambda e: e["trail"]["links"].reverse(),
}


def _in_receipt(*path):
    def change(export: dict) -> None:
        there = export["receipt"]
        for step in path[:-1]:
            there = there[step]
        there[path[-1]] = "other"

    return change


PURPOSE = ("pii_processing", "purposes", 0)
TAMPERS |= {
    f"receipt {path[-1]}": _in_receipt(*path)
    for path in (
        ("receipt_id",),
        ("pii_principal_id",),
        ("pii_processing", "language"),
        ("pii_processing", "retention_period"),
        ("pii_processing", "privacy_notice", "sha256"),
        ("pii_processing", "privacy_notice", "statements"),
        (*PURPOSE, "purpose"),
        (*PURPOSE, "allowed_acts"),
        (*PURPOSE, "excluded"),
        (*PURPOSE, "pii_information", 0, "lines"),
        ("party_identification", 0, "party_name"),
        ("party_identification", 1, "agency"),
        ("events", 0, "event_time"),
        ("events", 1, "event_state"),
    )
}


@pytest.fixture
def from_agency(share, cast, people, youth_client):
    """The export of a release of what an agency wrote."""
    line = Goal(team="Group on Mondays", team_source="Eastside Clinic")
    saved = save(people, "substances", line, source="Eastside Clinic")
    kept = share(cast.member, areas=(), lines=(saved.id,))
    return send(youth_client, f"/receipts/{kept.id}/file", passphrase=WORDS).json


def test_it_names_the_agency_that_discloses_apart_from_her(from_agency, take, verify):
    processing = from_agency["receipt"]["pii_processing"]
    parties = {p["party_id"]: p for p in from_agency["receipt"]["party_identification"]}

    assert processing["disclosers"] == ["source 1"]
    assert parties["source 1"]["party_name"] == "Eastside Clinic"
    assert verify(from_agency)[0] == 0
    assert take().json["receipt"]["pii_processing"]["disclosers"] == ["principal", "class"]


@pytest.mark.parametrize("field", ["party_name", "people"])
def test_another_agency_in_the_receipt_is_found(from_agency, verify, field):
    parties = from_agency["receipt"]["party_identification"]
    next(p for p in parties if p["party_id"] == "source 1")[field] = "Lake County"

    assert verify(from_agency)[0] == 1


def test_disclosers_that_the_release_does_not_name_are_found(from_agency, verify):
    from_agency["receipt"]["pii_processing"]["disclosers"] = ["principal"]

    assert verify(from_agency)[0] == 1


def test_every_change_is_found(take, verify, youth_client, kept):
    stopped(youth_client, kept)
    real = take().json
    passed = []
    for name, tamper in TAMPERS.items():
        export = copy.deepcopy(real)
        tamper(export)
        if verify(export)[0] != 1:
            passed.append(name)

    assert passed == []


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "release-export/1"}', "\x00"])
def test_a_file_that_is_no_export_is_said_to_be_none(verify, text):
    code, said = verify(text)

    assert code == 2
    assert "no export" in said


def test_it_stands_alone():
    tree = ast.parse(Path(VERIFIER).read_text())
    names = {n.module.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    names |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}

    assert names - set(sys.stdlib_module_names) == {"cryptography"}
