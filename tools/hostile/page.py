"""The table of what became of the inputs, for a terminal and for docs/hostile-inputs.md."""

from pathlib import Path

from hostile_input import End, Pace
from judgement import MEGABYTE
from trial import Trial

INTRODUCTION = """# Hostile inputs

What `tools/dev hostile` tries, and how each ends. Every run is also held against this: standard
output and error are UTF-8 without control, bidirectional or invisible characters and without
orders to CI runners; JSON and XML are well-formed; nothing on disk is changed; what is marked as
secret is not printed, and what nobody may open is not opened; memory stays below 512 MB and ten
times the size of what is read; a minute of a processor ends what hangs. Time and memory are those
of the slowest and of the largest of the runs, on one machine, so that who changes something sees
what it did; a program of Python that does nothing is as large as the smallest. Threats are those
of [security.md](security.md). Rows marked `slow` run by `tools/dev hostile` alone, all others
also by `tools/dev test`.

| | input | threats | what is tried | how it ends | CPU s | MB | |
|--:|---|---|---|---|--:|--:|---|
"""


def ends(trial: Trial) -> str:
    """Each way to end, and by which verbs where there are several."""
    by_end: dict[End, list[str]] = {}
    for run in trial.given.runs:
        verbs = by_end.setdefault(run.end, [])
        if verb(run.words) not in verbs:
            verbs.append(verb(run.words))
    if len(by_end) == 1:
        return next(iter(by_end)).value
    return "; ".join(f"{end.value}: {', '.join(verbs)}" for end, verbs in by_end.items())


def verb(words: tuple[str | bytes, ...]) -> str:
    return str(words[0])


def tries(trial: Trial) -> str:
    verbs = list(dict.fromkeys(verb(run.words) for run in trial.given.runs))
    return f"{', '.join(verbs)} ({len(trial.given.runs)} runs)"


def row(number: int, trial: Trial) -> str:
    given = trial.given
    slow = "slow" if given.pace is Pace.SLOW else ""
    return (f"| {number} | **{given.name}**: {given.what} | {given.threats} | {tries(trial)} | "
            f"{ends(trial)} | {trial.slowest.cpu:.2f} | {trial.largest.peak / MEGABYTE:.0f} | "
            f"{slow} |")


def as_line(trial: Trial) -> str:
    """A line for a terminal."""
    state = "FAILS" if trial.faults else "holds"
    return (f"{state}  {trial.given.name:34} {len(trial.given.runs):3} runs "
            f"{trial.slowest.cpu:7.2f} s ({verb(trial.slowest.run.words)}) "
            f"{trial.largest.peak / MEGABYTE:5.0f} MB ({verb(trial.largest.run.words)})")


def write(page: Path, trials: list[Trial]) -> None:
    rows = [row(number, trial) for number, trial in enumerate(trials, 1)]
    page.write_text(INTRODUCTION + "\n".join(rows) + "\n", encoding="utf-8")
