"""Turns comparisons, the parse bench and the memory of `hosts` into figures."""

import os
import subprocess
from fractions import Fraction
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from comparisons import Comparison, Sample
from judgement import Figure, Quantity
from measure import Clock, Command, Failure, by_turns, run, say
from programs import Program, Programs

MEGABYTE = 1_000_000
BYTE_STRINGS = Path(__file__).resolve().parents[2] / "corpus" / "bytes"


def compared(row: Comparison) -> Figure:
    """Measures one row."""
    say(f"{row.what} against {row.against}")
    sides = [side for side in (row.ours, row.peer, row.limit) if side is not None]
    taken = by_turns(sides, row.rounds, warm_up=row.rounds > Sample.long)
    medians = [Quantity(side.median(row.clock)) for side in taken]
    return Figure(
        row.what, row.clock.value, row.against,
        ours=medians[0],
        peer=medians[1] if row.peer is not None else None,
        at_most=row.at_most,
        limit=medians[-1] if row.limit is not None else None,
        missing=row.missing,
        whole=taken[0].whole(),
    )


def named_numbers(*words: str) -> dict[str, Quantity]:
    """What a program says in lines of "NAME NANOSECONDS"."""
    end = subprocess.run(words, capture_output=True, text=True, check=False)
    if end.returncode != 0:
        raise Failure(f"{words[0]}: {end.stderr.strip()}")
    lines = (line.split() for line in end.stdout.splitlines())
    return {name: Quantity(int(nanoseconds) / 1e9) for name, nanoseconds in lines}


def parsing(programs: Programs, sample: Sample, host: str) -> list[Figure]:
    """Parsing alone, against the hand scanner and against what peers parse."""
    say("parse alone")
    checked = sorted(str(path) for path in BYTE_STRINGS.glob("*.conf"))
    own = named_numbers(programs.bench_parse, str(sample.short), "large.conf", *checked)
    rows = [
        ("parse, large", "hand scanner", own["parse"], own["hand"], Fraction("1.7")),
        ("parse into blocks, large", "hand scanner", own["config"], own["hand"], None),
    ]
    figures = [
        Figure(what, Clock.CPU.value, against, ours, peer, at_most, own["read"])
        for what, against, ours, peer, at_most in rows
    ]
    return [*figures, parsed_by_npm(programs.npm, sample, host, own)]


def parsed_by_npm(npm: Program, sample: Sample, host: str, own: dict[str, Quantity]) -> Figure:
    peer = None
    if not npm.why:
        peer = named_numbers(*npm.words, str(sample.middle), "large.conf", host)["parse"]
    return Figure("parse, large", Clock.CPU.value, npm.name, own["parse"], peer, Fraction(1, 10),
                  own["read"], npm.why)


def memory(programs: Programs) -> Figure:
    """Peak memory of hosts on huge, beyond 16 MB, against the size of the file."""
    say("peak memory of hosts, huge")
    peak = run(Command((programs.sshplan, "hosts", "--format", "json", "huge.conf"))).peak
    # A child begins with the peak of who started it.
    if peak <= getrusage(RUSAGE_SELF).ru_maxrss * 1024:
        raise Failure("the peak of hosts is hidden by that of this program")
    return Figure(
        "hosts, huge: peak memory - 16 MB", "memory", "size of the file",
        Quantity(peak - 16 * MEGABYTE, "B"),
        Quantity(os.path.getsize("huge.conf"), "B"),
        Fraction(8),
    )
