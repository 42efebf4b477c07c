"""Conditions whose outcomes multiply, and commands that nobody may run."""

from hostile_input import End, Folder, HostileInput, Pace
from verbs import every, plain, run

LIMIT = End.LIMIT


def chain_of_conditions(count: int):
    """Each hop of a chain has a port of its own under a condition of its own: 2^count routes."""
    def make(folder: Folder) -> None:
        hops = [f"Host h{n}\n    ProxyJump h{n - 1}\n" for n in range(1, count)]
        ports = [f"Match host h{n} exec \"test {n}\"\n    Port {100 + n}\n" for n in range(count)]
        folder.config("".join([*ports, *hops, f"Host target\n    ProxyJump h{count - 1}\n"]))
    return make


def one_after_the_other(folder: Folder) -> None:
    """Forty commands, the first that succeeds decides: 41 outcomes, not 2^40."""
    folder.config("".join(f"Match exec \"test {n}\"\n    ProxyJump j{n}\n" for n in range(40)) +
                  "Host target\n    Port 1\n")


def recipes(folder: Folder) -> None:
    """The outcomes multiply below recipes that could be migrated."""
    hops = [f"Host h{n}\n    ProxyCommand ssh -W %h:%p h{n - 1}\n" for n in range(1, 30)]
    ports = [f"Match host h{n} exec \"test {n}\"\n    Port {100 + n}\n" for n in range(30)]
    folder.config("".join([*ports, *hops, "Host target\n    ProxyCommand ssh -W %h:%p h29\n"]))


def same_command(folder: Folder) -> None:
    folder.config("".join(f"Match exec \"test 1\"\n    SendEnv A{n}\n" for n in range(3000)) +
                  "Host target\n    ProxyJump j\n")


def large_command(folder: Folder) -> None:
    folder.config(f"Match exec \"echo {'x' * 1_000_000}\"\n    ProxyJump j\nHost target\n    Port 1\n")


def commands(folder: Folder) -> None:
    """Every keyword that runs, loads or connects to something."""
    canary = folder.canary
    touch = f"touch {canary}"
    folder.file("tree/evil.so", "not loaded")
    folder.config(f"""Match exec "{touch}"
    Tag x
Match !exec "{touch}; false" final
    Tag y
Host target
    ProxyCommand {touch}; $({touch}) `{touch}`
    LocalCommand {touch}
    PermitLocalCommand yes
    RemoteCommand {touch}
    KnownHostsCommand /usr/bin/touch {canary}
    XAuthLocation {folder.tree}/evil.so
    PKCS11Provider {folder.tree}/evil.so
    SecurityKeyProvider {folder.tree}/evil.so
    IdentityAgent {folder.tree}/agent
    ControlPath {folder.tree}/control
    ControlMaster auto
    HashKnownHosts yes
    UserKnownHostsFile {folder.tree}/known
    IdentityFile {folder.tree}/key
    CertificateFile {folder.tree}/key-cert.pub
    RevokedHostKeys {folder.tree}/revoked
    CanonicalizeHostname always
    CanonicalDomains attacker.example
Match localnetwork 10.0.0.0/8
    ProxyUseFdpass yes
""")
    for name in ("key", "key-cert.pub", "known", "revoked"):
        folder.file(f"tree/{name}", "-----BEGIN OPENSSH PRIVATE KEY-----\nnever-shown-77\n")
    folder.file("home/.ssh/id_ed25519", "never-shown-77\n")


def networks(folder: Folder) -> None:
    folder.config("".join(f"Match localnetwork 10.{n // 256}.{n % 256}.0/24\n    ProxyJump j{n}\n"
                          for n in range(2000)) + "Host target\n    Port 1\n")


def look_ups(folder: Folder) -> None:
    """Canonicalisation with as many domains as ssh takes, for each hop of a chain."""
    domains = " ".join(f"d{n}.example" for n in range(32))
    folder.config(f"CanonicalizeHostname always\nCanonicalDomains {domains}\n" + "".join(
        f"Host h{n}\n    ProxyJump h{n - 1}\n" for n in range(1, 20)) +
        "Host target\n    ProxyJump h19\n")


CLOSED = ("tree/key", "tree/known", "tree/revoked", "tree/evil.so", "home/.ssh/id_ed25519",
          "tree/key-cert.pub")
ALL = (
    HostileInput("outcomes-2^40", "T6", "40 hops, each with a port that a Match exec decides",
                 chain_of_conditions(40), plain(LIMIT, "4096"),
                 pace=Pace.SLOW),
    HostileInput("outcomes-4096", "T6", "twelve of them: as many outcomes as are looked at",
                 chain_of_conditions(12), plain(but={"resolve": End.ANSWERED}), pace=Pace.SLOW),
    HostileInput("outcomes-one-of-40", "T6", "40 commands of which the first that succeeds decides",
                 one_after_the_other, every(but={"resolve": End.UNDECIDED}),
                 pace=Pace.SLOW),
    HostileInput("outcomes-of-recipes", "T6", "30 ProxyCommands, each with a port that a Match "
                 "exec decides", recipes, plain(LIMIT, "4096"),
                 pace=Pace.SLOW),
    HostileInput("match-exec-3000", "T6", "3,000 Match blocks with the same command", same_command,
                 plain(but={"resolve": End.UNDECIDED})),
    HostileInput("match-exec-1-mb", "T1, T5", "a command of 1 MB", large_command,
                 plain(but={"resolve": End.UNDECIDED}),
                 pace=Pace.SLOW),
    HostileInput("commands-and-keys", "T1, T2, T3, T13", "every keyword that runs, loads, asks or "
                 "opens something", commands, every(but={"resolve": End.UNDECIDED}),
                 secrets=("never-shown-77",), closed=CLOSED),
    HostileInput("localnetwork-2000", "T3, T6", "2,000 Match localnetwork", networks,
                 plain(but={"resolve": End.UNDECIDED}),
                 pace=Pace.SLOW),
    HostileInput("look-ups", "T3, T6", "32 domains to look each of 20 hops up in", look_ups,
                 plain(LIMIT, but={"resolve": End.UNDECIDED}),
                 pace=Pace.SLOW),
)
