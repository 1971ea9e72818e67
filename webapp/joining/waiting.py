"""After joining: the six words, what the advocate may do from now on, the promise of staff."""

from flask import Blueprint, redirect, render_template, url_for
from flask import session as flask_session

from webapp.account.accounts import account_of, card_of, update_facts
from webapp.account.current import me, step_up
from webapp.account.unlocking import WrongWordsError
from webapp.account.words import compare_words
from webapp.database import current_store
from webapp.guard import for_roles
from webapp.i18n import gettext as _
from webapp.i18n import local_day
from webapp.joining.forms import FIRST_TICKS, TakeForm
from webapp.joining.hand_overs import Wanted, readers_before, take
from webapp.joining.newcomers import is_as_joined
from webapp.session import does_not_prolong
from webapp.space.authority import authority_over
from webapp.space.people import Card
from webapp.team.invites import NOT_THEM, SAME, Invite, InviteGoneError, invite_of, number_of
from webapp.team.staff import PROMISES, STAFF, has_promised, make_promise
from webapp.team.vouches import own_number

routes = Blueprint("joining", __name__)

SOMEBODY_LOOKS = "yes"


@routes.errorhandler(InviteGoneError)
def gone(error: InviteGoneError):
    """Joining is over, one way or the other: on to whatever is there for this person."""
    store, id_ = current_store(), me().account
    update_facts(store, id_, joining=None)
    if has_promised(account_of(store, id_), local_day(store.now)):
        return redirect("/", 303)
    return redirect(url_for("joining.promise"), 303)


@routes.get("/joining")
@does_not_prolong
def waiting():
    store = current_store()
    invite = invite_of(store, me().account)
    is_over = invite.state == NOT_THEM or not _is_true(invite)
    if invite.state == SAME and not is_over:
        return redirect(url_for("joining.choices"), 303)
    inviter = _inviter(invite)
    words = compare_words(number_of(invite, inviter, me().card), _language())
    return render_template(
        "joining/waiting.html", words=words, name=inviter.name,
        is_over=is_over, sign_in_name=account_of(store, me().account).name,
    )  # fmt: skip


@routes.route("/joining/choices", methods=["GET", "POST"])
@for_roles("youth")
def choices():
    return _decided(lambda form: (tuple(form.parts.data), tuple(form.powers.data)))


@routes.post("/joining/nobody")
@for_roles("youth")
def nobody():
    """The same form, whatever is ticked: nobody sees anything for now."""
    return _decided(lambda form: ((), ()))


@routes.get("/promise")
@for_roles(*PROMISES)
def promise():
    return render_template("joining/promise.html")


@routes.post("/promises/mine")
@for_roles(*PROMISES)
def say_promise():
    make_promise(current_store(), me().account)
    return redirect("/", 303)


@routes.get("/my-words")
@for_roles(*STAFF, "guardian", "supporter")
def my_words():
    return render_template(
        "joining/my_words.html", words=compare_words(own_number(me().card), _language())
    )


def _decided(kept):
    store, invite = current_store(), invite_of(current_store(), me().account)
    if invite.state != SAME or not _is_true(invite):
        return redirect(url_for("joining.waiting"), 303)
    chosen, inviter = flask_session.get("chosen", {}), _inviter(invite)
    form = TakeForm(parts=FIRST_TICKS, called=chosen.get("called"))
    form.ask_about(inviter.name)
    if form.validate_on_submit() and _took(invite, form, chosen, *kept(form)):
        return redirect(_onward(invite), 303)
    page = render_template(
        "joining/choices.html", form=form, name=inviter.name, hue=chosen.get("hue"),
        before=readers_before(store, invite.space),
    )  # fmt: skip
    return page, 422 if form.errors else 200


def _took(invite: Invite, form: TakeForm, chosen: dict, parts: tuple, powers: tuple) -> bool:
    """Whether her secret words were right, and the space is hers now."""
    try:
        youth = step_up(form.passphrase.data).signer
    except WrongWordsError:
        form.passphrase.errors = [_("These are not your secret words.")]
        return False
    look = {key: chosen[key] for key in ("hue", "picture") if chosen.get(key)}
    wanted = Wanted(form.called.data or "", parts=parts, powers=powers, **look)
    take(current_store(), youth, invite, wanted)
    flask_session.pop("chosen", None)
    return True


def _onward(invite: Invite) -> str:
    """Nothing is offered for the home screen of a phone that somebody looks at."""
    if invite.phone == SOMEBODY_LOOKS:
        return "/today"
    return url_for("home_screen.choose", back="/today")


def _is_true(invite: Invite) -> bool:
    """Only a youth is handed keys: she takes over what she came for, or nothing."""
    return invite.kind != "youth" or is_as_joined(current_store(), me(), invite)


def _inviter(invite: Invite) -> Card:
    """For a youth it is the founder as the charter names them: whose keys she will pin."""
    if invite.kind == "youth":
        return authority_over(current_store(), invite.space).founder
    return card_of(current_store(), invite.by)


def _language() -> str:
    """Both screens show the words in the language of whoever joined."""
    return account_of(current_store(), me().account).language
