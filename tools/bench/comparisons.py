"""The rows of the table that compare programs: what each side runs."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from configurations import literal_names
from measure import Clock, Command, Side
from programs import Programs


@dataclass(frozen=True)
class Sample:
    """How much is measured."""

    hosts: int = 200  # of large, about which ssh is asked one by one
    libssh_part: int = 1  # libssh resolves one in so many of all hosts
    short: int = 101  # rounds of what takes milliseconds
    middle: int = 11
    long: int = 5
    longest: int = 3


QUICK = Sample(hosts=20, libssh_part=50, short=11, middle=5, long=2, longest=1)


@dataclass(frozen=True)
class Comparison:
    """A row: ours against a peer's, or against ours of something else; `missing` says why there is
    no peer. `limit`: a program that does the least that any could."""

    what: str
    clock: Clock
    ours: Side
    against: str
    peer: Side | None
    at_most: Fraction | None
    rounds: int
    limit: Side | None = None
    missing: str = ""


def names_in(path: str) -> list[str]:
    return literal_names(Path(path).read_text(encoding="utf-8"))


def one(*words: str) -> Side:
    return Side([[Command(words)]])


class Table:
    """All comparisons. To be run where the inputs are. `sampled`: the hosts to ask ssh about."""

    def __init__(self, programs: Programs, sample: Sample, sampled: list[str]):
        self.programs = programs
        self.sample = sample
        self.sampled = sampled
        self.names = names_in("large.conf")

    def rows(self) -> list[Comparison]:
        return [*self.one_host(), *self.all_hosts(), *self.whole_files(), *self.without_mark()]

    def ours(self, *words: str) -> Side:
        return one(self.programs.sshplan, *words)

    def least(self, *files: str) -> Side:
        return one(self.programs.reader, *files)

    def against_ssh(self, what: str, clock: Clock, ours: Side, config: str, host: str,
                    at_most: Fraction | None, rounds: int, *included: str) -> Comparison:
        return Comparison(what, clock, ours, f"ssh -G {host}", one("ssh", "-G", "-F", config, host),
                          at_most, rounds, self.least(config, *included))

    def one_host(self) -> list[Comparison]:
        small = names_in("small.conf")[-1]
        large = self.sampled[0]
        return [
            self.against_ssh(f"{verb}, {name}", clock, self.ours(verb, "-F", f"{name}.conf", host),
                             f"{name}.conf", host, at_most, self.sample.short)
            for name, host, clock, at_most in [
                ("small", small, Clock.WALL, Fraction("0.6")),
                ("large", large, Clock.CPU, Fraction("0.3")),
            ]
            for verb in ("explain", "resolve")
        ]

    def hosts(self, config: str) -> Side:
        return self.ours("hosts", "--format", "json", config)

    def all_hosts(self) -> list[Comparison]:
        large = self.hosts("large.conf")
        least = self.least("large.conf")
        rounds = self.sample.long
        return [
            Comparison("hosts, large", Clock.CPU, large, "ssh -G of each host", self.ssh_of_each(),
                       Fraction(1, 1000), rounds, least),
            Comparison("hosts, large", Clock.CPU, large, f"{self.programs.libssh.name}, each host",
                       self.libssh_of_each(rounds), Fraction(1, 100), rounds, least,
                       self.programs.libssh.why),
            Comparison("hosts, huge", Clock.CPU, self.hosts("huge.conf"), "sshplan hosts, large",
                       large, Fraction(12), self.sample.longest, self.least("huge.conf")),
        ]

    def ssh_of_each(self) -> Side:
        """Asks ssh about some sampled hosts each round, and reckons from them what all take."""
        size = max(1, len(self.sampled) // self.sample.long)
        commands = [Command(("ssh", "-G", "-F", "large.conf", host)) for host in self.sampled]
        batches = [commands[at:at + size] for at in range(0, size * self.sample.long, size)]
        return Side(batches, len(self.names) / size)

    def libssh_of_each(self, rounds: int) -> Side | None:
        """Asks libssh about a part of all hosts each round, in one process."""
        program = self.programs.libssh
        if program.why:
            return None
        wanted = self.names[::self.sample.libssh_part]
        size = -(-len(wanted) // rounds)
        batches = []
        for number in range(rounds):
            names = wanted[number * size:(number + 1) * size]
            path = f"hosts.{number}.txt"
            with open(path, "w", encoding="utf-8") as file:
                file.writelines(f"{name}\n" for name in names)
            batches.append([Command((*program.words, "large.conf"), stdin=path)])
        return Side(batches, len(self.names) / size)

    def whole_files(self) -> list[Comparison]:
        recipes = "recipes.conf"
        recipe = names_in(recipes)[-1]
        words = (self.programs.sshplan, "lint", "--select", "ALL", "large.conf")
        lint = Side([[Command(words, statuses=(0, 1), not_whole=(4,))]])
        return [
            self.against_ssh("lint, all rules, large", Clock.CPU, lint, "large.conf",
                             self.sampled[0], Fraction(12), self.sample.long),
            self.against_ssh("migrate, recipes", Clock.CPU, self.ours("migrate", recipes), recipes,
                             recipe, Fraction(50), self.sample.long),
        ]

    def without_mark(self) -> list[Comparison]:
        middle = self.sample.middle
        files = sorted(str(path) for path in Path("deep.d").iterdir())
        deep = names_in(files[-1])[-1]
        chained = "c999h4"
        start = self.least()
        host = self.sampled[0]
        npm = self.programs.npm
        return [
            Comparison("resolve, large", Clock.CPU, self.ours("resolve", "-F", "large.conf", host),
                       npm.name, None if npm.why else one(*npm.words, "1", "large.conf", host),
                       None, self.sample.long, missing=npm.why),
            self.against_ssh("resolve, deep", Clock.CPU,
                             self.ours("resolve", "-F", "deep.conf", deep), "deep.conf", deep, None,
                             middle, *files),
            self.against_ssh("hosts, chains", Clock.CPU, self.hosts("chains.conf"), "chains.conf",
                             chained, None, self.sample.long),
            self.against_ssh("explain, chains", Clock.CPU,
                             self.ours("explain", "-F", "chains.conf", chained), "chains.conf",
                             chained, None, middle),
            Comparison("start (--version)", Clock.WALL, self.ours("--version"), "true", one("true"),
                       None, self.sample.short, start),
        ]
