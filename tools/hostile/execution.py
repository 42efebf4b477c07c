"""Runs sshplan once, with a clock that ends what hangs, and says what it took."""

import os
import pickle
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hostile_input import Folder, Run

HANGS = 60  # seconds of a processor
HANGS_ASLEEP = 300  # seconds that pass, for whoever waits for a pipe
# Beyond what a run may take, and below what a machine has.
MOST_MEMORY = 6 << 30


@dataclass(frozen=True)
class Ended:
    """How a run ended; `status` is negative where a signal ended it."""

    status: int
    out: bytes
    err: bytes
    cpu: float
    peak: int


def environment(folder: Folder, more: dict[str, str]) -> dict[str, str]:
    usual = {"PATH": os.environ["PATH"], "HOME": str(folder.home), "SHELL": "/bin/sh",
             "LC_ALL": "C", "CANARY": folder.canary}
    return usual | more


def become(sshplan: str, run: Run, folder: Folder, more: dict[str, str]) -> None:
    """In the child: what it is given, and what it may take; then it is sshplan."""
    os.chdir(folder.tree)
    files = ((run.stdin, os.O_RDONLY, 0),
             (str(folder.at.parent / "out"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 1),
             (str(folder.at.parent / "err"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 2))
    for path, mode, number in files:
        os.dup2(os.open(path, mode, 0o600), number)
    resource.setrlimit(resource.RLIMIT_CPU, (HANGS, HANGS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    signal.alarm(HANGS_ASLEEP)  # outlives exec
    os.execve(sshplan, [sshplan, *run.words], environment(folder, more))


def in_child(what: Callable[[], None]) -> int:
    """The number of a child that does it and ends; none of what it needs stays here."""
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        try:
            what()
            os._exit(0)
        except BaseException:  # whatever it is, two processes must not go on
            os.write(2, traceback.format_exc().encode())
        os._exit(127)
    return child


def apart(what: Callable[[], object]) -> object:
    """What it returns, done in a child: memory that is needed here would hide how much of it a
    child of ours needs."""
    reads, writes = os.pipe()

    def send() -> None:
        with os.fdopen(writes, "wb") as answer:
            pickle.dump(what(), answer)

    child = in_child(send)
    os.close(writes)
    with os.fdopen(reads, "rb") as answer:
        sent = answer.read()
    _, ended = os.waitpid(child, 0)
    if ended != 0:
        raise RuntimeError("a child that was to make or judge an input has failed")
    return pickle.loads(sent)


def execute(sshplan: str, run: Run, folder: Folder, more: dict[str, str],
            beside: Callable[[Folder], None] | None) -> Ended:
    """Runs it, and `beside` as long as it runs."""
    other = in_child(lambda: beside(folder)) if beside else 0
    child = in_child(lambda: become(sshplan, run, folder, more))
    _, ended, used = os.wait4(child, 0)
    if other:
        os.kill(other, signal.SIGKILL)
        os.waitpid(other, 0)
    return Ended(os.waitstatus_to_exitcode(ended), read(folder.at.parent / "out"),
                 read(folder.at.parent / "err"), used.ru_utime + used.ru_stime,
                 used.ru_maxrss * 1024)


def read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""
