"""tools/hostile says of a program that breaks a promise which one it broke."""

import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "hostile"))

from hostile_input import End, Folder, HostileInput, Run  # noqa: E402
from inputs import ALL  # noqa: E402
from trial import tried  # noqa: E402


def prepare(folder: Folder) -> None:
    folder.config("Host target\n")
    folder.file("outside/key", "unread")


def judged(script: str, **more) -> list[str]:
    """What is said of a shell script in the place of sshplan, which is to print `found` and to
    end with 0."""
    run = Run(("-c", script), (0,), End.ANSWERED, "found")
    given = HostileInput("x", "T1", "x", prepare, (run,), secrets=("hush",),
                         closed=("outside/key",), **more)
    with tempfile.TemporaryDirectory() as folder:
        return [fault.rpartition("found: ")[2] if "found: " in fault else fault
                for fault in tried("/bin/sh", given, Path(folder) / "input").faults]


class Judgement(unittest.TestCase):
    def says(self, script: str, fault: str, **more) -> None:
        faults = judged(script, **more)
        self.assertTrue(any(fault in each for each in faults), f"{script}: {faults}")

    def test_what_keeps_all_promises_has_no_fault(self):
        self.assertEqual(judged("echo found"), [])

    def test_another_end_is_a_fault(self):
        self.says("echo found; exit 3", "ends with 3")
        self.says("echo found; kill -SEGV $$", "ended by signal 11")
        self.says("echo lost", "does not say 'found'")

    def test_what_is_printed_is_looked_at(self):
        self.says("echo found; printf '\\033[31m'", "standard output prints U+001B")
        self.says("echo found; printf '\\033[31m' >&2", "standard error prints U+001B")
        self.says("echo found hush", "printed the secret hush")

    def test_what_is_opened_or_changed_is_seen(self):
        self.says("echo found; cat ../outside/key", "opened key")
        self.says("echo found; touch $CANARY", "changed canary")
        self.says("echo found; echo x >>config", "changed tree/config")
        self.says("echo found; chmod 644 config", "changed tree/config")
        self.assertEqual(judged("echo found; echo x >>config", changes=("tree/config",)), [])

    def test_memory_is_measured(self):
        self.says("echo found; head -c 700000000 /dev/zero | tail -c 700000000 | wc -c", "memory")


class Table(unittest.TestCase):
    def test_there_are_forty_and_more_and_each_has_its_name(self):
        names = [given.name for given in ALL]
        self.assertGreaterEqual(len(names), 40)
        self.assertEqual(len(names), len(set(names)))

    def test_every_threat_to_what_reads_files_has_an_input(self):
        threats = {threat for given in ALL for threat in given.threats.split(", ")}
        # Without one: T20 (there is no language server), T23 and T24 (tests/promises, tests/lab).
        expected = {f"T{number}" for number in range(1, 23)} - {"T20"}
        self.assertEqual(expected - threats, set())


if __name__ == "__main__":
    unittest.main()
