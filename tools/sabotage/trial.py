"""One sabotage: edits in a copy of the work tree, a build, and the tests that must fail."""

import os
import shutil
import subprocess
from pathlib import Path

from sabotages import Sabotage


class Failure(Exception):
    """A sabotage that could not be tried: its text is not there, or it does not build."""


def run(words: list[str], where: Path, **options) -> subprocess.CompletedProcess:
    return subprocess.run(words, cwd=where, text=True, capture_output=True, check=False, **options)


class Trial:
    """A copy of what git knows of the work tree, as it stands, with a build folder of its own."""

    def __init__(self, root: Path, folder: Path):
        self.root = root
        self.tree = folder / "tree"
        self.build = self.tree / "build" / "release"  # as it lies at home: ccache knows it

    def begin(self, suites: set[str]) -> None:
        """Copies the sources, and builds all that is needed once, without any sabotage."""
        names = run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                    self.root).stdout.split("\0")
        wanted = {name for name in names if name and (self.root / name).is_file()}
        for name in wanted:
            self.put(self.tree / name, (self.root / name).read_bytes(), self.root / name)
        for path in self.tree.rglob("*"):
            if self.build.parent in path.parents:
                continue
            if path.is_file() and str(path.relative_to(self.tree)) not in wanted:
                path.unlink()
        made = run(["cmake", "--preset", "release"], self.tree)
        if made.returncode:
            raise SystemExit(made.stderr)
        self.make(["sshplan", *(f"test_{suite}" for suite in sorted(suites))])

    @staticmethod
    def put(path: Path, data: bytes, model: Path | None = None) -> None:
        """Writes a file only where it holds something else: what is as it was is not rebuilt."""
        if path.exists() and path.read_bytes() == data:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        if model is not None:
            shutil.copymode(model, path)

    def make(self, targets: list[str]) -> None:
        jobs = os.environ.get("SSHPLAN_JOBS", str(os.cpu_count()))
        made = run(["cmake", "--build", str(self.build), "-j", jobs, "--target", *targets],
                   self.tree)
        if made.returncode:
            raise Failure("it does not build:\n" + made.stdout[-2000:])

    def of(self, one: Sabotage) -> tuple[list[str], list[str]]:
        """The tests that were to fail and did, and those that did not."""
        before: dict[Path, bytes] = {}
        try:
            for edit in one.edits:
                path = self.tree / edit.file
                text = path.read_bytes()
                before.setdefault(path, text)
                old = edit.old.encode()
                if edit.old and text.count(old) != 1:
                    raise Failure(f"{edit.file} holds {text.count(old)} times: {edit.old}")
                changed = text.replace(old, edit.new.encode()) if old else \
                    edit.new.encode() + text
                path.write_bytes(changed)
            self.make(["sshplan"] + ([f"test_{one.suite}"] if one.is_linked else []))
            red = [name for name in one.red if self.fails(one.suite, name)]
            return red, [name for name in one.red if name not in red]
        finally:
            for path, text in before.items():
                path.write_bytes(text)

    def fails(self, suite: str, name: str) -> bool:
        """Whether one test fails. A name that no test has is no failure."""
        program = self.build / "tests" / f"test_{suite}"
        pattern = name.replace(",", r"\,")
        environment = {**os.environ, "RC_PARAMS": "seed=20 max_success=300"}
        listed = run([str(program), "--list-test-names-only", pattern], self.tree)
        if name not in listed.stdout:
            raise Failure(f"no test is called: {name}")
        try:
            ended = run([str(program), pattern, "-w", "NoTests"], self.tree, env=environment,
                        timeout=180)
        except subprocess.TimeoutExpired:
            return True
        return ended.returncode != 0
