"""Jump hosts without end."""

from hostile_input import End, Folder, HostileInput, Pace
from verbs import every, plain

LIMIT, ANSWERED = End.LIMIT, End.ANSWERED
# It follows no jump.
RESOLVED = {"resolve": ANSWERED}


def chain(count: int, by: str):
    def make(folder: Folder) -> None:
        hops = [f"Host h{n}\n    {by.format(before=f'h{n - 1}')}\n" for n in range(1, count)]
        folder.config("".join([*hops, f"Host target\n    {by.format(before=f'h{count - 1}')}\n"]))
    return make


JUMP = "ProxyJump {before}"
RECIPE = "ProxyCommand ssh -W %h:%p {before}"


def text(configuration: str):
    return lambda folder: folder.config(configuration)


def long_list(folder: Folder) -> None:
    folder.config("Host target\n    ProxyJump " + ",".join(f"u@h{n}:22" for n in range(10_000)) +
                  "\n")


def long_names(folder: Folder) -> None:
    names = ",".join(f"h{n}{'x' * 900}" for n in range(999))
    folder.config(f"Host target\n    ProxyJump {names}\n")


def large_settings(folder: Folder) -> None:
    folder.config(f"Host *\n    SetEnv A={'x' * 1_000_000}\n"
                  "    ProxyCommand ssh -W %h:%p x%n\nHost target\n    Port 1\n")


ALL = (
    HostileInput("chain-10000", "T6", "10,000 hosts, each behind the one before",
                 chain(10_000, JUMP), plain(LIMIT, "1000 hops", but=RESOLVED | {"migrate": ANSWERED}), pace=Pace.SLOW),
    HostileInput("chain-900", "T6", "900 of them: a chain that is followed to its end",
                 chain(900, JUMP), plain(), pace=Pace.SLOW),
    HostileInput("chain-of-recipes-600", "T6", "600 hosts, each by ssh -W through the one before",
                 chain(600, RECIPE), plain(), pace=Pace.SLOW),
    HostileInput("jump-list-10000", "T6", "a ProxyJump of 10,000 hosts", long_list,
                 plain(LIMIT, "1000 hops", but=RESOLVED)),
    HostileInput("jump-list-of-long-names", "T6", "a ProxyJump of 999 hosts of 900 letters: each "
                 "process is given the rest of it", long_names,
                 plain(LIMIT, "32 MiB", but=RESOLVED | {"migrate": ANSWERED}),
                 pace=Pace.SLOW),
    HostileInput("hops-with-large-values", "T6", "hops without end that all read a value of 1 MB",
                 large_settings, plain(LIMIT, "32 MiB", but=RESOLVED | {"migrate": ANSWERED})),
    HostileInput("jump-loop", "T6", "two hosts, each behind the other",
                 text("Host target\n    ProxyJump b\nHost b\n    ProxyJump target\n"), every()),
    HostileInput("jump-through-itself", "T6", "a host that is its own jump host: ssh refuses it",
                 text("Host target\n    ProxyJump target\n    User x\n"),
                 every(End.REFUSED, but={"lint": ANSWERED, "migrate": ANSWERED})),
    HostileInput("recipe-through-itself", "T6", "a ProxyCommand that starts itself again",
                 text("Host target\n    ProxyCommand ssh -W %h:%p target\n"), every()),
    HostileInput("name-grows", "T6", "each hop leads to one whose name is longer by one letter",
                 text("Host *\n    ProxyCommand ssh -W %h:%p x%n\nHost target\n    Port 1\n"),
                 plain(LIMIT, "1000 hops", but=RESOLVED | {"migrate": ANSWERED})),
    HostileInput("name-doubles", "T6", "each hop leads to one whose name is twice as long, until "
                 "ssh takes none", text("Host *\n    ProxyCommand ssh -W %h:%p %n%n\nHost target\n"
                                        "    Port 1\n"), plain()),
    HostileInput("user-doubles", "T6", "each hop has a user twice as long", text(
        "Host target\n    User u\nHost *\n    ProxyCommand ssh -l %r%r -W %h:%p %n\n"), plain()),
    HostileInput("port-counts", "T6", "each hop has another port, without end", text(
        "Host *\n    ProxyCommand ssh -p $((%p+1)) -W %h:%p j\nHost target\n    Port 1\n"), plain()),
    HostileInput("option-doubles", "T6", "each hop is given twice the options", text(
        "Host *\n    ProxyCommand ssh -o \"ProxyCommand=%n %n ssh -W %h:%p %n\" "
        "-o SetEnv=A=%n%n -W %h:%p a%n\nHost target\n    Port 1\n"), plain()),
)
