"""The programs that are measured: our own, the peers, and what shows the limit of the machine."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from measure import Failure, say

SOURCES = Path(__file__).resolve().parent / "peers"


@dataclass(frozen=True)
class Program:
    """A program that may be missing; `why` then says why."""

    name: str
    words: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True)
class Programs:
    sshplan: str
    bench_parse: str
    reader: str
    ssh: str  # as it calls itself
    libssh: Program
    npm: Program


def build(words: list[str], folder: Path) -> str:
    """Runs a command that builds something in a folder; returns what is wrong, or nothing."""
    try:
        end = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    except OSError as error:
        return str(error)
    return (end.stderr.strip() or f"status {end.returncode}") if end.returncode else ""


def compile_c(name: str, folder: Path, *libraries: str) -> Program:
    """Builds one of our own C programs; none has more than one file."""
    program = folder / name
    wrong = build(["gcc", "-O2", "-Wall", "-Wextra", "-o", str(program), f"{name}.c", *libraries],
                  SOURCES)
    return Program(name, (str(program),), wrong.splitlines()[0] if wrong else "")


def made_reader(folder: Path) -> str:
    made = compile_c("reader", folder)
    if made.why:
        raise Failure(f"the program that only reads cannot be built: {made.why}")
    return made.words[0]


def made_libssh(folder: Path) -> Program:
    made = compile_c("libssh", folder, "-lssh")
    if made.why:
        return Program("libssh", why=f"cannot be built (libssh-dev?): {made.why}")
    version = subprocess.run([*made.words, "--version"], capture_output=True, text=True, check=True)
    return Program(f"libssh {version.stdout.split('/')[0].strip()}", made.words)


def made_npm(folder: Path) -> Program:
    """ssh-config in the version that package-lock.json pins."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return Program("ssh-config", why="node or npm is not installed")
    own = folder / "npm"
    shutil.copytree(SOURCES / "npm", own, dirs_exist_ok=True)
    wrong = build(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], own)
    if wrong:
        return Program("ssh-config", why=f"npm ci failed: {wrong.splitlines()[0]}")
    return Program("ssh-config (npm)", ("node", str(own / "measure.js")))


def ssh_version() -> str:
    end = subprocess.run(["ssh", "-V"], capture_output=True, text=True, check=True)
    return end.stderr.split(",")[0].strip()


def gather(build_folder: Path, folder: Path) -> Programs:
    """Builds into `folder` what is not in `build_folder`; says aloud which peers are missing."""
    programs = Programs(
        sshplan=str(build_folder / "bin" / "sshplan"),
        bench_parse=str(build_folder / "bench" / "bench_parse"),
        reader=made_reader(folder),
        ssh=ssh_version(),
        libssh=made_libssh(folder),
        npm=made_npm(folder),
    )
    for peer in (programs.libssh, programs.npm):
        if peer.why:
            say(f"a peer is MISSING, and so are its rows: {peer.name}: {peer.why}")
    return programs
