"""tools/dev bench says of measurements what they are, and fails where answers differ."""

import contextlib
import io
import json
import os
import stat
import sys
import tempfile
import unittest
from fractions import Fraction
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "bench"))

import agreement  # noqa: E402
import gate  # noqa: E402
import page  # noqa: E402
from comparisons import Comparison, one  # noqa: E402
from judgement import Agreement, Figure, Quantity, Verdict, exit_status, times  # noqa: E402
from measure import Clock, Command, Failure, Side, by_turns, run  # noqa: E402
from measurement import compared  # noqa: E402

AGREED = Agreement(200, "OpenSSH_9.2p1")
DIFFERS = Agreement(200, "OpenSSH_9.2p1", ("web: resolve prints something else",))


def figure(ours: float, at_most: Fraction | None = Fraction("0.3"), **more) -> Figure:
    return Figure("resolve, large", "CPU", "ssh -G", Quantity(ours), Quantity(1.0), at_most, **more)


class Judgement(unittest.TestCase):
    def test_a_ratio_is_held_against_its_mark(self):
        self.assertIs(figure(0.29).verdict, Verdict.REACHED)
        self.assertIs(figure(0.31).verdict, Verdict.MISSED)
        self.assertIs(figure(9.0, None).verdict, Verdict.NO_MARK)

    def test_what_was_not_measured_or_answered_is_never_reached(self):
        missing = Figure("parse", "CPU", "ssh-config", Quantity(0.1), None, Fraction(1, 10),
                         missing="npm is not installed")
        self.assertIs(missing.verdict, Verdict.NOT_MEASURED)
        self.assertIs(figure(0.1, whole=False).verdict, Verdict.NOT_WHOLE)

    def test_the_run_ends_as_it_is_asked_to(self):
        reached, missed = figure(0.1), figure(0.9)
        self.assertEqual(exit_status([reached, missed], AGREED, strict=False), 0)
        self.assertEqual(exit_status([reached, missed], AGREED, strict=True), 1)
        self.assertEqual(exit_status([reached, figure(1, None)], AGREED, strict=True), 0)
        self.assertEqual(exit_status([figure(0.1, whole=False)], AGREED, strict=True), 1)

    def test_disagreement_fails_whatever_the_figures_are(self):
        self.assertEqual(exit_status([figure(0.1)], DIFFERS, strict=False), 1)
        self.assertEqual(exit_status([figure(0.1)], Agreement(0, "ssh"), strict=False), 1)
        self.assertIn("no figure counts", str(DIFFERS))
        self.assertEqual(str(AGREED), "200 sampled hosts agree with ssh -G (OpenSSH_9.2p1)")

    def test_ratios_are_said_as_people_say_them(self):
        self.assertEqual([times(ratio) for ratio in (0.6, 12, 1887.2, 0.001, 0.0232)],
                         ["0.6 ×", "12 ×", "1887 ×", "1/1000", "1/43"])


class Measuring(unittest.TestCase):
    def test_a_program_that_fails_is_no_measurement(self):
        with self.assertRaises(Failure):
            run(Command(("false",)))
        self.assertFalse(run(Command(("false",), not_whole=(1,))).whole)
        self.assertTrue(run(Command(("false",), statuses=(0, 1))).whole)

    def test_sides_take_turns_and_a_sample_is_reckoned_up(self):
        with tempfile.TemporaryDirectory() as folder:
            log = os.path.join(folder, "log")
            def writes(text):
                return [Command(("sh", "-c", f"echo {text} >>{log}"))]
            sides = [Side([writes("a1"), writes("a2")]), Side([writes("b")], scale=50)]
            taken = by_turns(sides, 3, warm_up=False)
            self.assertEqual(Path(log).read_text().split(), ["a1", "b", "a2", "b", "a1", "b"])
        self.assertEqual([len(side.rounds) for side in taken], [3, 3])
        walls = sorted(usage.wall for usage in taken[1].rounds)
        self.assertEqual(taken[1].median(Clock.WALL), 50 * walls[1])

    def test_a_row_without_its_peer_says_so(self):
        row = Comparison("hosts", Clock.CPU, one("true"), "libssh", None, Fraction(1, 100), 1,
                         missing="libssh-dev is not installed")
        with contextlib.redirect_stderr(io.StringIO()):
            found = compared(row)
        self.assertIs(found.verdict, Verdict.NOT_MEASURED)
        self.assertIn("libssh-dev is not installed", page.as_text([found], AGREED))


class FakePrograms:
    """A folder with an ssh and a sshplan that say what they are told to."""

    DUMP = "hostname a.example.net\nport 2222\nuser ana\nproxyjump bastion\n"

    def __init__(self, folder: Path, resolved: str, port: int):
        hosts = {"hosts": [{"name": "a", "routes": [{"hops": [
            {"name": "bastion", "hostname": "bastion", "port": 22, "user": "jump"},
            {"name": "a", "hostname": "a.example.net", "port": port, "user": "ana"},
        ]}]}]}
        (folder / "dump").write_text(self.DUMP)
        (folder / "resolved").write_text(resolved)
        (folder / "hosts").write_text(json.dumps(hosts))
        self.write(folder / "ssh", f"cat {folder}/dump")
        self.write(folder / "sshplan", f"case $1 in resolve) cat {folder}/resolved ;; "
                                       f"*) cat {folder}/hosts ;; esac")
        self.sshplan = str(folder / "sshplan")
        self.ssh = "OpenSSH_0"

    @staticmethod
    def write(path: Path, text: str) -> None:
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)


class Agreeing(unittest.TestCase):
    def differences(self, resolved=FakePrograms.DUMP, port=2222, name="a") -> tuple[str, ...]:
        with tempfile.TemporaryDirectory() as folder:
            programs = FakePrograms(Path(folder), resolved, port)
            with mock.patch.dict(agreement.ENVIRONMENT, {"PATH": f"{folder}:/usr/bin:/bin"}):
                return agreement.check(programs, "config", [name]).differences

    def test_the_same_answers_agree(self):
        self.assertEqual(self.differences(), ())

    def test_one_other_byte_is_a_difference(self):
        self.assertEqual(self.differences(resolved=FakePrograms.DUMP + "\n"),
                         ("a: resolve prints something else",))

    def test_another_port_in_hosts_is_a_difference(self):
        (only,) = self.differences(port=22)
        self.assertIn("'port': '22'", only)

    def test_a_host_left_out_is_a_difference(self):
        self.assertEqual(self.differences(name="b"), ("b: hosts leaves it out",))


class Page(unittest.TestCase):
    def test_only_what_is_between_the_marks_changes(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.md"
            path.write_text(f"before\n{page.BEGIN}\nold\n{page.END}\nafter\n")
            page.write(path, "new")
            self.assertEqual(path.read_text(),
                             f"before\n{page.BEGIN}\n\nnew\n\n{page.END}\nafter\n")
            path.write_text("no marks\n")
            with self.assertRaises(Failure):
                page.write(path, "new")

    def test_the_page_of_the_project_has_its_marks(self):
        text = (Path(__file__).resolve().parents[2] / "docs" / "performance.md").read_text()
        self.assertEqual((text.count(page.BEGIN), text.count(page.END)), (1, 1))

    def test_a_missed_mark_is_called_that(self):
        text = page.as_markdown([figure(0.9)], AGREED, "A machine")
        self.assertIn("| 0.9 × | 0.3 × | missed |", text)


class Gate(unittest.TestCase):
    def judged(self, before: int | None, now: int) -> tuple[int, str]:
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            status = gate.judged("this machine", [gate.Count("hosts", before, now)])
        return status, said.getvalue()

    def test_more_than_the_tolerance_is_worse(self):
        status, said = self.judged(1_000_000, 1_020_001)
        self.assertEqual(status, 1)
        self.assertIn("hosts (was 1,000,000: 1.020 ×)", said)

    def test_the_tolerance_passes(self):
        self.assertEqual(self.judged(1_000_000, 1_020_000)[0], 0)

    def test_an_unknown_machine_is_not_judged_and_says_so(self):
        status, said = self.judged(None, 1)
        self.assertEqual(status, 0)
        self.assertIn("Not judged where nothing is recorded for this machine", said)

    def test_less_is_to_be_recorded(self):
        self.assertIn("Better than recorded", self.judged(1_000_000, 900_000)[1])


if __name__ == "__main__":
    unittest.main()
