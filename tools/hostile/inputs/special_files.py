"""Files that are none, that are too large, or that change while they are read."""

import os

from hostile_input import End, Folder, HostileInput, Pace
from verbs import every, plain, words

LIMIT, REFUSED = End.LIMIT, End.REFUSED
MEBIBYTE = 1 << 20
TARGET = "Host target\n    Port 1\n"


def fifo(folder: Folder) -> None:
    os.mkfifo(folder.tree / "config")


def loop(folder: Folder) -> None:
    (folder.tree / "config").symlink_to("config")


def sparse(folder: Folder) -> None:
    path = folder.config(TARGET)
    os.truncate(path, 10 << 30)


def too_large(folder: Folder) -> None:
    with open(folder.tree / "config", "wb") as file:
        for _ in range(65):
            file.write(b"# nothing to be read\n" * (MEBIBYTE // 21 + 1))


def large_in_all(folder: Folder) -> None:
    line = b"# nothing to be read " + b"x" * 1000 + b"\n"
    for number in range(6):
        with open(folder.tree / f"{number}.conf", "wb") as file:
            for _ in range(50):
                file.write(line * (MEBIBYTE // len(line)))
    folder.config(f"Include {folder.tree}/*.conf\n" + TARGET)


def long_line(length: int):
    def make(folder: Folder) -> None:
        folder.config(TARGET + "    User " + "x" * (length - len("    User \n")) + "\n")
    return make


def zeros(folder: Folder) -> None:
    folder.config(b"\0" * (MEBIBYTE - 1) + b"\n" + TARGET.encode())


def zeros_between(folder: Folder) -> None:
    folder.config(b"Host target\0evil\n    HostName a\0b\n    User x\0\n" + b"\0\n" * 1000)


def growing(folder: Folder) -> None:
    folder.config(TARGET)


def grow(folder: Folder) -> None:
    with open(folder.tree / "config", "ab") as file:
        for _ in range(400_000):
            file.write(b"# one more line\n" * 16)
            file.flush()


def swapped(folder: Folder) -> None:
    folder.file("outside/secret", "stolen-51ab yes\n")
    folder.file("tree/a/inc", "Host a\n    Port 1\n")
    folder.config(f"Include {folder.tree}/a/inc\n" + TARGET)


def swap(folder: Folder) -> None:
    """The included file is now a file, now a link out, now a FIFO, and its folder a link."""
    inc, folder_of_it, away = folder.tree / "a" / "inc", folder.tree / "a", folder.tree / "b"
    while True:
        for put in (lambda: os.symlink("../../outside/secret", str(inc) + ".new"),
                    lambda: os.mkfifo(str(inc) + ".new"),
                    lambda: open(str(inc) + ".new", "w").close()):
            put()
            os.rename(str(inc) + ".new", inc)
        os.rename(folder_of_it, away)
        os.symlink(folder.outside, folder_of_it)
        os.unlink(folder_of_it)
        os.rename(away, folder_of_it)


def utf16(folder: Folder) -> None:
    folder.config((TARGET + "    User \x1b[31mred\n").encode("utf-16"))


def garbage(folder: Folder) -> None:
    folder.config(bytes((number * 167 + number // 251) % 256 for number in range(200_000)))


def nothing(folder: Folder) -> None:
    folder.config(TARGET)


def endless(*given: str):
    return words(*given, stdin="/dev/zero", ends=(2, 3, 4), end=REFUSED)


SWAPPED = ("tree/a", "tree/a/inc", "tree/a/inc.new", "tree/b", "tree/b/inc", "tree/b/inc.new",
           "tree/x", "outside/x")
ALL = (
    HostileInput("fifo", "T5", "a FIFO in the place of the configuration", fifo,
                 every(REFUSED)),
    HostileInput("device", "T5", "/dev/zero in its place", nothing,
                 every(REFUSED, config="/dev/zero")),
    HostileInput("link-loop", "T5", "a link to itself in its place", loop, every(REFUSED)),
    HostileInput("folder", "T5", "a folder in its place", nothing,
                 plain(verbs=("explain", "resolve"), config=".")),
    HostileInput("sparse-10-gb", "T5", "a file of 10 GB that takes no room", sparse,
                 every(LIMIT, "larger than 64 MiB")),
    HostileInput("larger-than-64-mib", "T5", "a file of 65 MiB", too_large,
                 plain(LIMIT, "larger than 64 MiB")),
    HostileInput("larger-in-all", "T5", "six files of 50 MiB", large_in_all,
                 plain(LIMIT, "256 MiB", verbs=("explain", "resolve", "hosts", "lint")), pace=Pace.SLOW),
    HostileInput("growing", "T5, T16", "a file that somebody goes on writing", growing,
                 plain(), beside=grow, changes=("tree/config",)),
    HostileInput("swapped", "T4, T16", "an included file that becomes a link out, a FIFO and a "
                 "file again while it is read", swapped,
                 tuple(words(verb, "config", ends=(0, 1, 3, 4)) for verb in ("hosts", "lint", "migrate")
                       for _ in range(8)),
                 beside=swap, changes=SWAPPED, secrets=("stolen-51ab",)),
    HostileInput("line-of-1-mib", "T5", "a line of 1 MiB", long_line(MEBIBYTE), every()),
    HostileInput("line-beyond-1-mib", "T5", "a line of 2 MiB", long_line(2 * MEBIBYTE),
                 every(LIMIT, "line")),
    HostileInput("endless-input", "T5", "/dev/zero as standard input", nothing,
                 (endless("lint", "-"), endless("hosts", "-"),
                  endless("migrate", "-"), endless("migrate", "--command", "-"),
                  endless("explain", "--user-config", "-", "target"),
                  endless("explain", "-F", "-", "target"),
                  endless("lint", "--policy", "-", "config"))),
    HostileInput("zeros", "T5", "a line of a MiB of NUL bytes", zeros, every()),
    HostileInput("zeros-between", "T8", "NUL bytes in names and values", zeros_between, every()),
    HostileInput("utf-16", "T8, T11", "UTF-16, with an escape sequence", utf16, every(REFUSED)),
    HostileInput("garbage", "T8, T11, T22", "200,000 bytes of all kinds", garbage, every(REFUSED),
                 pace=Pace.SLOW),
)
