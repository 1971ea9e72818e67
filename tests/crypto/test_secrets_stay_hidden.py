"""Claim: printing an object that carries a secret shows **** and no byte of it."""

import inspect
import pkgutil
import traceback
from dataclasses import is_dataclass

import pytest

import crypto
from crypto.box import BoxKey
from crypto.section import SectionKey
from crypto.signing import SigningKey

SEED = bytes(range(200, 232))
SECTION = SectionKey(SEED, "space", "section", 1)
CARRIERS = (SigningKey(SEED), BoxKey(SEED), SECTION, SECTION.root("item"))
# What these hold is public, or a price.
OPEN_TO_SEE = {"PublicKeys", "Profile", "WrapPlace", "SlotKind", "Tag"}


def classes():
    """Every class that a module of this folder defines, errors aside."""
    for module in pkgutil.iter_modules(crypto.__path__, "crypto."):
        for _, each in inspect.getmembers(pkgutil.resolve_name(module.name), inspect.isclass):
            if each.__module__ == module.name and not issubclass(each, Exception):
                yield each


def test_every_class_is_either_a_carrier_or_open_to_see(reader):
    known = {type(each).__name__ for each in (*CARRIERS, reader)} | OPEN_TO_SEE

    assert {each.__name__ for each in classes()} == known


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("show", [repr, str, "{}".format, "{0!r}".format, lambda x: f"{[x]}"])
def test_a_secret_is_four_stars(carrier, show):
    shown = show(carrier)

    assert "****" in shown
    assert repr(SEED)[2:-1] not in shown
    assert SEED.hex() not in shown


def test_all_keys_of_an_account_are_four_stars(reader):
    assert repr(reader) == "AccountKeys(****)"


def test_no_generated_repr_shows_a_key():
    for each in classes():
        if is_dataclass(each) and each.__name__ not in OPEN_TO_SEE:
            assert not each.__dataclass_params__.repr


def test_a_refusal_carries_nothing_of_the_key():
    try:
        SECTION.root("item").open(1, b"nonsense")
    except Exception as refusal:
        shown = "".join(traceback.format_exception(refusal))

    assert SEED.hex() not in shown
    assert "nonsense" not in shown.splitlines()[-1]
