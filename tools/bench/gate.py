"""Instruction counts of a fixed list of commands, against those recorded for such a machine."""

import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from machine import instruction_key
from measure import ENVIRONMENT, Failure, say

RECORDED = Path(__file__).resolve().parent / "recorded.json"
TOLERANCE = 0.02

# Run where the inputs are. Under callgrind all takes fifty times as long: `tenth` is of a tenth of
# the hosts of `large`.
COMMANDS = (
    "--version",
    "resolve -F small.conf {small}",
    "explain -F small.conf {small}",
    "resolve -F large.conf {large}",
    "explain -F large.conf {large}",
    "hosts --format json large.conf",
    "lint --select ALL tenth.conf",
    "migrate few_recipes.conf",
)


@dataclass(frozen=True)
class Count:
    """Instructions of a command: recorded, and now."""

    command: str
    before: int | None
    now: int

    @property
    def verdict(self) -> str:
        if self.before is None:
            return "not judged"
        if self.now > self.before * (1 + TOLERANCE):
            return "worse"
        return "better" if self.now < self.before * (1 - TOLERANCE) else "same"

    def __str__(self) -> str:
        said = f"{self.verdict:<10}  {self.now:>15,}  {self.command}"
        if self.before is None:
            return said
        return f"{said} (was {self.before:,}: {self.now / self.before:.3f} ×)"


def still_addresses() -> list[str]:
    """What to put before a command so that its addresses are the same each time, if it can be."""
    words = ["setarch", "-R"]
    try:
        tried = subprocess.run([*words, "true"], capture_output=True, check=False)
    except OSError:
        return []
    return words if tried.returncode == 0 else []


def instructions(words: list[str], home: Path) -> int:
    """How many a command takes. It is alone with an empty home and a fixed environment."""
    valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={os.devnull}"]
    environment = {**ENVIRONMENT, "PATH": "/usr/bin:/bin", "HOME": str(home)}
    try:
        end = subprocess.run([*still_addresses(), *valgrind, *words], stdin=subprocess.DEVNULL,
                             stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                             env=environment, check=False)
    except OSError as error:
        raise Failure(f"valgrind cannot be run: {error}") from error
    found = re.search(r"Collected : (\d+)", end.stderr)
    if end.returncode not in (0, 1, 4) or not found:
        raise Failure(f"{' '.join(words)}: cannot be counted: {end.stderr.strip()[-300:]}")
    return int(found.group(1))


def read_recorded() -> dict[str, dict[str, int]]:
    """Counts by command, by what they depend on."""
    return json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.exists() else {}


def record(key: str, counts: list[Count]) -> None:
    recorded = read_recorded()
    recorded[key] = {count.command: count.now for count in counts}
    RECORDED.write_text(json.dumps(recorded, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def judged(key: str, counts: list[Count]) -> int:
    """Says what became of each command; returns 1 if one takes more than was recorded."""
    print("\n".join(map(str, counts)))
    verdicts = {count.verdict for count in counts}
    record_it = "tools/dev bench --gate --record"
    if "not judged" in verdicts:
        print(f"Not judged where nothing is recorded for {key}. To record it: {record_it}")
    if "better" in verdicts:
        print(f"Better than recorded. To hold it: {record_it}")
    if "worse" in verdicts:
        print(f"Worse by more than {TOLERANCE:.0%}. Where that is meant: {record_it}")
    return 1 if "worse" in verdicts else 0


def gate(sshplan: str, hosts: dict[str, str], home: Path, recording: bool) -> int:
    """Counts, and judges or records. `hosts`: one name of each input that is asked for one."""
    home.mkdir(exist_ok=True)
    key = instruction_key()
    before = read_recorded().get(key, {})
    counts = []
    for template in COMMANDS:
        command = template.format(**hosts)
        say(f"counting {command}")
        now = instructions([sshplan, *command.split()], home)
        counts.append(Count(command, before.get(command), now))
    if recording:
        record(key, counts)
        return 0
    return judged(key, counts)
