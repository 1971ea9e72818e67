"""What her advocate is told of the other yes: whom she wants asked, a no, and a question."""

from dataclasses import dataclass
from datetime import datetime

from webapp.account.accounts import known_card
from webapp.database import Store
from webapp.space.authority import authority_over
from webapp.space.grants import OWNER_GRANT, REKEY, all_grants
from webapp.space.inbox import Message, drop, messages, post
from webapp.space.links import link_of
from webapp.space.people import Hand
from webapp.space.refused import NotGrantedError

WANTED, NO, QUESTION = "signer-wanted", "signer-no", "signer-question"
UNASKED = "signer-unasked"
"""She picked somebody who is kept away. Nobody asked them."""
NEVER = "signer-never"
"""She wanted to share with somebody at home, and only home could say the other yes."""
NO_TEXT = "signer-no-text"
"""A sentence that somebody signed under had no words in their language yet."""

LANGUAGE = "signer-language"
"""Somebody wants to hear it in a language we lack. `words` names it, if they could write it."""

PAPER = "signer-paper"
"""A share of hers waits for somebody who signs on paper."""
TAKEN_BACK = "signer-taken-back"
"""Somebody of staff heard that a yes is taken back. `name` is what was typed."""

HOME_WANTED = "home-wanted"
"""Somebody at home is to have her short list. Nobody's yes is asked for."""

KINDS = (
    WANTED, UNASKED, NEVER, NO, QUESTION, LANGUAGE, NO_TEXT, PAPER, TAKEN_BACK, HOME_WANTED,
)  # fmt: skip
HER_WORDS = (WANTED, UNASKED, NEVER, PAPER, HOME_WANTED)
BY_STAFF = (NO_TEXT, TAKEN_BACK)
SOMEBODY_ELSE = ""
NOBODY = "nobody"
"""In place of a link: whom she wants asked, where nobody can be found and where nobody ever is."""


@dataclass(frozen=True)
class News:
    """One of them. `name` is the person it is about; `words` are a question's own, `reach` is
    how whoever asks it wants to be answered."""

    id: str
    kind: str
    space: str
    name: str
    words: str
    at: datetime
    reach: str = ""


def tell_keepers(store: Store, author: Hand, space: str, kind: str, **said: str) -> None:
    """Everybody who keeps the keys with her is told, by their own inbox. Whose card cannot be
    read is left out: it must not keep a no, or a yes taken back, from counting."""
    cards = (known_card(store, account) for account in _keepers(store, space))
    for card in cards:
        if card and card.account != author.account:
            post(store, author, card, kind, said, space=space)


def _keepers(store: Store, space: str) -> list[str]:
    known, _failed = all_grants(store, authority_over(store, space))
    running = [g for g in known if g.is_running(store.now) and REKEY in g.rights]
    return sorted({g.reader for g in running if OWNER_GRANT not in g.rights})


def signer_news(store: Store, me: Hand, space: str = "") -> list[News]:
    """What this member of staff has not put away; of one space, or of all."""
    found = [m for m in messages(store, me) if m.kind in KINDS and space in ("", m.space)]
    true = (message for message in found if _is_true(store, message))
    return [_news(message) for message in {_about(one): one for one in true}.values()]


def put_news_away(store: Store, me: Hand, id_: str) -> None:
    """NotGrantedError when it is not there."""
    if not any(news.id == id_ for news in signer_news(store, me)):
        raise NotGrantedError("no such news")
    known = {one.id: _about(one) for one in messages(store, me) if one.kind in KINDS}
    for same in known:
        if known[same] == known[id_]:
            drop(store, me, same)


def _about(message: Message) -> tuple[str, ...]:
    """The same for what is to be said once: she may want, not want, and want the same again."""
    link = str(message.body.get("link", "")) if message.kind == HOME_WANTED else ""
    return (message.space, link) if link else (message.id,)


def _news(message: Message) -> News:
    said = message.body
    is_named = message.kind in (*HER_WORDS, TAKEN_BACK, NO_TEXT) and "name" in said
    name = str(said["name"]) if is_named else message.author.name
    words = message.author.name if message.kind == TAKEN_BACK else str(said.get("words", ""))
    reach = str(said.get("reach", ""))
    return News(message.id, message.kind, message.space, name, words, message.written_at, reach)


def _is_true(store: Store, message: Message) -> bool:
    """Her own wish, the word of somebody of her team, or of somebody who has a link with her."""
    if message.kind in HER_WORDS:
        return authority_over(store, message.space).owner.keys == message.author.keys
    if message.kind in BY_STAFF and _reads_something(store, message):
        return True
    return link_of(store, message.space, message.author.account) is not None


def _reads_something(store: Store, message: Message) -> bool:
    known, _failed = all_grants(store, authority_over(store, message.space))
    return any(g.is_running(store.now) and g.keys == message.author.keys for g in known)
