"""The configurations that sshplan is measured with; the same for the same seed."""

import random
from pathlib import Path

ROLES = ["web", "db", "cache", "queue", "build", "log", "mail", "auth"]
SITES = ["fra", "ams", "lon", "nyc", "sfo", "sin"]
USERS = ["deploy", "admin", "ops", "backup", "git"]
BASTIONS = 40
BLOCKS_PER_WILDCARD = 25  # 4 % of the blocks


def block(heading: str, **settings: str) -> str:
    return heading + "\n" + "".join(f"    {key} {value}\n" for key, value in settings.items())


class Fleet:
    """Blocks of `count` hosts, each called ROLE-SITE-NUMBER and behind one of the bastions."""

    def __init__(self, count: int, dice: random.Random, bastions: int = BASTIONS):
        self.dice = dice
        self.bastion_count = bastions
        self.digits = len(str(count - 1))
        self.names = [
            f"{dice.choice(ROLES)}-{dice.choice(SITES)}-{number:0{self.digits}}"
            for number in range(count)
        ]

    def bastions(self) -> list[str]:
        return [
            block(f"Host bastion{n}", HostName=f"bastion{n}.example.net", User="jump", Port="2222")
            for n in range(self.bastion_count)
        ]

    def literal(self, name: str) -> str:
        role, site, number = name.split("-")
        return block(
            f"Host {name}",
            HostName=f"{role}{number}.{site}.example.net",
            User=self.dice.choice(USERS),
            Port=str(self.dice.choice([22, 2222, 22022])),
            IdentityFile=f"~/.ssh/id_{role}_{site}",
            ProxyJump=f"bastion{self.dice.randrange(self.bastion_count)}",
        )

    def wildcard(self) -> str:
        """A block for at most 25 hosts: by beginning, end, middle, or with one host left out."""
        name = self.dice.choice(self.names)
        role, site, number = name.split("-")
        heading = self.dice.choice([
            f"{role}-{site}-{number[:-1]}*",
            f"*-{number}",
            f"*-{number[:-1]}?",
            f"{role}-*-{number[:-1]}?",
            f"*-{number[:-1]}? !{name}",
            f"{role}-???-{number[:-1]}* !*-{number}",
        ])
        return block(
            f"Host {heading}",
            ServerAliveInterval=str(self.dice.randrange(10, 90)),
            Compression=self.dice.choice(["yes", "no"]),
        )

    def matches(self) -> list[str]:
        address = f"*.{self.dice.choice(SITES)}.example.net"
        name = self.dice.choice(self.names)
        return [
            block(f"Match host {address} user deploy", ForwardAgent="no"),
            block(f"Match host db*{address}", ServerAliveCountMax="5"),
            block("Match host mail*.example.net,!mail1*", Compression="yes"),
            block("Match host bastion*.example.net", ConnectTimeout="7"),
            block(f"Match originalhost {name}", LogLevel="VERBOSE"),
            block("Match originalhost auth-*", StrictHostKeyChecking="yes"),
            block("Match !originalhost *-* host *.example.net", TCPKeepAlive="yes"),
            block("Match user backup", IdentitiesOnly="yes"),
            block("Match user root", PasswordAuthentication="no"),
            block("Match localuser nobody", BatchMode="yes"),
        ]

    def hosts(self) -> list[str]:
        blocks = []
        for index, name in enumerate(self.names):
            if index % BLOCKS_PER_WILDCARD == BLOCKS_PER_WILDCARD // 2:
                blocks.append(self.wildcard())
            blocks.append(self.literal(name))
        return blocks

    def last(self) -> str:
        return block("Host *", ServerAliveInterval="30", HashKnownHosts="yes", User="nobody")


def fleet(count: int, seed: int) -> str:
    """`count` literal blocks, wildcard and negated ones among them, Match blocks, `Host *`."""
    made = Fleet(count, random.Random(seed))
    return "\n".join([*made.bastions(), *made.hosts(), *made.matches(), made.last()])


def small(seed: int) -> str:
    """Twenty blocks of all the kinds that a fleet has."""
    made = Fleet(12, random.Random(seed), bastions=3)
    literal = [made.literal(name) for name in made.names]
    return "\n".join([*made.bastions(), *literal, made.wildcard(), *made.matches()[:3],
                      made.last()])


def deep(folder: Path, count: int, seed: int) -> str:
    """`count` files of five hosts each, by one Include with a wildcard."""
    made = Fleet(5 * count, random.Random(seed))
    (folder / "deep.d").mkdir(exist_ok=True)
    for number in range(count):
        names = made.names[5 * number : 5 * number + 5]
        text = "\n".join(made.literal(name) for name in names)
        (folder / "deep.d" / f"{number:04}.conf").write_text(text)
    include = f"Include {folder.resolve()}/deep.d/*.conf\n"
    return "\n".join([include, *made.bastions(), made.last()])


def chains(count: int, hops: int) -> str:
    """`count` chains, each host of which is behind the one before it."""
    blocks = []
    for chain in range(count):
        for hop in range(hops):
            settings = {"HostName": f"10.{chain // 250}.{chain % 250}.{hop + 1}", "User": "ops"}
            if hop:
                settings["ProxyJump"] = f"c{chain}h{hop - 1}"
            blocks.append(block(f"Host c{chain}h{hop}", **settings))
    return "\n".join([*blocks, block("Host *", ServerAliveInterval="30")])


def recipes(count: int, seed: int) -> str:
    """`count` hosts behind a netcat on a bastion."""
    dice = random.Random(seed)
    made = Fleet(count, dice)
    blocks = []
    for name in made.names:
        command = dice.choice(["nc %h %p", "nc -w 60 %h %p", "netcat %h %p"])
        blocks.append(block(
            f"Host {name}",
            HostName=f"{name}.example.net",
            ProxyCommand=f"ssh -q bastion{dice.randrange(BASTIONS)} {command}",
        ))
    return "\n".join([*made.bastions(), *blocks, block("Host *", ServerAliveInterval="30")])


def write_all(folder: Path, seed: int) -> None:
    """Writes NAME.conf for each of them, and what they include."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {
        "small": small(seed),
        "tenth": fleet(1_000, seed),
        "large": fleet(10_000, seed),
        "huge": fleet(100_000, seed),
        "deep": deep(folder, 2_000, seed),
        "chains": chains(1_000, 5),
        "few_recipes": recipes(500, seed),
        "recipes": recipes(5_000, seed),
    }
    for name, text in texts.items():
        (folder / f"{name}.conf").write_text(text)


def literal_names(text: str) -> list[str]:
    """The names of all Host lines of a configuration that are no patterns."""
    headings = [line.split() for line in text.splitlines() if line.startswith("Host ")]
    return [words[1] for words in headings if len(words) == 2 and not set(words[1]) & set("*?!")]
