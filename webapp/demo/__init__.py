"""An invented young person with a lived-in plan, her people, and an invented state."""

from webapp.demo.cast import PASSPHRASE
from webapp.demo.making import SIGN_INS, make_demo

__all__ = ["PASSPHRASE", "SIGN_INS", "make_demo"]
