"""What waits for a signature on paper, and the words of one that was witnessed."""

from dataclasses import dataclass
from datetime import date

from crypto.labels import Tag
from webapp.care.people import KeptRelease
from webapp.care.records import only_record, records
from webapp.care.release_record import ReleaseRecord
from webapp.care.terms import last_day_here, record_in
from webapp.care.voices import Profile
from webapp.i18n import gettext as _
from webapp.signing.readings import Aloud
from webapp.space import kinds
from webapp.space.grants import Grant, all_grants
from webapp.space.links import links_of, may_sign
from webapp.space.on_paper import declined_on_paper, put_off_on_paper, signed_on_paper
from webapp.space.opening import OpenSpace
from webapp.space.people import Hand, Signer
from webapp.space.refused import ChangedBehindError, NotGrantedError
from webapp.space.signatures import read
from webapp.space.signers import missing, row_of
from webapp.team.guardians import names_of_links
from webapp.team.signer_news import NO_TEXT, tell_keepers


@dataclass(frozen=True)
class Waits:
    """One signature that is missing, of one person: an account, or a link without one. `roles`
    are what this person was to her when asked."""

    offer: str
    signer: str
    name: str
    record: ReleaseRecord
    until: date
    roles: tuple[str, ...] = ()


def waiting_signatures(space: OpenSpace) -> list[Waits]:
    """What this member of staff can witness on paper, of whoever may sign for her today."""
    store, names = space.store, _names(space)
    kept = {one.grant: one for one in records(space.section(kinds.SHARING), KeptRelease)}
    found = []
    for grant in _witnessed(space):
        for signer in sorted(missing(store, space.id, grant.needs)):
            if grant.id in kept and names.get(signer) and _may_sign(space, grant, signer):
                record = record_in(read(kept[grant.id].document, Tag.RELEASE))
                until = last_day_here(grant.needs.until)
                asked = row_of(store, space.id, grant.needs.offer, signer) or {}
                roles = tuple(asked.get("roles", ()))
                found.append(Waits(grant.needs.offer, signer, names[signer], record, until, roles))
    return found


def _names(space: OpenSpace) -> dict[str, str]:
    """Of whoever may sign today, by link and by account: a paper may name either."""
    called, today = names_of_links(space), space.store.today
    links = [link for link in links_of(space.store, space.id) if link.may_be_asked(today)]
    by_link = {link.id: called[link.id] for link in links}
    return by_link | {link.account: called[link.id] for link in links if link.account}


def _witnessed(space: OpenSpace) -> list[Grant]:
    known, _failed = all_grants(space.store, space.authority)
    waiting = [grant for grant in known if grant.is_waiting(space.store.now)]
    return [grant for grant in waiting if space.me.account in grant.needs.witnesses]


def _may_sign(space: OpenSpace, grant: Grant, signer: str) -> bool:
    has_account = bool(grant.needs.signers[signer])
    return may_sign(space.store, space.id, signer, reader=grant.reader, has_account=has_account)


def one_signature(space: OpenSpace, offer: str, signer: str) -> Waits:
    """NotGrantedError unless it waits and this member of staff may witness it."""
    for waits in waiting_signatures(space):
        if (waits.offer, waits.signer) == (offer, signer):
            return waits
    raise NotGrantedError("nothing to witness")


def aloud(space: OpenSpace, waits: Waits, read_in: str) -> Aloud:
    """What is read out, under the name that this signer may hear."""
    called = _called(space, waits.signer)
    return Aloud(record=waits.record, called=called, roles=waits.roles, read_in=read_in)


def _called(space: OpenSpace, signer: str) -> str:
    """The name that she wants this person to hear; never the one on a staff list."""
    try:
        profile = only_record(space.section(kinds.VOICE), Profile)
    except (NotGrantedError, ChangedBehindError):
        return _("Somebody")
    return profile.name_for(signer) or _("Somebody")


def write_down_yes(
    space: OpenSpace, witness: Signer, waits: Waits, about: dict, said_back: dict[str, str]
) -> None:
    """Somebody signed beside the witness, with a name or a mark. The team reads of every line
    that was only there in English."""
    signed_on_paper(
        space.store, witness, waits.offer, waits.signer, about["paper"], about, said_back=said_back
    )
    if about["in_english"]:
        gaps = ", ".join(about["in_english"])
        tell_keepers(space.store, witness, space.id, NO_TEXT, words=gaps, name=waits.name)


def write_down_no(space: OpenSpace, witness: Hand, waits: Waits, about: dict) -> None:
    """Nothing is asked, and nothing is shared."""
    declined_on_paper(space.store, witness, waits.offer, waits.signer, about)


def write_down_later(space: OpenSpace, witness: Hand, waits: Waits) -> None:
    """It still waits."""
    put_off_on_paper(space.store, witness, waits.offer, waits.signer)
