"""A layer around a wrap that comes off when the last of several signers has signed."""

import hashlib
import os

from crypto.account import PublicKeys
from crypto.box import BoxKey, seal_to
from crypto.derive import expand
from crypto.envelope import NO_KEY_ID, open_, seal
from crypto.errors import CannotOpenError, TooWeakError
from crypto.labels import Tag, place
from crypto.wrap import WrapPlace

SHARE_SIZE = 32
NOTHING_JOINED = bytes(SHARE_SIZE)


def seal_layer(
    held_back: bytes, signers: dict[str, PublicKeys], where: WrapPlace
) -> tuple[bytes, dict[str, bytes]]:
    """The layer, and each signer's share of its key sealed to that signer's box key.

    `signers` are those still missing, account to the keys that the signed grant names.
    """
    if not signers:
        raise TooWeakError("a layer needs somebody who is missing")
    shares = {account: os.urandom(SHARE_SIZE) for account in signers}
    layer = seal(_key(join(*shares.values()), where), NO_KEY_ID, held_back, _layer_place(where))
    return layer, {
        account: seal_to(keys.box, shares[account], _share_place(where, layer, account, keys))
        for account, keys in signers.items()
    }


def open_share(
    box: BoxKey, sealed: bytes, layer: bytes, where: WrapPlace, account: str, keys: PublicKeys
) -> bytes:
    """One signer's share of this layer, or CannotOpenError."""
    share = box.open(sealed, _share_place(where, layer, account, keys))
    if len(share) != SHARE_SIZE:
        raise CannotOpenError
    return share


def join(*shares: bytes) -> bytes:
    """Shares, or shares joined before, as one: XOR. CannotOpenError for another length."""
    joined = 0
    for share in shares:
        if len(share) != SHARE_SIZE:
            raise CannotOpenError
        joined ^= int.from_bytes(share, "big")
    return joined.to_bytes(SHARE_SIZE, "big")


def open_layer(layer: bytes, joined: bytes, where: WrapPlace) -> bytes:
    """What was held back, once all shares are joined; CannotOpenError before that."""
    return open_(_key(joined, where), NO_KEY_ID, layer, _layer_place(where))


def _key(joined: bytes, where: WrapPlace) -> bytes:
    return expand(joined, _layer_place(where))


def _layer_place(where: WrapPlace) -> bytes:
    return where.named(Tag.COSIGN_LAYER)


def _share_place(where: WrapPlace, layer: bytes, account: str, keys: PublicKeys) -> bytes:
    return place(
        Tag.COSIGN_SHARE,
        *where.fields,
        hashlib.sha256(layer).digest(),
        account,
        keys.fingerprint,
    )
