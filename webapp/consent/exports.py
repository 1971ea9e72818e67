"""One release as a file: ISO/IEC TS 27560 fields, what was signed, and the trail around it."""

import json

from crypto.errors import CannotOpenError
from webapp.care.people import KeptRelease
from webapp.care.release_record import ReleaseRecord
from webapp.consent.ends import Receipt
from webapp.consent.export_events import HER, events
from webapp.consent.export_writers import writers, yeses_taken_back
from webapp.consent.people import document_of
from webapp.consent.receipt_words import HER_PART
from webapp.consent.statements import said, told_before
from webapp.database import Store
from webapp.space.authority import owner_entries
from webapp.space.excerpts import excerpt
from webapp.space.grant_rows import document_of as document_of_grant
from webapp.space.grants import WAITING, one_grant
from webapp.space.opening import OpenSpace
from webapp.space.refused import ChangedBehindError
from webapp.space.signers import needs_of, row_of
from webapp.space.spaces import log_box

FORMAT = "release-export/1"
SCHEMA = "ISO/IEC TS 27560:2023"
READER, AGENCY, CLASS = "recipient", "source", "class"
STOP = "say-stop"


def export_of(space: OpenSpace, found: Receipt) -> dict:
    """Everything that `docs/verify_release.py` needs, and nothing of the plan.
    ChangedBehindError where a row of it is gone or is not what was signed."""
    try:
        return _export(space, found)
    except CannotOpenError:
        raise ChangedBehindError("a part of this copy is gone") from None


def _export(space: OpenSpace, found: Receipt) -> dict:
    kept, record = found.kept, found.record
    known = one_grant(space.store, space.authority, kept.grant)
    if known is None:
        raise CannotOpenError
    grant = document_of_grant(space.store, kept.grant)
    rows = _answers(space.store, space.id, grant.body)
    return {
        "format": FORMAT,
        "receipt": receipt_fields(found, waits=known.state == WAITING),
        **_her_part(kept),
        **_found(kept),
        "release": json.loads(document_of(space, kept).dump()),
        "grant": json.loads(grant.dump()),
        "yeses": [json.loads(row["document"]) for row in rows if row.get("document")],
        "yeses_taken_back": yeses_taken_back(rows),
        "withdrawal": json.loads(kept.withdrawal) if kept.withdrawal else None,
        "writers": writers(space.store, kept, rows),
        "owner": [json.loads(entry.dump()) for entry in owner_entries(space.store, space.id)],
        "trail": {
            "space": record.space,
            **excerpt(space.store, space.id, log_box(space), _about(kept.grant)),
        },
    }


def _her_part(kept: KeptRelease) -> dict:
    """Whether she signed, said yes or was told; nothing in a copy from before that was kept."""
    said = HER_PART.get(kept.her_part)
    return {"her_part": {"act": kept.her_part, "said": str(said)}} if said else {}


def _found(kept: KeptRelease) -> dict:
    """Who found on that day that her own yes can count; what it was that they found stays out."""
    told = [{name: one[name] for name in ("name", "agency", "day")} for one in kept.found]
    return {"found": told} if told else {}


def _about(grant: str):
    return lambda line: line["about"].get("grant") == grant


def _answers(store: Store, space: str, grant: dict) -> list[dict]:
    """What others answered whom the grant named: a yes stays there, whatever became of it."""
    needs = needs_of(grant)
    rows = [row_of(store, space, needs.offer, who) for who in needs.signers] if needs else []
    return [row for row in rows if row]


def receipt_fields(found: Receipt, *, waits: bool) -> dict:
    """The fields of a consent receipt, for machines that know the standard."""
    record, kept = found.record, found.kept
    return {
        "schema_version": SCHEMA,
        "receipt_id": kept.release,
        "record_id": kept.release,
        **_delivery(record),
        "pii_principal_id": record.discloser.account,
        "pii_processing": {
            "privacy_notice": {
                "version": record.text.version,
                "sha256": record.text.hash,
                "statements": list(record.statements),
                **_told(record),
            },
            "language": record.text.language,
            "purposes": [_purpose(record)],
            "recipient_third_parties": [READER],
            "pii_controllers": [HER, *_agencies(record)],
            **_disclosers(record),
            "storage_locations": ["The computer that this file comes from"],
            "retention_period": f"until {record.ends_at.isoformat()}",
            "jurisdiction": sorted({need.citation for need in record.signers}) or ["US"],
            "lawful_basis": "consent",
            "withdrawal_method": _how_to_stop(record),
        },
        "party_identification": _parties(record),
        "events": events(found, waits=waits),
    }


def _told(record: ReleaseRecord) -> dict:
    """Every sentence as she read it, where that is kept to the letter."""
    told = told_before(record)
    return {"sentences": [one.text for one in told.sentences]} if told.to_the_letter else {}


def _how_to_stop(record: ReleaseRecord) -> str:
    """As she was told; who signed before that was said reads it as it is said today."""
    told = {one.code: one.text for one in told_before(record).sentences}
    return told.get(STOP) or said((STOP,), record.recipient.name)[0]


def _delivery(record: ReleaseRecord) -> dict:
    """Where she wanted her copy. Before version 4 nobody asked."""
    wanted = record.ceremony.receipt
    return {"receipt_delivery": wanted} if wanted else {}


def _purpose(record: ReleaseRecord) -> dict:
    return {
        "purpose": record.purpose.said or record.purpose.words or record.purpose.code,
        "purpose_code": record.purpose.reason,
        "pii_information": [_information(record, part) for part in record.what],
        "allowed_acts": list(record.acts),
        "excluded": list(record.exclusions),
        "regimes": list(record.regimes),
    }


def _information(record: ReleaseRecord, part) -> dict:
    many = "all" if part.many is None else part.many
    since = {"since": part.lines_since} if part.lines_since else {}
    return {
        "pii_type": part.kind, "lines": many, **since, "until": part.lines_until,
        "labels": list(part.labels), "sensitive": "N" not in part.labels,
    }  # fmt: skip


def _agencies(record: ReleaseRecord) -> list[str]:
    return [f"{AGENCY} {number}" for number, _source in enumerate(record.sources, 1)]


def _disclosers(record: ReleaseRecord) -> dict:
    """Who discloses what is in it: herself only where some of it is in her own words. Before
    version 3 nobody said."""
    if record.own_words is None:
        return {}
    herself, later = [HER] if record.own_words else [], [CLASS] if record.later else []
    return {"disclosers": [*herself, *_agencies(record), *later]}


def _parties(record: ReleaseRecord) -> list[dict]:
    """No address and no way to reach anybody is kept, so those fields say so."""
    nothing = {"party_address": "not kept", "party_contact": "not kept"}
    reader = record.recipient
    return [
        {"party_id": HER, "party_name": record.called, "party_type": "PII principal", **nothing},
        {
            "party_id": READER, "party_name": reader.name, "party_type": reader.kind,
            "agency": reader.agency, "role": reader.discipline, **nothing,
        },
        *(
            {
                "party_id": id_, "party_name": s.agency, "party_type": "PII controller",
                "people": list(s.people), **nothing,
            }
            for id_, s in zip(_agencies(record), record.sources, strict=True)
        ),
        *(
            {"party_id": CLASS, "party_name": said, "party_type": "PII controller", **nothing}
            for said in filter(None, [record.later])
        ),
    ]  # fmt: skip
