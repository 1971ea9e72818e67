"""The sealed formats once more, written from crypto/README.md alone, to check the first by.

It shares no code with crypto/ and takes every random value as an argument, so that the
vectors in tests/vectors/format-1-*.json come out the same each time they are made.
"""

import hashlib
import hmac
import unicodedata

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

BUCKETS = (256, 1024, 4096, 16384, 65536)
NO_KEY_ID = bytes(8)
XWING_LABEL = bytes.fromhex("5c2e2f2f5e5c")


def u32(number):
    return number.to_bytes(4, "big")


def u64(number):
    return number.to_bytes(8, "big")


# 1. Place


def place(tag, *fields):
    parts = [f"daybook/{tag}".encode("ascii"), u64(1)]
    for field in fields:
        if isinstance(field, str):
            field = field.encode("utf-8")
        elif isinstance(field, int):
            field = u64(field)
        parts.append(field)
    out = u32(len(parts))
    for part in parts:
        out += u32(len(part)) + part
    return out


# 3. Padding


def pad(text):
    size = 4 + len(text)
    for bucket in BUCKETS:
        if size <= bucket:
            break
    else:
        bucket = (size + 65535) // 65536 * 65536
    return u32(len(text)) + text + b"\0" * (bucket - size)


# 4. Envelope


def envelope(key, key_id, nonce, text, where):
    """`text` is already padded, where it is to be."""
    head = b"\x01\x01" + key_id
    return head + nonce + AESGCM(key).encrypt(nonce, text, head + where)


# 5. Box key


def box_secrets(seed):
    long = hashlib.shake_256(seed).digest(96)
    lattice = MLKEM768PrivateKey.from_seed_bytes(long[:64])
    return lattice, X25519PrivateKey.from_private_bytes(long[64:])


def box_public(seed):
    lattice, curve = box_secrets(seed)
    return lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()


def box_key_id(public):
    return hashlib.sha256(place("box-key-id", public)).digest()[:8]


def decapsulate(seed, enc):
    lattice, curve = box_secrets(seed)
    shared_lattice = lattice.decapsulate(enc[:1088])
    shared_curve = curve.exchange(X25519PublicKey.from_public_bytes(enc[1088:]))
    curve_public = curve.public_key().public_bytes_raw()
    return hashlib.sha3_256(
        shared_lattice + shared_curve + enc[1088:] + curve_public + XWING_LABEL
    ).digest()


# 6. Box


def hkdf_extract(salt, ikm):
    return hmac.digest(salt or bytes(32), ikm, "sha256")


def hkdf_expand(prk, info, size):
    out, block = b"", b""
    for counter in range(1, size // 32 + 2):
        block = hmac.digest(prk, block + info + bytes((counter,)), "sha256")
        out += block
    return out[:size]


def hpke_schedule(shared, info, *, kem_id=0x647A, aead_id=2):
    """Key and nonce of RFC 9180 base mode with HKDF-SHA256, for the first message."""
    numbers = kem_id.to_bytes(2, "big") + b"\x00\x01" + aead_id.to_bytes(2, "big")
    start = b"HPKE-v1" + b"HPKE" + numbers

    def extract(salt, label, ikm):
        return hkdf_extract(salt, start + label + ikm)

    def expand(prk, label, context, size):
        return hkdf_expand(prk, size.to_bytes(2, "big") + start + label + context, size)

    context = b"\0" + extract(b"", b"psk_id_hash", b"") + extract(b"", b"info_hash", info)
    secret = extract(shared, b"secret", b"")
    return expand(secret, b"key", context, 32), expand(secret, b"base_nonce", context, 12)


def box(enc, shared, text, where):
    """`text` is already padded. The encapsulation is given, so that the box can be pinned."""
    key, nonce = hpke_schedule(shared, where)
    return b"\x01\x02" + NO_KEY_ID + enc + AESGCM(key).encrypt(nonce, text, b"")


def open_box(seed, sealed, where):
    """The padded text."""
    key, nonce = hpke_schedule(decapsulate(seed, sealed[10:1130]), where)
    return AESGCM(key).decrypt(nonce, sealed[1130:], b"")


# 7. Signatures


def sign(seed, message):
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def signing_public(seed):
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def fingerprint(identity, hand, box_public_):
    return hashlib.sha256(place("fingerprint", identity, hand, box_public_)).digest()


# 8. Keys of one account


def sealed_seed(master, account, name, nonce, seed):
    return envelope(master, NO_KEY_ID, nonce, seed, place("account-keys", account, name))


# 9. Secret words and codes


def folded(words):
    words = unicodedata.normalize("NFKC", words).casefold()
    return " ".join(unicodedata.normalize("NFKC", words).split())


def unlocking_from_words(words, salt, pepper, memory_kib, rounds, lanes):
    return Argon2id(
        salt=salt,
        length=32,
        iterations=rounds,
        lanes=lanes,
        memory_cost=memory_kib,
        secret=pepper,
    ).derive(folded(words).encode("utf-8"))


# 10. Slot


def slot(tag, unlocking, master, account, nonce, *profile):
    where = place(tag, account, *profile)
    prk = hkdf_extract(b"", unlocking)
    check = hkdf_expand(prk, b"check" + where, 32)
    key = hkdf_expand(prk, b"key" + where, 32)
    return check + envelope(key, NO_KEY_ID, nonce, master, where)


# 11. Section, item, version


def item_root(section_key, space, section, epoch, item):
    return hkdf_expand(section_key, place("root-of-item", space, section, epoch, item), 32)


def sealed_version(root, space, section, epoch, item, version, nonce, text):
    """`text` is already padded."""
    where = place("key-of-version", space, section, epoch, item, version)
    return envelope(hkdf_expand(root, where, 32), u64(epoch), nonce, text, where)


# 12. Wrap


def wrap_place(tag, where):
    """`where`: space, section, epoch, reader, reader fingerprint, grant hash."""
    return place(tag, *where)


def roots_list(roots):
    entries = b"".join(bytes.fromhex(item) + root for item, root in roots)
    steps = max(1, (len(roots) + 15) // 16)
    return u32(len(roots)) + entries + b"\0" * (steps * 768 - len(entries))


# 13. Trail


def commitment(salt, line):
    return hashlib.sha256(place("trail-commitment", salt, line)).digest()


def link(space, number, previous, committed, day):
    return hashlib.sha256(place("trail-link", space, number, previous, committed, day)).digest()


# 14. Compare number


def compare_number(*seen):
    digest = hashlib.sha256(place("compare-words", *seen)).digest()
    slow = Argon2id(salt=digest[:16], length=32, iterations=2, lanes=1, memory_cost=19456).derive(
        digest
    )
    return int("".join(f"{byte:08b}" for byte in slow)[:66], 2)


# 19. Co-sign layer


def joined(shares):
    return bytes(a ^ b for a, b in zip(*shares, strict=True)) if len(shares) == 2 else shares[0]


def cosign_layer(shares, where, nonce, text):
    """`text` is already padded; `where` as for a wrap."""
    at = place("co-sign-layer", *where)
    return envelope(hkdf_expand(joined(shares), at, 32), NO_KEY_ID, nonce, text, at)


def share_place(where, layer, signer, signer_fingerprint):
    digest = hashlib.sha256(layer).digest()
    return place("share-of-layer", *where, digest, signer, signer_fingerprint)


# 20. Sealed file


def padded_file(text):
    return text + b"\x01" + b"\0" * ((-len(text) - 1) % 65536)


def expand_long(key, info, size):
    """HKDF-Expand with SHA-512."""
    out, block = b"", b""
    for counter in range(1, size // 64 + 2):
        block = hmac.digest(key, block + info + bytes((counter,)), "sha512")
        out += block
    return out[:size]


def sealed_file(key, where, salt, padded):
    """`padded` is cut as it stands, so that a wrong padding can be sealed as well."""
    head = b"\x01\x04" + NO_KEY_ID
    name = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0"
    long = expand_long(key, name + salt + head + where, 76)
    inner, base, commitment = long[:32], int.from_bytes(long[32:44], "big"), long[44:]
    chunks = []
    for number in range(len(padded) // 16384 + 1):
        nonce = (base ^ number).to_bytes(12, "big")
        piece = padded[number * 16384 : (number + 1) * 16384]
        chunks.append(AESGCM(inner).encrypt(nonce, piece, b""))
    return head + salt + commitment, chunks


# 21. Emergency wrap


def emergency_wrap(instance_key, key_id, where, nonce, text):
    """`where` as for a wrap; `text` is the signature and the wrap."""
    at = place("instance-field", "wraps", "sealed", place("break-glass", *where))
    return envelope(hkdf_expand(instance_key, at, 32), key_id, nonce, pad(text), at)
