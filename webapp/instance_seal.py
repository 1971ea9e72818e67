"""Seals what the server itself may read, each field to its table, column and row."""

import json
from datetime import date
from functools import cached_property
from typing import Any

from crypto.derive import expand, keyed_index
from crypto.envelope import key_id_of, open_, seal
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from crypto.passphrase import same_words
from crypto.signing import SigningKey
from webapp.keyfile import KeyFile, Secret

Row = str | int | bytes


class InstanceSeal:
    """Who holds database and key file can open these; who holds the database alone cannot."""

    def __init__(self, keyfile: KeyFile, *, allows_cheap_words: bool = False):
        """`allows_cheap_words` lets Argon2id run below its floor: for tests alone."""
        self._keys = keyfile
        self.allows_cheap_words = allows_cheap_words

    @property
    def keyfile(self) -> KeyFile:
        """The keys as they are now."""
        return self._keys

    def turn_to(self, keyfile: KeyFile) -> None:
        """From now on everything is sealed with the instance key of this one."""
        self._keys = keyfile

    def __repr__(self) -> str:
        return "InstanceSeal(****)"

    def seal(self, table: str, column: str, row: Row, plaintext: bytes) -> bytes:
        """Opens again only in this column of this row. `row` is the row's own key, several
        columns joined by a slash: that is how a row is found again when the key is turned."""
        where, key = place(Tag.INSTANCE, table, column, row), self._keys.instance
        return seal(expand(key.value, where), key.id, plaintext, where)

    def open(self, table: str, column: str, row: Row, sealed: bytes) -> bytes:
        """What `seal` was given, or CannotOpenError."""
        where, key = place(Tag.INSTANCE, table, column, row), self._key_of(sealed)
        return open_(expand(key.value, where), key.id, sealed, where)

    def seal_facts(self, table: str, column: str, row: Row, facts: dict[str, Any]) -> bytes:
        text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return self.seal(table, column, row, text.encode())

    def open_facts(self, table: str, column: str, row: Row, sealed: bytes) -> dict[str, Any]:
        return json.loads(self.open(table, column, row, sealed))

    def name_index(self, name: str) -> str:
        """Finds a sign-in name, however it was typed, without storing it."""
        return self._index(place(Tag.NAME_INDEX, same_words(name)))

    def reader_index(self, reader_id: str, space_id: str) -> str:
        """Finds a reader's rows in one space; two spaces of one reader do not look related."""
        return self._index(place(Tag.READER_INDEX, reader_id, space_id))

    def invite_index(self, code: str) -> str:
        """Finds an invite by its code, which is shown once and never stored."""
        pepper = self._keys.invite.value
        return keyed_index(pepper, place(Tag.INVITE_INDEX, same_words(code))).hex()

    def throttle_key(self, kind: str, value: str, day: date) -> str:
        """Names a bucket of tries for one day; tomorrow's key says nothing about today's."""
        return self._index(place(Tag.THROTTLE, kind, value, day.isoformat()))

    def draft_index(self, account: str, address: str) -> str:
        """Finds the draft of one form without storing which form it is."""
        return self._index(place(Tag.DRAFT, account, address))

    def stop_mark(self, grant_id: str) -> str:
        """How an ended grant stands in the stop list, which lies outside the database."""
        return self._index(place(Tag.STOP, grant_id))

    @cached_property
    def log_signer(self) -> SigningKey:
        """Signs the trail lines that the server itself writes."""
        return SigningKey(self._keys.log.value)

    @property
    def words_pepper(self) -> bytes:
        """The part of every Argon2id run that is not in the database."""
        return self._keys.words.value

    def _index(self, where: bytes) -> str:
        return keyed_index(self._keys.index.value, where).hex()

    def _key_of(self, sealed: bytes) -> Secret:
        key = self._keys.instance_key(key_id_of(sealed))
        if key is None:
            raise CannotOpenError
        return key
