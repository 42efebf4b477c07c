"""What is wrong with how a run ended."""

import os
from dataclasses import dataclass
from pathlib import Path

import harmless
import snapshot
from execution import Ended, execute
from hostile_input import Folder, Form, HostileInput, Run

MEGABYTE = 1_000_000
MOST_MEMORY = 512 * MEGABYTE  # and ten times what is read


@dataclass(frozen=True)
class Outcome:
    """A run, what it took, and what is wrong with it."""

    run: Run
    cpu: float
    peak: int
    faults: tuple[str, ...]


def size(folder: Path) -> int:
    """Bytes of files below, without the holes in them."""
    return sum(os.lstat(os.path.join(parent, name)).st_blocks * 512
               for parent, _, files in os.walk(folder) for name in files)


def of_end(run: Run, ended: Ended) -> list[str]:
    if ended.status < 0:
        return [f"was ended by signal {-ended.status}"]
    if ended.status not in run.statuses:
        lines = (ended.err or ended.out).decode(errors="replace").splitlines()
        said = lines[0][:200] if lines else ""
        return [f"ends with {ended.status}, not {run.end.value} {run.statuses}: {said!r}"]
    if run.says.encode() not in ended.out + ended.err:
        return [f"does not say {run.says!r} but {(ended.err or ended.out)[:200]!r}"]
    return []


def of_streams(run: Run, ended: Ended) -> list[str]:
    # In colour, both are.
    form = Form.COLOURED if run.form is Form.COLOURED else Form.TEXT
    return ([f"standard output {fault}" for fault in harmless.faults(ended.out, run.form)] +
            [f"standard error {fault}" for fault in harmless.faults(ended.err, form)])


def of_memory(ended: Ended, read: int) -> list[str]:
    most = MOST_MEMORY + 10 * read
    if ended.peak <= most:
        return []
    return [f"takes {ended.peak // MEGABYTE} MB of memory, beyond {most // MEGABYTE}"]


def judged(sshplan: str, given: HostileInput, run: Run, folder: Folder) -> Outcome:
    """Runs it once, and looks at all that was promised."""
    read = size(folder.at)
    before = snapshot.state(folder.at)
    watch = snapshot.Watch([folder.at / name for name in given.closed])
    ended = execute(sshplan, run, folder, given.environment, given.beside)
    opened = watch.opened()
    after = snapshot.state(folder.at)

    faults = of_end(run, ended) + of_streams(run, ended)
    faults += of_memory(ended, read)
    faults += [f"opened {name}" for name in opened]
    faults += [f"changed {name}" for name in snapshot.changed(before, after, given.changes)]
    faults += [f"printed the secret {secret}" for secret in given.secrets
               if secret.encode() in ended.out + ended.err]
    return Outcome(run, ended.cpu, ended.peak, tuple(faults))
