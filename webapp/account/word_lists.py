"""The lists that secret words, sign-in names and compared words are taken from."""

import unicodedata
from functools import cache
from pathlib import Path

from mnemonic import Mnemonic

NAMES = {"en": "english", "es": "spanish"}


@cache
def all_words(language: str) -> tuple[str, ...]:
    """2048 words of a language, in their fixed order."""
    listed = Mnemonic(NAMES.get(language, "english")).wordlist
    return tuple(unicodedata.normalize("NFC", word) for word in listed)


@cache
def kinder_words(language: str) -> dict[str, str]:
    """Words that could hurt, each with a harmless one that the list does not have."""
    code = language if language in NAMES else "en"
    text = Path(__file__).with_name(f"kinder_{code}.txt").read_text(encoding="utf-8")
    return dict(line.split() for line in text.splitlines())


@cache
def kind_words(language: str) -> tuple[str, ...]:
    """The list without the words that could hurt."""
    return tuple(word for word in all_words(language) if word not in kinder_words(language))


@cache
def known_words() -> frozenset[str]:
    """Every word of every list: what somebody who guesses tries early."""
    return frozenset(word for language in NAMES for word in all_words(language))


COMMON = frozenset(
    """
    abc abcd admin amen amigo amiga amor angel anime asdf asdfgh ashley baby babygirl bailey
    barcelona baseball basketball batman bella blink bonita bienvenido bienvenida buster carlos
    cheese chelsea chocolate computer contrasena contraseña cookie corazon corazón daniel david
    daybook diosito dios dragon estrella facebook familia feliz flower football freedom friends
    futbol fútbol gatito google guadalupe hannah hello hermosa hola instagram jackson jasmine
    jennifer jessica jesus jesús jordan juventus justin killer letmein login love lovely loveme
    lucky maria maría master matthew mexico méxico michael michelle mickey minecraft mivida monkey
    mustang naruto nicole ninja nirvana papi password pepper perro pokemon princesa princess
    purple qwerty qwertyuiop real madrid samsung secret secreto secreta shadow snoopy soccer
    sofia spiderman starwars summer sunshine superman taylor teamo tequiero test tigger tiktok
    trustno turtle valentina welcome whatever winter word words palabra palabras yankees youtube
    zxcvbn zxcvbnm clave hija hijo mami papa mama mamá papá
    """.split()
)
"""Single words that many people use. Own choice, for weighing words, never for offering."""

SAYINGS = frozenset(
    """
    iloveyou iloveyousomuch iloveyouforever teamomucho tequieromucho teamoparasiempre
    correcthorsebatterystaple tobeornottobe happybirthdaytoyou felizcumpleaños onceuponatime
    habíaunavez letitbe thequickbrownfox twinkletwinklelittlestar ourfatherwhoartinheaven
    padrenuestro opensesame ábretesésamo abretesesamo secretwords mysecretwords palabrassecretas
    mispalabrassecretas passwordpassword letmeinplease iamthebest soylamejor livelaughlove
    hakunamatata iloveme meamo bestfriendsforever mejoresamigas
    qwertyuiopasdfghjkl qwertyuiopasdf asdfghjklqwertyuiop abcdefghijkl abcdefghijklmnop
    """.split()
)
"""Sayings that come to many minds, without spaces."""
