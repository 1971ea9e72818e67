"""Which name of hers a signer may see: she tells it to each of them, sealed to nobody else."""

from crypto.errors import CannotOpenError
from webapp.database import Store
from webapp.space.authority import authority_over
from webapp.space.inbox import Message, drop, messages, post
from webapp.space.opening import OpenSpace
from webapp.space.people import Card, Hand
from webapp.space.refused import NotGrantedError

CALLED = "called"


def tell_name(space: OpenSpace, card: Card, name: str) -> None:
    """She asks this person for a yes, under this name."""
    post(space.store, space.me, card, CALLED, {"name": name}, space=space.id)


def names_told(store: Store, me: Hand) -> dict[str, str]:
    """The newest name of each space's owner; what came before goes."""
    newest: dict[str, Message] = {}
    for message in messages(store, me):
        if message.kind == CALLED and _is_from_owner(store, message):
            if message.space in newest:
                drop(store, me, newest[message.space].id)
            newest[message.space] = message
    return {space: str(message.body.get("name", "")) for space, message in newest.items()}


def _is_from_owner(store: Store, message: Message) -> bool:
    try:
        authority = authority_over(store, message.space)
    except (NotGrantedError, CannotOpenError):
        return False
    return any(card.keys == message.author.keys for card in (authority.owner, *authority.earlier))
