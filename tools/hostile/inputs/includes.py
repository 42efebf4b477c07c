"""Includes that multiply, return to where they began, or lead where nobody should look."""

import os
import socket

from hostile_input import End, Folder, HostileInput, Pace
from verbs import every, plain

SECRET = "do-not-print-8d1f"
LIMIT, REFUSED = End.LIMIT, End.REFUSED


def fan_out(folder: Folder) -> None:
    for number in range(10):
        folder.file(f"tree/d/{number}.conf", f"Include {folder.tree}/d/*.conf\n")
    folder.config(f"Include {folder.tree}/d/*.conf\n")


def tenfold_levels(folder: Folder) -> None:
    """Level after level includes all ten files of the next: 10^8 readings, no cycle."""
    for level in range(8):
        for number in range(10):
            folder.file(f"tree/{level}/{number}.conf", f"Include {folder.tree}/{level + 1}/*.conf\n")
    folder.config(f"Include {folder.tree}/0/*.conf\nHost target\n    Port 1\n")


def itself(folder: Folder) -> None:
    folder.config(f"Include {folder.tree}/config\nHost target\n    Port 1\n")


def circle(folder: Folder) -> None:
    folder.config(f"Include {folder.tree}/b\n")
    folder.file("tree/b", f"Host *\n    Include {folder.tree}/config\n")


def many_entries(count: int):
    def make(folder: Folder) -> None:
        folder.config(f"Include {folder.tree}/d/*\nHost target\n    Port 1\n")
        for number in range(count):
            folder.file(f"tree/d/{number:05}", "")
    return make


def same_file_again(folder: Folder) -> None:
    folder.file("tree/one", "Compression yes\n")
    folder.config(f"Include {folder.tree}/one\n" * 20_001 + "Host target\n    Port 1\n")


def climbing_glob(folder: Folder) -> None:
    for number in range(12):
        (folder.tree / f"d{number}").mkdir()
    folder.config(f"Include {folder.tree}/{'*/../' * 30}*\nHost target\n    Port 1\n")


def many_wildcards(folder: Folder) -> None:
    for number in range(200):
        folder.file(f"tree/d/{'a' * 200}{number}", "")
    folder.config(f"Include {folder.tree}/d/{'a*' * 60}b\nHost target\n    Port 1\n")


def long_path(folder: Folder) -> None:
    folder.config(f"Include {folder.tree}/{'d/../' * 20_000}x\nInclude {'x' * 5000}\n"
                  "Host target\n    Port 1\n")


def out_of_sight(folder: Folder) -> None:
    """An Include that no host reaches, for each of 2,000 blocks, of a file of a megabyte."""
    folder.file("tree/large", "# nothing\n" * 100_000)
    folder.config("".join(f"Host h{n}\n    Include {folder.tree}/large\n" for n in range(2000)) +
                  "Host target\n    Port 1\n")


ESCAPES = ("../outside/secret", "..//outside//secret", "d/../../outside/secret", "link",
           "folder-link/secret", "chain1", "/{outside}/secret", "~/secret", "%d/secret",
           "${{HOME}}/secret", "$HOME/secret", "../outside/*", "[.][.]/outside/secret", "*/secret",
           "///{outside}///secret", "/proc/self/root/{outside}/secret", "/proc/self/cwd/../outside/secret",
           "/dev/fd/0", "~root/secret", "\"../outside/secret\"", "..\\/outside/secret")


def escapes(folder: Folder) -> None:
    folder.file("outside/secret", f"{SECRET} yes\nHost {SECRET}\n    HostName {SECRET}\n")
    folder.file("home/secret", f"{SECRET} yes\nHost {SECRET}\n")
    (folder.tree / "link").symlink_to("../outside/secret")
    (folder.tree / "folder-link").symlink_to(folder.outside)
    (folder.tree / "chain1").symlink_to("chain2")
    (folder.tree / "chain2").symlink_to("folder-link/../outside/secret")
    (folder.tree / "d").mkdir()
    lines = [f"Include {path.format(outside=folder.outside)}\n" for path in ESCAPES]
    folder.config("".join(lines) + "Host target\n    Port 1\n")


def machine_files(folder: Folder) -> None:
    paths = ("/proc/self/environ", "/proc/self/mem", "/proc/self/maps", "/proc/self/fd/0",
             "/proc/self/fd/1", "/proc/kmsg", "/dev/stdin", "/dev/zero", "/dev/full", "/dev/tty",
             "/etc/shadow", "/etc/passwd", "/proc/self/task/*/environ", "/sys/kernel/debug/*")
    folder.config("".join(f"Include {path}\n" for path in paths) + "Host target\n    Port 1\n")


def odd_files(folder: Folder) -> None:
    os.mkfifo(folder.tree / "fifo")
    with socket.socket(socket.AF_UNIX) as listener:
        at = os.getcwd()
        os.chdir(folder.tree)  # names of sockets are short
        listener.bind("socket")
        os.chdir(at)
    (folder.tree / "folder").mkdir()
    (folder.tree / "loop").symlink_to("loop")
    (folder.tree / "loop1").symlink_to("loop2")
    (folder.tree / "loop2").symlink_to("loop1")
    (folder.tree / "nowhere").symlink_to("gone")
    names = ("folder", "loop", "loop1", "loop1/x", "nowhere", "fifo/x", "socket", "fifo")
    folder.config("".join(f"Include {folder.tree}/{name}\n" for name in names) +
                  "Host target\n    Port 1\n")


READING = ("explain", "resolve", "hosts", "lint")
JUDGED = ("hosts", "lint", "migrate")
ALL = (
    HostileInput("include-fan-out", "T6", "ten files that each include all ten", fan_out,
                 every(REFUSED, "Too many recursive", lint_says="SYN019")),
    HostileInput("include-levels", "T6", "8 levels of ten files, each including the next level: "
                 "10^8 readings", tenfold_levels, plain(LIMIT, "20000 times", verbs=READING)),
    HostileInput("include-itself", "T6", "a file that includes itself", itself,
                 every(REFUSED, "Too many recursive", lint_says="SYN019")),
    HostileInput("include-circle", "T6", "two files that include each other", circle,
                 every(REFUSED, "Too many recursive", lint_says="SYN019")),
    HostileInput("include-9000-files", "T5", "one Include of 9,000 files", many_entries(9000),
                 plain(),
                 pace=Pace.SLOW),
    HostileInput("include-11000-files", "T5", "one Include of 11,000 files", many_entries(11_000),
                 plain(LIMIT, " more ", verbs=READING)),
    HostileInput("include-same-20001", "T6", "a file included 20,001 times", same_file_again,
                 plain(LIMIT, "20000 times", verbs=READING),
                 pace=Pace.SLOW),
    HostileInput("glob-climbs", "T6, T7", "`*/../` 30 times: 12^30 paths", climbing_glob,
                 plain(LIMIT, " more ", verbs=READING)),
    HostileInput("glob-wildcards", "T7", "`a*` 60 times and `b`, for 200 names of 200 a's",
                 many_wildcards, plain()),
    HostileInput("include-long-path", "T5", "paths of 100,000 bytes", long_path, plain()),
    HostileInput("include-out-of-sight", "T6", "2,000 blocks that each include the same megabyte",
                 out_of_sight, plain()),
    HostileInput("include-escapes", "T4", f"{len(ESCAPES)} ways out of the judged folder: `..`, "
                 "`//`, links, `~`, `%d`, `${X}`, /proc/self/root", escapes, every(verbs=JUDGED),
                 secrets=(SECRET,), closed=("outside/secret", "home/secret")),
    HostileInput("include-of-the-machine", "T4, T5", "/proc/self/environ, /dev/zero, /etc/shadow, "
                 "/dev/stdin …", machine_files, every(verbs=JUDGED),
                 environment={"TOKEN": SECRET}, secrets=(SECRET, "root:")),
    HostileInput("include-odd-files", "T5", "FIFO, socket, folder, loops of links", odd_files,
                 every(REFUSED, "is not read", verbs=READING)),
)
