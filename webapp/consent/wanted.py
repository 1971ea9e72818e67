"""She keeps a share until somebody is here who must say yes too, and goes on with it then."""

from dataclasses import asdict, replace
from datetime import date, timedelta

from webapp.care.records import leave_no_bytes, records, save, take_out, the_record
from webapp.care.wanted import Wanted
from webapp.consent.cosigners import Other, others
from webapp.consent.drafts import Draft
from webapp.database import transaction
from webapp.i18n import local_day
from webapp.space import kinds
from webapp.space.opening import OpenSpace
from webapp.space.refused import NotGrantedError
from webapp.team.guardians import names_of_links
from webapp.team.letting_in import end_needless_codes
from webapp.team.signer_news import (
    NEVER,
    NOBODY,
    SOMEBODY_ELSE,
    UNASKED,
    WANTED,
    tell_keepers,
)

TOLD_AGAIN = timedelta(days=30)


def want(space: OpenSpace, draft: Draft, link: str = SOMEBODY_ELSE) -> None:
    """Keep it for her, and tell her advocate once whom she wants asked."""
    kind, name = NEVER if link == NOBODY else WANTED, names_of_links(space).get(link, "")
    _keep(space, draft, Wanted(link=link), kind, link=link, name=name)


def want_instead(space: OpenSpace, draft: Draft, unasked: dict[str, str]) -> None:
    """Whom she picked is kept away and was not asked, by account and name: her advocate reads
    it, and looks for somebody else with her."""
    names = ", ".join(sorted(unasked.values()))
    _keep(space, draft, Wanted(unasked=tuple(sorted(unasked))), UNASKED, name=names)


def _keep(space: OpenSpace, draft: Draft, new: Wanted, kind: str, **said: str) -> None:
    today = local_day(space.store.now)
    before = [one for one in _every(space) if _is_about(one) == _is_about(new)]
    was_told = any(today - date.fromisoformat(one.on) < TOLD_AGAIN for one in before)
    same = next((one for one in before if one.draft.get("person") == draft.person), new)
    picked = asdict(replace(draft, signers=(), after_words=False, read_by="", read_in=""))
    with transaction(space.store.db):
        save(space, kinds.SHARING, replace(same, draft=picked, on=today.isoformat()))
        if not was_told:
            tell_keepers(space.store, space.me, space.id, kind, **said)


def ready(space: OpenSpace) -> list[tuple[Wanted, Other]]:
    """What can go on now, with who can be asked now. What is too old goes."""
    today, found = local_day(space.store.now), []
    for one in _every(space):
        if one.is_old(today):
            forget(space, one)
        elif other := _here(space, one):
            found.append((one, other))
    return found


def kept_draft(space: OpenSpace, id_: str) -> Draft:
    """The share as she left it, with the person picked whom she wanted. NotGrantedError when it
    is not there, or nobody is."""
    one = wanted(space, id_)
    other = _here(space, one)
    if other is None:
        raise NotGrantedError("nobody is here for it")
    plain = {k: tuple(v) if isinstance(v, list) else v for k, v in one.draft.items()}
    return replace(Draft(**plain), signers=(other.id,))


def wanted(space: OpenSpace, id_: str) -> Wanted:
    """One of them. NotGrantedError when it is not there."""
    return the_record(space.section(kinds.SHARING), Wanted, id_)


def forget(space: OpenSpace, one: Wanted) -> None:
    """She does not want it any more. Who was let in for this alone comes in by no code now."""
    with transaction(space.store.db):
        take_out(space, kinds.SHARING, one.id)
        end_needless_codes(space)
    leave_no_bytes(space)


def not_here_yet(space: OpenSpace) -> list[tuple[Wanted, str]]:
    """What waits for somebody who has not joined, and whom she named: with the name, whether or
    not this person is kept away. She can let go of it as of everything else."""
    here = {one.id for one, _other in ready(space)}
    names = names_of_links(space)
    return [
        (one, names[one.link])
        for one in _every(space)
        if one.id not in here and names.get(one.link)
    ]


def forget_for(space: OpenSpace, draft: Draft) -> None:
    """She signed what she had kept."""
    for one in _every(space):
        other = _here(space, one)
        if other and other.id in draft.signers and one.draft.get("person") == draft.person:
            forget(space, one)


def _is_about(one: Wanted) -> tuple:
    return one.link, tuple(one.unasked)


def _every(space: OpenSpace) -> list[Wanted]:
    return records(space.section(kinds.SHARING), Wanted)


def _here(space: OpenSpace, one: Wanted) -> Other | None:
    able = others(space, one.draft.get("person", ""), as_shown=True)
    return next((other for other in able if other.link.id == one.link and other.can_be_asked), None)
