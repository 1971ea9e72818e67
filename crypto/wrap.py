"""A wrap is one epoch's key sealed to one reader, bound to the grant that allows it."""

from dataclasses import dataclass

from crypto.account import PublicKeys
from crypto.box import BoxKey, seal_to
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from crypto.section import KEY_SIZE, ItemRoot, SectionKey

ITEM_ID_SIZE = 16
_ENTRY_SIZE = ITEM_ID_SIZE + KEY_SIZE
_LEAST_ENTRIES = 16


@dataclass(frozen=True)
class WrapPlace:
    """What a wrap is bound to: all of it must be said again to open it."""

    space: str
    section: str
    epoch: int
    reader: str
    reader_fingerprint: bytes
    grant_hash: bytes

    @property
    def fields(self) -> tuple[str, str, int, str, bytes, bytes]:
        """All six, in the order of the format."""
        whose = (self.reader, self.reader_fingerprint, self.grant_hash)
        return (self.space, self.section, self.epoch, *whose)

    def named(self, tag: Tag) -> bytes:
        """The place, for one kind of wrap."""
        return place(tag, *self.fields)


def wrap_section(key: SectionKey, reader: PublicKeys, where: WrapPlace) -> bytes:
    """The whole section for this reader. Check grant and chain before calling.

    Raises CannotOpenError when the reader's keys are not those of `where.reader_fingerprint`
    (take that from the pinned card, never from a row), or the key is of another place.
    """
    _check_belongs(key, reader, where)
    return seal_to(reader.box, key.key, where.named(Tag.WRAP_SECTION))


def unwrap_section(box: BoxKey, wrapped: bytes, where: WrapPlace) -> SectionKey:
    """The section key, or CannotOpenError."""
    key = box.open(wrapped, where.named(Tag.WRAP_SECTION))
    if len(key) != KEY_SIZE:
        raise CannotOpenError
    return SectionKey(key, where.space, where.section, where.epoch)


def wrap_roots(roots: list[ItemRoot], reader: PublicKeys, where: WrapPlace) -> bytes:
    """Single items for this reader: a list of item roots, padded in steps of sixteen entries.

    The same refusals as `wrap_section`.
    """
    for root in roots:
        _check_belongs(root, reader, where)
    entries = b"".join(_item_bytes(root.item) + root.key for root in roots)
    step = _LEAST_ENTRIES * _ENTRY_SIZE
    size = max(step, -(-len(entries) // step) * step)
    text = len(roots).to_bytes(4, "big") + entries.ljust(size, b"\0")
    return seal_to(reader.box, text, where.named(Tag.WRAP_ROOTS))


def unwrap_roots(box: BoxKey, wrapped: bytes, where: WrapPlace) -> dict[str, ItemRoot]:
    """Item roots by item id, or CannotOpenError."""
    text = box.open(wrapped, where.named(Tag.WRAP_ROOTS))
    count, entries = int.from_bytes(text[:4], "big"), text[4:]
    used = count * _ENTRY_SIZE
    if len(text) < 4 or used > len(entries) or any(entries[used:]):
        raise CannotOpenError
    chunks = (entries[at : at + _ENTRY_SIZE] for at in range(0, used, _ENTRY_SIZE))
    roots = {root.item: root for root in (_root(chunk, where) for chunk in chunks)}
    if len(roots) != count:
        raise CannotOpenError
    return roots


def signed_part(sealed: bytes, where: WrapPlace) -> bytes:
    """What owner or custodian signs with the hand key, so that a planted wrap is noticed."""
    return where.named(Tag.WRAP_SIGNATURE) + sealed


def _root(chunk: bytes, where: WrapPlace) -> ItemRoot:
    item = chunk[:ITEM_ID_SIZE].hex()
    return ItemRoot(chunk[ITEM_ID_SIZE:], where.space, where.section, where.epoch, item)


def _check_belongs(key: SectionKey | ItemRoot, reader: PublicKeys, where: WrapPlace) -> None:
    here = (key.space, key.section, key.epoch) == (where.space, where.section, where.epoch)
    if not here or reader.fingerprint != where.reader_fingerprint:
        raise CannotOpenError


def _item_bytes(item: str) -> bytes:
    raw = bytes.fromhex(item)
    if len(raw) != ITEM_ID_SIZE or raw.hex() != item:
        raise ValueError("an item id in a wrap is 32 lower-case hex digits")
    return raw
