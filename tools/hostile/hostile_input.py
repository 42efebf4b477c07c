"""What a hostile input is, and what is tried with it."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path


class End(Enum):
    """How a run may end. Which statuses that is depends on the verb: `verbs.py`."""

    ANSWERED = "answered"
    UNDECIDED = "undecided"
    REFUSED = "refused"  # as ssh refuses the file, or sshplan what it is not for
    USAGE = "wrong usage"
    LIMIT = "limit"  # and it says which


class Form(Enum):
    """What standard output is, and by which rules it is checked."""

    TEXT = "text"
    COLOURED = "coloured text"
    RAW = "raw"  # in the place of `ssh -G`, which other programs read
    JSON = "JSON"
    JSON_LINES = "JSON lines"
    XML = "XML"
    ANNOTATIONS = "annotations"


@dataclass(frozen=True)
class Run:
    """A command line of sshplan, how it has to end, and what it has to say then."""

    words: tuple[str | bytes, ...]
    statuses: tuple[int, ...]
    end: End
    says: str = ""
    form: Form = Form.TEXT
    stdin: str = os.devnull


class Pace(Enum):
    QUICK = "quick"  # also with every test run
    SLOW = "slow"


class Folder:
    """Where an input is made: `tree` is judged, `home` is the user's, `outside` is nobody's
    business."""

    def __init__(self, at: Path):
        self.at = at
        self.tree, self.home, self.outside = at / "tree", at / "home", at / "outside"
        for each in (self.tree, self.home / ".ssh", self.outside):
            each.mkdir(parents=True)

    def config(self, text: str | bytes) -> Path:
        return self.file("tree/config", text)

    def file(self, name: str | bytes, text: str | bytes) -> Path:
        path = self.at / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        path.chmod(0o600)
        return path

    @property
    def canary(self) -> str:
        """What no command may ever touch: it would be seen in the tree."""
        return str(self.at / "canary")


@dataclass(frozen=True)
class HostileInput:
    """An input, the threats of docs/security.md that it stands for, and what is tried with it."""

    name: str
    threats: str
    what: str
    make: Callable[[Folder], object]
    runs: tuple[Run, ...]
    environment: dict[str, str] = field(default_factory=dict)
    secrets: tuple[str, ...] = ()  # never printed
    closed: tuple[str, ...] = ()  # never opened
    changes: tuple[str, ...] = ()  # may change, as somebody was asked to
    beside: Callable[[Folder], None] | None = None  # goes on beside each run, until ended
    pace: Pace = Pace.QUICK
