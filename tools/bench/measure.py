"""Runs programs by turns, and says what each took."""

import os
import statistics
import sys
import time
from dataclasses import dataclass, field
from enum import Enum

# Nothing else of the caller's; no shell that a condition could run.
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C", "SHELL": "/bin/false"}


class Clock(Enum):
    """What is counted: time that passes, or time of processors, user and system together."""

    WALL = "wall"
    CPU = "CPU"


class Failure(Exception):
    """Something cannot be measured, or its answer is not the one expected."""


@dataclass(frozen=True)
class Command:
    """A program with its arguments, the statuses that it may end with, those of them by which it
    says that its answer is not whole, and what it reads."""

    words: tuple[str, ...]
    statuses: tuple[int, ...] = (0,)
    not_whole: tuple[int, ...] = ()
    stdin: str = os.devnull


@dataclass(frozen=True)
class Usage:
    """What one run took: seconds, and bytes at most at one time; whether its answer was whole."""

    wall: float = 0.0
    cpu: float = 0.0
    peak: int = 0
    whole: bool = True

    def of(self, clock: Clock) -> float:
        return self.wall if clock is Clock.WALL else self.cpu


@dataclass(frozen=True)
class Side:
    """One of those compared: a batch of commands for each round, the first again after the last.
    What a batch takes is multiplied by `scale`: where it is a sample of what is to be done."""

    batches: list[list[Command]]
    scale: float = 1.0

    def batch(self, number: int) -> list[Command]:
        return self.batches[number % len(self.batches)]


@dataclass
class Taken:
    """What a side took in each round."""

    scale: float
    rounds: list[Usage] = field(default_factory=list)

    def median(self, clock: Clock) -> float:
        return self.scale * statistics.median(usage.of(clock) for usage in self.rounds)

    def whole(self) -> bool:
        return all(usage.whole for usage in self.rounds)


def run(command: Command) -> Usage:
    """Runs a command once and throws away what it prints. Fails if it ends as it may not."""
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, command.stdin, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    begin = time.perf_counter()
    child = os.posix_spawnp(command.words[0], command.words, ENVIRONMENT, file_actions=actions)
    _, ended, used = os.wait4(child, 0)
    wall = time.perf_counter() - begin
    status = os.waitstatus_to_exitcode(ended)
    if status not in (*command.statuses, *command.not_whole):
        raise Failure(f"{' '.join(command.words)}: ended with {status}")
    return Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024,
                 status not in command.not_whole)


def run_batch(batch: list[Command]) -> Usage:
    usages = [run(command) for command in batch]
    return Usage(
        sum(usage.wall for usage in usages),
        sum(usage.cpu for usage in usages),
        max(usage.peak for usage in usages),
        all(usage.whole for usage in usages),
    )


def by_turns(sides: list[Side], rounds: int, warm_up: bool) -> list[Taken]:
    """Runs a batch of each side, then the next of each: load hits all of them alike."""
    if warm_up:
        for side in sides:
            run(side.batch(0)[0])
    taken = [Taken(side.scale) for side in sides]
    for number in range(rounds):
        for side, own in zip(sides, taken):
            own.rounds.append(run_batch(side.batch(number)))
    return taken


def say(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)
