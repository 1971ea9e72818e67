"""Ways to damage sealed bytes, for Hypothesis to choose from."""

from hypothesis import strategies as st


@st.composite
def damaged(draw, sealed: bytes) -> bytes:
    """One bit turned, the end or the start cut off, bytes added, or two stretches swapped."""
    at = draw(st.integers(0, len(sealed) - 1))
    way = draw(st.sampled_from(("flip", "cut", "behead", "grow", "swap")))
    if way == "flip":
        turned = sealed[at] ^ (1 << draw(st.integers(0, 7)))
        return sealed[:at] + bytes((turned,)) + sealed[at + 1 :]
    if way == "cut":
        return sealed[:at]
    if way == "behead":
        return sealed[at + 1 :]
    if way == "grow":
        return sealed[:at] + draw(st.binary(min_size=1, max_size=20)) + sealed[at:]
    swapped = sealed[at:] + sealed[:at]
    return swapped if swapped != sealed else sealed + b"\0"
