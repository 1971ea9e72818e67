"""Every purpose a key, box or signature can have, and the one function that names a place."""

from enum import Enum

VERSION = 1


class Tag(Enum):
    """Purposes. A new format takes a new version, never a new meaning for an old tag.

    The last group is reserved: named so that nobody reuses it, used by nothing yet.
    """

    ACCOUNT_KEYS = "account-keys"
    ACCOUNT_STATE = "state-of-account"
    AUTHOR = "author"
    BOOK = "address-book"
    BOX_KEY_ID = "box-key-id"
    BREAK_GLASS = "break-glass"
    CARD = "card"
    CHARTER = "charter"
    COMPARE = "compare-words"
    CONFIDED = "kept-between"
    COSIGN_LAYER = "co-sign-layer"
    COSIGN_SHARE = "share-of-layer"
    COSIGNATURE = "co-signature"
    CUSTODY = "custody"
    DEVICE = "device-memory"
    DRAFT = "draft"
    FACTS = "entered-by-staff"
    FILE = "sealed-file"
    FINDING = "found-by-one"
    FINGERPRINT = "fingerprint"
    GRANT = "grant"
    GUEST = "guest-token"
    HANDOVER = "hand-over"
    INBOX = "inbox"
    INSTANCE = "instance-field"
    ITEM = "item-version"
    ITEM_ROOT = "root-of-item"
    LOG_KEY = "log-key"
    MANDATE = "mandate"
    MANDATE_KEY = "key-of-mandate"
    NAME_INDEX = "name-index"
    PIN = "pinned-card"
    READER_INDEX = "reader-index"
    INVITE_INDEX = "invite-index"
    RELEASE = "release-record"
    RELEASE_KEY = "key-of-release"
    SAID_BACK = "words-said-back"
    RIGHTS = "list-of-rights"
    SECTION_LIST = "section-list"
    SECTION_KEY_ID = "section-key-id"
    SESSION_KEYS = "session-keys"
    SESSION_ROW = "session-row"
    SESSION_WHO = "session-who"
    SLOT_CODE = "slot-code"
    SLOT_WORDS = "slot-words"
    SEEN_SIGNATURE = "good-signature"
    SPACE_ID = "id-of-space"
    STOP = "stop-entry"
    SUCCESSION = "succession"
    TERMS = "terms-of-grant"
    THROTTLE = "throttle"
    TRAIL_COMMITMENT = "trail-commitment"
    TRAIL_LINE = "trail-line"
    TRAIL_LINK = "trail-link"
    TRAIL_SIGNATURE = "signed-trail-line"
    VERSION_KEY = "key-of-version"
    VOUCH = "vouch"
    WITHDRAWAL = "withdrawal"
    WRAP_ROOTS = "wrap-roots"
    WRAP_SECTION = "wrap-section"
    WRAP_SIGNATURE = "signed-wrap"

    RESERVED_BACKUP_PEOPLE = "slot-people"
    RESERVED_PASSKEY = "slot-passkey"
    RESERVED_PIN = "slot-pin"
    RESERVED_PLAIN_PAGE = "slot-plain"


def place(tag: Tag, *fields: bytes | str | int) -> bytes:
    """Name a place: tag, version and fields, each length-prefixed, so that no two read alike.

    Text is UTF-8, whole numbers are eight bytes big endian; a negative number raises
    OverflowError. Used as AEAD associated data, HPKE info, HKDF info and signed message.
    """
    parts = [(len(fields) + 2).to_bytes(4, "big"), _STARTS[tag]]
    for field in fields:
        encoded = _encoded(field)
        parts += (len(encoded).to_bytes(4, "big"), encoded)
    return b"".join(parts)


def _encoded(field: bytes | str | int) -> bytes:
    if isinstance(field, str):
        return field.encode()
    if isinstance(field, bytes):
        return field
    return field.to_bytes(8, "big")


def _start(tag: Tag) -> bytes:
    """The two parts that never change for a tag: its text and the version."""
    parts = (b"daybook/" + tag.value.encode(), VERSION.to_bytes(8, "big"))
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


# Every item of a page names a few places: what is the same each time is made once.
_STARTS = {tag: _start(tag) for tag in Tag}
