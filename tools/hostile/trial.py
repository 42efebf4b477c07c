"""Tries a hostile input: makes it, runs all that is to be run, and sums up."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from execution import apart
from hostile_input import Folder, HostileInput
from judgement import Outcome, judged


@dataclass(frozen=True)
class Trial:
    """What became of an input."""

    given: HostileInput
    outcomes: tuple[Outcome, ...]

    @property
    def faults(self) -> list[str]:
        return [f"{shown(outcome.run.words)}: {fault}"
                for outcome in self.outcomes for fault in outcome.faults]

    @property
    def slowest(self) -> Outcome:
        return max(self.outcomes, key=lambda outcome: outcome.cpu)

    @property
    def largest(self) -> Outcome:
        return max(self.outcomes, key=lambda outcome: outcome.peak)


def shown(words: tuple[str | bytes, ...]) -> str:
    """A command line for a person, without what is too long or could harm."""
    texts = (repr(word)[1:-1] if isinstance(word, str) else repr(word) for word in words)
    return " ".join(text if len(text) <= 60 else text[:57] + "..." for text in texts)


def tried(sshplan: str, given: HostileInput, at: Path) -> Trial:
    """Each run is given the input anew only where it may change it."""
    folder = made(given, at)
    outcomes = []
    for run in given.runs:
        if given.changes and outcomes:
            folder = made(given, at)
        outcomes.append(apart(lambda: judged(sshplan, given, run, folder)))
    shutil.rmtree(at)
    return Trial(given, tuple(outcomes))


def made(given: HostileInput, at: Path) -> Folder:
    shutil.rmtree(at, ignore_errors=True)
    folder = Folder(at)
    apart(lambda: given.make(folder) and None)
    return folder
