"""The desk of whoever the law makes tell: a space that is hers already, their words, their page."""

from flask import render_template

from webapp.account.accounts import card_of
from webapp.account.current import me, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.care.told_words import DELAYS, MADE
from webapp.database import current_store
from webapp.fields import Form
from webapp.i18n import gettext as _
from webapp.space import kinds
from webapp.space.books import open_book
from webapp.space.opening import OpenSpace
from webapp.space.people import Signer
from webapp.space.refused import NotGrantedError
from webapp.team.doors import GateShutError, open_door, own_gate


def joined(space: str) -> OpenSpace:
    """Open to the one asking, and already hers: before that there is nobody to be told."""
    found = open_door(space)
    if found.is_owner or not found.authority.handed_over:
        raise NotGrantedError("nobody to tell yet")
    return found


def with_gates_open() -> None:
    """For a page that opens no space: a gate of one's own shuts it all the same."""
    store = current_store()
    if gate := own_gate(store):
        raise GateShutError(gate)


def signer_by(form: Form) -> Signer | None:
    """Whose secret words these are; None when they are wrong, which is said beside the field."""
    try:
        return step_up(form.passphrase.data).signer
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
        return None


def page(name: str, space: str, **more) -> str:
    """One page of the slice, with the name that stands in the asker's own book."""
    said = open_book(current_store(), me()).get(space, {})
    called = said.get("name") or said.get("called") or _("Somebody")
    return render_template(
        f"telling/{name}", page_id=space, name=called, mine=me().account, kinds=kinds,
        home="/everyone/" if me().card.kind == "advocate" else "/shared/",
        made=MADE, delays=DELAYS, name_of=_name_of, **more,
    )  # fmt: skip


def _name_of(account: str) -> str:
    return card_of(current_store(), account).name
