"""What measurements say: figures, their marks, and how a run ends."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction


class Verdict(Enum):
    REACHED = "reached"
    MISSED = "missed"
    NO_MARK = ""
    NOT_WHOLE = "not the whole answer"
    NOT_MEASURED = "not measured"


@dataclass(frozen=True)
class Quantity:
    """A number of seconds or bytes, as it is shown."""

    value: float
    unit: str = "s"

    def __str__(self) -> str:
        if self.unit == "s":
            return f"{self.value:.2f} s" if self.value >= 1 else f"{self.value * 1000:.3g} ms"
        return f"{self.value / 1e6:.1f} MB"


@dataclass(frozen=True)
class Figure:
    """A row of the table. `ratio` is ours against the peer's, which is to be `at_most` that;
    `missing` says why there is none. `limit`: what the machine needs for it at the least. `whole`:
    whether sshplan gave the answer that was asked for, and not a part of it."""

    what: str
    clock: str
    against: str
    ours: Quantity | None = None
    peer: Quantity | None = None
    at_most: Fraction | None = None
    limit: Quantity | None = None
    missing: str = ""
    whole: bool = True

    @property
    def ratio(self) -> float | None:
        if self.ours is None or self.peer is None:
            return None
        return self.ours.value / self.peer.value

    @property
    def from_limit(self) -> float | None:
        if self.ours is None or self.limit is None:
            return None
        return self.ours.value / self.limit.value

    @property
    def verdict(self) -> Verdict:
        if self.missing or self.ratio is None:
            return Verdict.NOT_MEASURED
        if not self.whole:
            return Verdict.NOT_WHOLE
        if self.at_most is None:
            return Verdict.NO_MARK
        return Verdict.REACHED if self.ratio <= self.at_most else Verdict.MISSED


@dataclass(frozen=True)
class Agreement:
    """Whether sampled hosts are what ssh says: how many were asked about, of which ssh, and where
    the answers differ."""

    sampled: int
    ssh: str
    differences: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.differences:
            return f"{len(self.differences)} of {self.sampled} sampled hosts do not agree with " \
                   f"ssh -G ({self.ssh}): no figure counts"
        return f"{self.sampled} sampled hosts agree with ssh -G ({self.ssh})"


def exit_status(figures: list[Figure], agreement: Agreement, strict: bool) -> int:
    """0 if all agreed, 1 otherwise; if `strict`, 1 also if a figure is anything but reached."""
    if agreement.differences or not agreement.sampled:
        return 1
    passes = {Verdict.REACHED, Verdict.NO_MARK} if strict else set(Verdict)
    return 0 if all(figure.verdict in passes for figure in figures) else 1


def times(ratio: float) -> str:
    """A ratio as people say it: "0.52 ×", "12 ×", "1/156"."""
    if ratio >= 0.1:
        return f"{ratio:.3g} ×" if ratio < 100 else f"{ratio:.0f} ×"
    return f"1/{1 / ratio:.0f}"
