"""The state of a folder, as far as it can be seen without opening a file; and who opens some."""

import ctypes
import os
import stat
import struct
from pathlib import Path

IN_OPEN = 0x20
EVENT = struct.Struct("iIII")
libc = ctypes.CDLL(None, use_errno=True)


def state(folder: Path) -> dict[str, tuple]:
    """Of everything below: type, mode, size, times, and where links lead."""
    found = {}
    for parent, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(parent, name)
            seen = os.lstat(path)
            link = os.readlink(path) if stat.S_ISLNK(seen.st_mode) else ""
            size = 0 if stat.S_ISDIR(seen.st_mode) else seen.st_size
            found[os.path.relpath(path, folder)] = (
                seen.st_mode, seen.st_ino, size, seen.st_mtime_ns, seen.st_ctime_ns, link)
    return found


def changed(before: dict[str, tuple], after: dict[str, tuple], may: tuple[str, ...]) -> list[str]:
    """What is new, gone or otherwise, but what may change."""
    names = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    folders = {os.path.dirname(name) for name in may}
    return sorted(name for name in names - folders if name not in may)


class Watch:
    """Sees whether any of the files is opened, by whomever."""

    def __init__(self, paths: list[Path]):
        self.names: dict[int, str] = {}
        self.file = libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self.file < 0:
            raise OSError(ctypes.get_errno(), "inotify is needed to see what is opened")
        for path in paths:
            number = libc.inotify_add_watch(self.file, os.fsencode(path), IN_OPEN)
            if number < 0:
                raise OSError(ctypes.get_errno(), "cannot be watched", str(path))
            self.names[number] = path.name

    def opened(self) -> list[str]:
        """The names of those opened since, and ends the watch."""
        try:
            events = os.read(self.file, 1 << 16)
        except BlockingIOError:
            events = b""
        finally:
            os.close(self.file)
        names, at = set(), 0
        while at < len(events):
            number, _, _, length = EVENT.unpack_from(events, at)
            names.add(self.names.get(number, "?"))
            at += EVENT.size + length
        return sorted(names)
