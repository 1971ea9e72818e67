"""A wrap is one epoch's key sealed to one reader, bound to the grant that allows it."""

from dataclasses import dataclass

from crypto.account import PublicKeys
from crypto.box import BoxKey, seal_to
from crypto.errors import CannotOpenError
from crypto.labels import Tag, place
from crypto.section import KEY_SIZE, ItemRoot, SectionKey

ITEM_ID_SIZE = 32
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

    def named(self, tag: Tag) -> bytes:
        """The place, for one kind of wrap."""
        return place(
            tag,
            self.space,
            self.section,
            self.epoch,
            self.reader,
            self.reader_fingerprint,
            self.grant_hash,
        )


def wrap_section(key: SectionKey, reader: PublicKeys, where: WrapPlace) -> bytes:
    """The whole section for this reader. Check grant, chain and pin before calling."""
    return seal_to(reader.box, key.key, where.named(Tag.WRAP_SECTION))


def unwrap_section(box: BoxKey, wrapped: bytes, where: WrapPlace) -> SectionKey:
    """The section key, or CannotOpenError."""
    key = box.open(wrapped, where.named(Tag.WRAP_SECTION))
    return SectionKey(key, where.space, where.section, where.epoch)


def wrap_roots(roots: list[ItemRoot], reader: PublicKeys, where: WrapPlace) -> bytes:
    """Single items for this reader: a list of item roots, padded in steps of sixteen entries."""
    entries = b"".join(bytes.fromhex(r.item).rjust(ITEM_ID_SIZE, b"\0") + r.key for r in roots)
    step = _LEAST_ENTRIES * _ENTRY_SIZE
    size = max(step, -(-len(entries) // step) * step)
    text = len(roots).to_bytes(4, "big") + entries.ljust(size, b"\0")
    return seal_to(reader.box, text, where.named(Tag.WRAP_ROOTS))


def unwrap_roots(box: BoxKey, wrapped: bytes, where: WrapPlace) -> dict[str, ItemRoot]:
    """Item roots by item id, or CannotOpenError."""
    text = box.open(wrapped, where.named(Tag.WRAP_ROOTS))
    count, entries = int.from_bytes(text[:4], "big"), text[4:]
    if count * _ENTRY_SIZE > len(entries):
        raise CannotOpenError
    chunks = (entries[i * _ENTRY_SIZE : (i + 1) * _ENTRY_SIZE] for i in range(count))
    roots = (_root(chunk, where) for chunk in chunks)
    return {root.item: root for root in roots}


def signed_part(sealed: bytes, where: WrapPlace) -> bytes:
    """What owner or custodian signs with the hand key, so that a planted wrap is noticed."""
    return where.named(Tag.WRAP_SIGNATURE) + sealed


def _root(chunk: bytes, where: WrapPlace) -> ItemRoot:
    item = chunk[ITEM_ID_SIZE - 16 : ITEM_ID_SIZE].hex()
    return ItemRoot(chunk[ITEM_ID_SIZE:], where.space, where.section, where.epoch, item)
