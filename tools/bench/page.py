"""The table of figures, for a terminal and for docs/performance.md."""

from pathlib import Path

from judgement import Agreement, Figure, Verdict, times
from measure import Failure

BEGIN = "<!-- measured: written by tools/dev bench -->"
END = "<!-- end of what is measured -->"
HEADINGS = ("what", "in", "sshplan", "against", "", "ratio", "at most", "", "from the limit")


def cells(figure: Figure) -> tuple[str, ...]:
    return (
        figure.what,
        figure.clock,
        str(figure.ours or "-"),
        figure.against,
        str(figure.peer or "-"),
        "-" if figure.ratio is None else times(figure.ratio),
        "" if figure.at_most is None else times(float(figure.at_most)),
        figure.verdict.value,
        "" if figure.from_limit is None else times(figure.from_limit),
    )


def remarks(figures: list[Figure]) -> list[str]:
    """What the table cannot say: why a row has no figure, or one that does not count."""
    missing = [f"{figure.what}, against {figure.against}: not measured: {figure.missing}."
               for figure in figures if figure.missing]
    parts = [f"{figure.what}: sshplan says, by its exit status, that its answer is not whole."
             for figure in figures if figure.verdict is Verdict.NOT_WHOLE]
    return missing + parts


def as_text(figures: list[Figure], agreement: Agreement) -> str:
    rows = [HEADINGS, *map(cells, figures)]
    widths = [max(map(len, column)) for column in zip(*rows)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip()
             for row in rows]
    return "\n".join([*lines, "", *remarks(figures), f"{agreement}."])


def as_markdown(figures: list[Figure], agreement: Agreement, machine: str) -> str:
    lines = [f"| {' | '.join(row)} |"
             for row in (HEADINGS, ["---"] * len(HEADINGS), *map(cells, figures))]
    return "\n\n".join([f"{machine}.", f"{agreement}.", "\n".join(lines), *remarks(figures)])


def write(page: Path, measured: str) -> None:
    """Puts it between the two marks of the page."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise Failure(f"{page}: '{BEGIN}' and '{END}' are to enclose what is measured")
    page.write_text(f"{before}{BEGIN}\n\n{measured}\n\n{END}{after}", encoding="utf-8")
