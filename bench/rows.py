"""A row of the table, and figures as it shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """`is_met` is None where nothing was measured; `closing` says what would close a gap."""

    what: str
    measured: str
    budget: str
    is_met: bool | None
    closing: str = ""

    def line(self) -> str:
        """The row in Markdown."""
        met = {True: "yes", False: "**no**", None: "-"}[self.is_met]
        return f"| {self.what} | {self.measured} | {self.budget} | {met} | {self.closing} |"


@dataclass(frozen=True)
class Spread:
    """A median, and how far single rounds were from it."""

    middle: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Iterable[float]) -> "Spread":
        """All rounds of one thing."""
        values = list(values)
        return cls(median(values), min(values), max(values))

    def said(self, unit: str = "", digits: int = 2) -> str:
        """1.31 (1.27-1.40), with its unit."""
        middle, least, most = (f"{v:.{digits}f}" for v in (self.middle, self.least, self.most))
        return f"{middle}{unit} ({least}-{most})"


def not_measured(what: str, budget: str, why: str) -> Row:
    """A row for a machine that lacks something."""
    return Row(what, "not measured", budget, None, why)


def table(rows: Iterable[Row]) -> str:
    """All rows, under their head."""
    head = "| what | measured: median (least-most) | budget | met | what would close it |"
    return "\n".join([head, "|---|---|---|---|---|", *(row.line() for row in rows)])
