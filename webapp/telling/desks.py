"""The desk of whoever the law makes tell: a space that is hers already, their words, their page."""

from contextlib import suppress

from flask import render_template

from crypto.errors import CannotOpenError
from webapp.account.accounts import card_of
from webapp.account.current import me, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.care.called import called
from webapp.care.told_words import DELAYS, HEARD, MADE
from webapp.database import current_store
from webapp.fields import Form
from webapp.i18n import gettext as _
from webapp.refusals import NotYoursError
from webapp.space import kinds
from webapp.space.opening import OpenSpace
from webapp.space.people import Signer
from webapp.space.refused import NotGrantedError
from webapp.team.doors import open_door


def joined(space: str) -> OpenSpace:
    """Open to the one asking, and already hers: before that there is nobody to be told."""
    found = open_door(space)
    if found.is_owner or not found.authority.handed_over:
        raise NotGrantedError("nobody to tell yet")
    return found


def signer_by(form: Form) -> Signer | None:
    """Whose secret words these are; None when they are wrong, which is said beside the field."""
    try:
        return step_up(form.passphrase.data).signer
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
        return None


def page(name: str, space: str, **more) -> str:
    """One page of the slice, with the name that the asker knows."""
    return render_template(
        f"telling/{name}", page_id=space, name=_called(space), mine=me().account, kinds=kinds,
        home="/everyone/" if me().card.kind == "advocate" else "/shared/",
        reader_name=me().card.name, now=current_store().now,
        made=MADE, delays=DELAYS, heard_words=HEARD, name_of=_name_of, **more,
    )  # fmt: skip


def _called(space: str) -> str:
    """The second person of an order may not open the space it is about: no name then."""
    with suppress(NotYoursError, CannotOpenError):
        if name := called(open_door(space)).name:
            return name
    return _("Somebody")


def _name_of(account: str) -> str:
    return card_of(current_store(), account).name
