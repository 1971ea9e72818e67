"""Checks a release that somebody took along as a file: who signed it, and the trail around it.

    python verify_release.py copy.json [--owner FINGERPRINT]

It needs this one file, Python 3.11 and the package `cryptography`; it asks no network and no
other computer. Every line it prints is one thing it looked at. It ends with 0 when everything
holds, 1 when something does not, 2 when the file cannot be read, 3 when everything is true and
somebody who had to sign did not: then nothing was shared by it. What was withdrawn holds as what it
is: the last lines say so.

What it cannot know: whose keys these are. The file brings its keys along, so compare the
fingerprint that it prints with one that the signer reads to you, or give it as --owner. The same
goes for the card of a member of staff who wrote a withdrawal down, and for who vouches for it. And
a file shows the day on which it was taken: what was stopped later is not in it. Whoever hands you a
file can hide an end by leaving out its line of the trail too, so ask for a fresh export. `her_part`
and `found` are what the other computer noted beside the release; no signature stands under them.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

VERSION = 1
FORMAT = "release-export/1"
PRIME = 2**255 - 19
SMALL_ORDER = {
    0,
    1,
    PRIME - 1,
    0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
    0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7,
}
ENDS = ("consent withdrawn", "consent refused", "consent expired")
AGREED_APART = ("id", "at", "signers", "witnesses")

SAID_OF = {True: "good", False: "BROKEN", None: "none"}

Check = tuple[str, bool | None]
"""What was looked at, and whether it holds; None for a signature that was never given."""


def place(tag: str, *fields: bytes | str | int) -> bytes:
    """The bytes that are signed or hashed: tag, version and fields, each with its length."""
    parts = [b"daybook/" + tag.encode(), VERSION.to_bytes(8, "big"), *map(_encoded, fields)]
    lengths = (len(part).to_bytes(4, "big") + part for part in parts)
    return len(parts).to_bytes(4, "big") + b"".join(lengths)


def _encoded(field: bytes | str | int) -> bytes:
    if isinstance(field, str):
        return field.encode()
    return field if isinstance(field, bytes) else field.to_bytes(8, "big")


def digest(tag: str, *fields: bytes | str | int) -> str:
    """SHA-256 over a place, in hex."""
    return hashlib.sha256(place(tag, *fields)).hexdigest()


def signed(key: str, signature: str, message: bytes) -> bool:
    """Whether a sound Ed25519 key (hex) signed the message."""
    try:
        public = bytes.fromhex(key)
        y = int.from_bytes(public, "little") & (2**255 - 1)
        if y >= PRIME or y in SMALL_ORDER:
            return False
        Ed25519PublicKey.from_public_bytes(public).verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def holds(paper: dict, tag: str, role: str, key: str) -> bool:
    """Whether a signed paper is of this kind, and `role` signed it with this key."""
    signature = paper["by"].get(role, "")
    return paper["tag"] == tag and signed(key, signature, place(tag, paper["text"]))


def fingerprint(card: dict) -> str:
    """64 hex digits over the three keys of a card."""
    return digest("fingerprint", *(bytes.fromhex(card[k]) for k in ("identity", "hand", "box")))


class Export:
    """One file: its papers, and the bodies of those that everything else is compared with."""

    def __init__(self, raw: dict):
        """KeyError or ValueError for a file that is no such export."""
        if raw["format"] != FORMAT:
            raise ValueError("another format")
        self.raw, self.release = raw, raw["release"]
        self.body, self.grant = (json.loads(raw[k]["text"]) for k in ("release", "grant"))
        if self.body["version"] not in (1, 2, 3, 4):
            raise ValueError("a release of another version")
        self.hash = digest(self.release["tag"], self.release["text"])
        self.owners = [_owner_in(paper) for paper in raw["owner"]]
        self.signers = self.grant.get("signers", {})
        self.writers = [Writer(one) for one in raw.get("writers", [])]

    def checks(self) -> Iterator[Check]:
        """Everything that is looked at, with its answer."""
        yield from self._of_owner()
        yield from self._of_release()
        yield from self._of_receipt()
        yield from self._of_grant()
        yield from self._of_yeses()
        yield from self._of_taken_back()
        yield from self._of_writers()
        yield from self._of_withdrawal()
        yield from self._of_trail()

    def _of_owner(self) -> Iterator[Check]:
        before = None
        for paper, card in zip(self.raw["owner"], self.owners, strict=True):
            body = json.loads(paper["text"])
            if paper["tag"] == "hand-over":
                good = before is None and holds(paper, "hand-over", "owner", card["identity"])
            else:
                good = before is not None and body["old"] == fingerprint(before)
                good = good and holds(paper, "succession", "old", before["identity"])
                good = good and holds(paper, "succession", "new", card["identity"])
            yield f"owner from {body['at']}", good and body["space"] == self.body["space"]
            before = card
        yield "somebody owns the space", before is not None

    def _of_release(self) -> Iterator[Check]:
        key = self.body["discloser"]["identity"]
        known = [card for card in self.owners if card["identity"] == key]
        yield "release signed by its owner", holds(self.release, "release-record", "owner", key)
        yield "its owner's key is one of the owner's", bool(known)
        account = self.body["discloser"]["account"]
        yield "the owner is who it says", all(card["account"] == account for card in known)
        yield "no signature that cannot be checked", set(self.release["by"]) == {"owner"}

    def _of_receipt(self) -> Iterator[Check]:
        """The fields for machines say what was signed."""
        receipt, body = self.raw["receipt"], self.body
        processing = receipt["pii_processing"]
        notice, (purpose,) = processing["privacy_notice"], processing["purposes"]
        told, (given, *_end) = purpose["pii_information"], receipt["events"]
        parties = {party["party_id"]: party for party in receipt["party_identification"]}
        reader = parties["recipient"]
        said = body["purpose"]
        pairs = {
            "hash": ([receipt["receipt_id"], receipt["record_id"]], [self.hash] * 2),
            "person": (receipt["pii_principal_id"], body["discloser"]["account"]),
            "name": (parties["principal"]["party_name"], body["called"]),
            "reader": (
                [reader[k] for k in ("party_name", "agency", "role")],
                [body["recipient"][k] for k in ("name", "agency", "discipline")],
            ),
            "whose words": (processing.get("disclosers"), _disclosers(body)),
            "agencies": (_parties(parties.values()), _sources(body)),
            "text": ([notice["version"], notice["sha256"]], _of(body["text"], "version", "hash")),
            "statements": (notice["statements"], body["statements"]),
            "words": (_hash_of_words(notice), body["text"]["hash"]),
            "language": (processing["language"], body["text"]["language"]),
            "what for": (
                [purpose["purpose"], purpose["purpose_code"]],
                [said.get("said") or said["words"] or said["code"], said.get("reason", "")],
            ),
            "acts": (purpose["allowed_acts"], body["rights"]),
            "left out": (purpose["excluded"], body.get("exclusions", [])),
            "laws": (purpose["regimes"], body.get("regimes", [])),
            "parts": (
                [[i["pii_type"], i["lines"], i["labels"]] for i in told],
                [_part(part) for part in body["what"]],
            ),
            "days of the lines": (
                [[i.get("since", ""), i["until"]] for i in told],
                [_days(part, body["version"]) for part in body["what"]],
            ),
            "where the copy was wanted": (receipt.get("receipt_delivery"), _delivery(body)),
            "dates": (given["validity_duration"], f"{body['start']}/{body['end']}"),
            "signed at": (given["event_time"], body["at"]),
            "kept until": (processing["retention_period"], f"until {body['end']}"),
        }
        for name, (there, expected) in pairs.items():
            yield f"receipt: {name}", there == expected

    def _of_grant(self) -> Iterator[Check]:
        paper, grant, reader = self.raw["grant"], self.grant, self.body["recipient"]
        keys = [card["identity"] for card in self.owners]
        yield "grant signed by the owner", any(holds(paper, "grant", "owner", k) for k in keys)
        yield "grant names this release", grant["release"] == self.hash
        same = [grant["space"], grant["reader"], grant["starts"], grant["ends"]]
        body = self.body
        yield "grant for the same person and days", same == [
            body["space"], reader["account"], body["start"], body["end"]
        ]  # fmt: skip
        yield "grant for the same keys", grant["keys"] == _of(reader, "identity", "hand", "box")

    def _of_yeses(self) -> Iterator[Check]:
        """Whoever else had to sign did: with his own key, or on paper before a named witness."""
        agreed = {k: v for k, v in self.grant.items() if k not in AGREED_APART}
        terms = digest("terms-of-grant", json.dumps(agreed, ensure_ascii=False, sort_keys=True))
        said = {json.loads(yes["text"])["signer"]: yes for yes in self.raw["yeses"]}
        for number, (who, keys) in enumerate(sorted(self.signers.items()), 1):
            if who not in said and self._was_never_given():
                yield f"signature {number} of others was not given", None
            else:
                good = who in said and self._says_yes(said[who], terms, keys)
                whom = _as_whom(said[who]) if good else []
                yield ", ".join([f"signature {number} of others", *whom]), good

    def _was_never_given(self) -> bool:
        """Neither the receipt nor the trail says that everybody had signed."""
        first = self.raw["receipt"]["events"][0]["event_state"]
        kinds = {json.loads(line["text"])["kind"] for line in self.raw["trail"]["lines"]}
        return first == "consent requested" and "granted" not in kinds

    def _says_yes(self, paper: dict, terms: str, keys: list[str]) -> bool:
        said = json.loads(paper["text"])
        if [said["offer"], said["terms"], said["said"]] != [
            self.grant["offer"]["id"],
            terms,
            "yes",
        ]:
            return False
        witness = self.grant["witnesses"].get(said["witness"])
        if said["witness"]:
            if said["witness"] in {self.grant["reader"], *self.grant["signers"]}:
                return False
            return bool(witness) and holds(paper, "co-signature", "witness", witness[0])
        return bool(keys) and holds(paper, "co-signature", "signer", keys[0])

    def _of_taken_back(self) -> Iterator[Check]:
        """A signature of another that was withdrawn: it stays as it was, and counts no more."""
        papers = self.raw.get("yeses_taken_back", [])
        for paper in papers:
            yield self._taken_back(paper, json.loads(paper["text"]))
        ends = [[e["event_state"], e["entity_id"]] for e in self.raw["receipt"]["events"]]
        if ["consent withdrawn", "signer"] in ends:
            yield "the signer's withdrawal is in this file", bool(papers)

    def _taken_back(self, paper: dict, said: dict) -> Check:
        signer = said["signer"]
        if signer not in self.signers:
            return "a signature was taken back that nobody asked for", False
        number = sorted(self.signers).index(signer) + 1
        about = [said["space"], said["release"], said["offer"]]
        good = about == [self.body["space"], self.hash, self.grant["offer"]["id"]]
        good = good and holds(paper, "withdrawal", "hand", said["hand"])
        by, known = self._who_took_back(said)
        role = f" ({said['role']})" if said["role"] else ""
        how = "on a screen" if said["how"] == "screen" else "aloud"
        name = f"signature {number} was taken back {how}, by its signer{role}, at {said['at']}{by}"
        return name, good and known

    def _who_took_back(self, said: dict) -> tuple[str, bool]:
        """Who wrote it down, where it was another; with keys that are newer than the grant, this
        file says only whose they are said to be."""
        keys, writer = self.signers[said["signer"]], self._writer(said)
        if said["by"] != said["signer"]:
            known = said["how"] == "spoken" and writer is not None
            return (f"; written down by {writer.name}" if writer else ""), known
        if keys and keys[1] == said["hand"]:
            return "", said["how"] == "screen"
        newer = f", with keys newer than the grant: {writer.fingerprint}" if writer else ""
        return newer, bool(keys) and said["how"] == "screen" and writer is not None

    def _of_writers(self) -> Iterator[Check]:
        """The cards of those who wrote something down, as each signed it, and who vouches."""
        for writer in self.writers:
            yield f"the card of {writer.name}: {writer.fingerprint}", writer.holds
            for name, good in writer.vouches:
                yield f"vouched for by {name}", good
            if not writer.vouches:
                yield f"nobody vouches for that card here: {writer.name}", True

    def _writer(self, said: dict) -> "Writer | None":
        """Whose card says that this account has this hand."""
        own = (one for one in self.writers if one.holds)
        found = (one for one in own if [one.account, one.hand] == [said["by"], said["hand"]])
        return next(found, None)

    def _of_withdrawal(self) -> Iterator[Check]:
        paper = self.raw["withdrawal"]
        if not paper:
            return
        said = json.loads(paper["text"])
        yield "withdrawal signed", holds(paper, "withdrawal", "hand", said["hand"])
        name, good = self._who_withdrew(said)
        # The word of a signer, about a yes alone, says whose yes it was and names no grant.
        yield name, good and "signer" not in said
        yield "withdrawal names this release", said["release"] == self.hash
        share = [said["space"], said.get("grant")]
        yield "withdrawal is about this share", share == [self.body["space"], self.grant["id"]]
        ends = [_of(e, "event_state", "entity_id") for e in self.raw["receipt"]["events"][1:]]
        hers = [["consent withdrawn", "principal"]]
        yield "receipt says that the owner withdrew it", ends == hers

    def _who_withdrew(self, said: dict) -> Check:
        """The owner did, on a screen; or said it to somebody, who wrote it down."""
        if said["how"] == "screen":
            good = said["hand"] in {card["hand"] for card in self.owners}
            return f"withdrawal by the owner on a screen, at {said['at']}", good
        name = f"withdrawal by the owner aloud, at {said['at']}"
        if said["hand"] == self.body["recipient"]["hand"]:
            return f"{name}; written down by the reader", True
        writer = self._writer(said)
        if writer:
            return f"{name}; written down by {writer.name}", True
        return f"{name}; written down by somebody in the grant", said["hand"] in self._hands()

    def _of_trail(self) -> Iterator[Check]:
        trail = self.raw["trail"]
        space, links = self.body["space"], {link["number"]: link for link in trail["links"]}
        previous = None
        for number, link in links.items():
            before, committed = bytes.fromhex(link["previous"]), bytes.fromhex(link["commitment"])
            hash_ = digest("trail-link", space, number, before, committed, link["day"])
            follows = previous in (None, [number - 1, link["previous"]])
            yield f"link {number} of the trail", follows and hash_ == link["hash"]
            previous = [number, link["hash"]]
        for line in trail["lines"]:
            name, good = self._of_line(line, space, links)
            yield name, good
            if good and self._is_an_end(json.loads(line["text"])):
                last = self.raw["receipt"]["events"][-1]["event_state"]
                yield "receipt says that it ended, as the trail does", last in ENDS

    def _is_an_end(self, said: dict) -> bool:
        """Of this very grant: new keys, or a share that goes on from it, made another one."""
        return said["kind"] == "stopped" and said["about"].get("grant") == self.grant["id"]

    def _of_line(self, line: dict, space: str, links: dict) -> Check:
        link, said = links.get(line["number"]), json.loads(line["text"])
        name = f"line {line['number']}: {said['kind']} at {said['at']}"
        if not link:
            return name, False
        salt, text = bytes.fromhex(line["salt"]), line["text"].encode()
        good = digest("trail-commitment", salt, text) == link["commitment"]
        message = place("signed-trail-line", space, line["number"], bytes.fromhex(link["hash"]))
        good = good and signed(line["key"], line["signature"], message)
        if said["actor"] not in self._accounts():
            writer = self._writer({"by": said["actor"], "hand": line["key"]})
            by = f"by {writer.name}" if writer else "by a key that this file cannot know"
            return f"{name}, {by}", good
        return name, good and line["key"] in self._hands()

    def _accounts(self) -> set[str]:
        owners = {card["account"] for card in self.owners}
        return owners | {self.grant["reader"], *self.signers}

    def _hands(self) -> set[str]:
        """Keys with which the owner, the reader and those who had to sign leave a line."""
        signers = self.signers.values()
        hands = {card["hand"] for card in self.owners} | {self.body["recipient"]["hand"]}
        witnesses = self.grant.get("witnesses", {}).values()
        return hands | {keys[1] for keys in (*signers, *witnesses) if keys}


def _as_whom(yes: dict) -> list[str]:
    """What a signer is to her, as the yes says it; earlier ones did not."""
    told = json.loads(yes["text"])["about"].get("statements") or []
    return [code for code in told if code.startswith("signs-as-")]


class Writer:
    """Somebody who wrote down what another said: the card as its owner signed it, and those who
    compared it, each with a card of their own."""

    def __init__(self, raw: dict):
        paper = raw["card"]
        card = json.loads(paper["text"])
        self.account, self.hand, self.fingerprint = card["account"], card["hand"], fingerprint(card)
        self.name = _name_on(card)
        self.holds = holds(paper, "card", "self", card["identity"])
        self.vouches = [self._vouch(**one) for one in raw["vouches"]]

    def _vouch(self, vouch: dict, by: dict) -> Check:
        said, card = json.loads(vouch["text"]), json.loads(by["text"])
        good = holds(by, "card", "self", card["identity"])
        good = good and holds(vouch, "vouch", "by", card["identity"])
        same = [said["account"], said["fingerprint"], said["by"]]
        good = good and same == [self.account, self.fingerprint, card["account"]]
        return f"{_name_on(card)}: {fingerprint(card)}", good and self.account != card["account"]


def _name_on(card: dict) -> str:
    return ", ".join(filter(None, [card["name"], card["agency"]]))


def _owner_in(paper: dict) -> dict:
    body = json.loads(paper["text"])
    return body["owner"] if paper["tag"] == "hand-over" else body["new"]


def _of(body: dict, *names: str) -> list:
    return [body[name] for name in names]


def _hash_of_words(notice: dict) -> str:
    """Of what was read before it was signed. A file without those words has their hash alone."""
    if "sentences" not in notice:
        return notice["sha256"]
    return hashlib.sha256("\n".join(notice["sentences"]).encode()).hexdigest()


def _disclosers(body: dict) -> list | None:
    """Before version 3 a release did not say it."""
    if body["version"] < 3:
        return None
    agencies = [f"source {number}" for number, _source in enumerate(body["sources"], 1)]
    herself = ["principal"] if body["own_words"] else []
    return [*herself, *agencies, *(["class"] if body["later"] else [])]


def _parties(parties) -> list:
    known = [p for p in parties if p["party_id"] not in ("principal", "recipient")]
    return [[p["party_id"], p["party_name"], p.get("people", [])] for p in known]


def _sources(body: dict) -> list:
    agencies = [
        [f"source {number}", source["agency"], source.get("people", [])]
        for number, source in enumerate(body.get("sources", []), 1)
    ]
    return [*agencies, *([["class", body["later"], []]] if body.get("later") else [])]


def _part(part: dict) -> list:
    many = "all" if part["items"] is None else len(part["items"])
    return [part["kind"], many, part["labels"]]


def _days(part: dict, version: int) -> list:
    """From when on its lines are, which is new in version 4, and until when, new in 2."""
    since = part["lines_since"] if version > 3 else ""
    return [since, part["lines_until"] if version > 1 else ""]


def _delivery(body: dict) -> str | None:
    """Before version 4 nobody asked."""
    return body["ceremony"]["receipt"] if body["version"] > 3 else None


def main() -> int:
    """The program."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--owner", help="the fingerprint that the signer read to you")
    asked = parser.parse_args()
    try:
        with open(asked.file, encoding="utf-8") as file:
            export = Export(json.load(file))
        checks = list(export.checks())
        prints = [fingerprint(card) for card in export.owners]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        print(f"This is no export of a release that can be read: {error!r}")
        return 2
    if asked.owner:
        checks.append(("the owner is the one you named", asked.owner.lower() in prints))
    for name, good in checks:
        print(f"{SAID_OF[good]}  {name}")
    print(f"Keys of the owner: {' then '.join(prints)}")
    return _verdict(export, [good for _name, good in checks])


def _verdict(export: Export, found: list[bool | None]) -> int:
    if False in found:
        print("This is not what was signed.")
        return 1
    if None in found:
        print("What is here is true. Not everybody signed: nothing was shared by it.")
    else:
        print("Everything holds.")
    if export.raw["withdrawal"]:
        print("The owner withdrew it: it counts no more.")
    if export.raw.get("yeses_taken_back"):
        print("A signature was taken back: it counts no more.")
    return 3 if None in found else 0


if __name__ == "__main__":
    sys.exit(main())
