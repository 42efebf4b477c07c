"""Much of one thing: lines, patterns, words, findings."""

from hostile_input import End, Folder, HostileInput, Pace
from verbs import every, plain, words

LIMIT, REFUSED = End.LIMIT, End.REFUSED
TARGET = "Host target\n    Port 1\n"


def lines(text):
    """A configuration of `text(n)` for each n below `count`, and the target."""
    def of(count: int):
        def make(folder: Folder) -> None:
            folder.config("".join(text(number) for number in range(count)) + TARGET)
        return make
    return of


hosts = lines(lambda n: f"Host h{n}\n    User u{n % 7}\n")
heads = lines(lambda n: f"Match host h{n}\n    User u{n}\n")
literal_and_match = lines(lambda n: f"Host h{n}\n    Port 1\nMatch host h{n},k{n}\n    User u{n}\n")
unknown = lines(lambda n: f"Keyword{n}x yes\n")
bad_values = lines(lambda n: f"Port x{n}\n")
comments = lines(lambda n: f"# sshplan: ignore SEM{n % 30:03} because\nHost h{n}\n    User a\n")
negated = lines(lambda n: f"Host *{n} !a{n}*\n    User u{n}\n")
overlapping = lines(lambda n: f"Host *a{n}*b{n}*\n    User u{n}\n")
stars = lines(lambda n: f"Host {'*a' * 40}*b{n}\n    User u{n}\nHost {'a' * 1000}{n}\n    Port 2\n")
questions = lines(lambda n: f"Host {'?' * n}*{'?' * n}x\n    User u{n}\n")
fixable = lines(lambda n: f"Host h{n}\n    Protocol 2\n    User x\n    User y\n")
tags = lines(lambda n: f"Match tagged t{n}\n    Tag t{n + 1}\n")
users = lines(lambda n: f"Match user u{n} host x{n}* localuser l{n} originalhost *{n}\n    Port 2\n")
identities = lines(lambda n: f"IdentityFile ~/.ssh/k{n}\nSendEnv A{n}\nSetEnv B{n}=x\n")
forwards = lines(lambda n: f"LocalForward {n + 1} h{n}:1\n")


def one_line(folder: Folder) -> None:
    folder.config("Host " + " ".join(f"h{n}" for n in range(100_000)) + "\n    User x\n" + TARGET)


def one_pattern(folder: Folder) -> None:
    folder.config(f"Host {'*a' * 200_000}b\n    User x\nHost {'a' * 1000}\n    Port 2\n" + TARGET)


def ignore_unknown(folder: Folder) -> None:
    patterns = ",".join(f"{'*a' * 20}{n}" for n in range(500))
    folder.config(f"IgnoreUnknown {patterns},keyword*\n" +
                  "".join(f"Keyword{'a' * 40}{n} x\n" for n in range(500)) + TARGET)


def algorithms(folder: Folder) -> None:
    patterns = ",".join(f"*{'a*' * 10}{n}" for n in range(20_000))
    folder.config(f"Ciphers -{patterns}\nMACs -{patterns}\n" + TARGET)


def numbers(folder: Folder) -> None:
    huge = "9" * 1000
    folder.config("Host target\n" + "".join(f"    {keyword} {value}\n" for keyword, value in (
        ("Port", huge), ("ConnectTimeout", huge), ("RekeyLimit", huge + "G"), ("Port", "-1"),
        ("ServerAliveInterval", "1e99"), ("NumberOfPasswordPrompts", huge), ("Port", "0x7fffffff"),
        ("ConnectionAttempts", "2147483648"), ("CanonicalizeMaxDots", huge),
        ("ControlPersist", huge + "w"), ("IPQoS", huge), ("TunnelDevice", f"{huge}:{huge}"),
        ("LocalForward", f"{huge} h:{huge}"), ("StreamLocalBindMask", huge),
        ("ForwardX11Timeout", huge), ("RequiredRSASize", huge), ("EscapeChar", "^" + huge))))


def values(folder: Folder) -> None:
    long = "x" * 500_000
    folder.config("Host target\n" + "".join(f"    {keyword} {long}\n" for keyword in (
        "User", "HostName", "HostKeyAlias", "ControlPath", "IdentityFile", "LocalCommand",
        "BindAddress", "Tag", "PKCS11Provider", "UserKnownHostsFile")))


def token_bomb(folder: Folder) -> None:
    folder.config(f"Host target\n    HostName {'%h' * 500}\n    ControlPath /{'%C%n' * 100_000}\n"
                  f"    IdentityFile {'%d' * 10_000}\n    LocalCommand {'%h' * 100_000}\n")


FIXED = ("tree/config",)
ALL = (
    HostileInput("hosts-100000", "T5", "100,000 Host blocks", hosts(100_000), plain(),
                 pace=Pace.SLOW),
    HostileInput("names-100000", "T5", "one Host line of 100,000 names", one_line, plain(),
                 pace=Pace.SLOW),
    HostileInput("match-host-5000", "T6", "5,000 Match host blocks, none for a named host",
                 heads(5000), plain(),
                 pace=Pace.SLOW),
    HostileInput("match-each-3000", "T6", "3,000 hosts, a Match host block for each",
                 literal_and_match(3000), plain(), pace=Pace.SLOW),
    HostileInput("match-all-kinds-1000", "T6", "1,000 Match blocks by user, local user, host and "
                 "original host", users(1000), plain(LIMIT, but={"explain": End.ANSWERED,
                 "resolve": End.ANSWERED, "hosts": End.ANSWERED, "migrate": End.ANSWERED}), pace=Pace.SLOW),
    HostileInput("tags-2000", "T6", "2,000 blocks that each set the tag of the next", tags(2000),
                 plain(),
                 pace=Pace.SLOW),
    HostileInput("unknown-10000", "T5, T6", "10,000 unknown keywords", unknown(10_000),
                 plain(REFUSED), pace=Pace.SLOW),
    HostileInput("unknown-1000", "T5, T6", "1,000 unknown keywords", unknown(1000),
                 plain(REFUSED)),
    HostileInput("bad-values-5000", "T5", "5,000 bad values", bad_values(5000), plain(REFUSED),
                 pace=Pace.SLOW),
    HostileInput("comments-10000", "T15", "10,000 comments that silence findings",
                 comments(10_000), plain(),
                 pace=Pace.SLOW),
    HostileInput("negated-2000", "T7", "2,000 patterns with an exception", negated(2000), plain(),
                 pace=Pace.SLOW),
    HostileInput("overlapping-500", "T6, T7", "500 patterns `*a*b*` that all overlap",
                 overlapping(500), plain(), pace=Pace.SLOW),
    HostileInput("stars-500", "T7", "500 patterns `*a*a…*b` and names that they nearly match",
                 stars(500), plain(),
                 pace=Pace.SLOW),
    HostileInput("one-pattern-400-kb", "T7", "`*a` 200,000 times and `b`", one_pattern, plain(),
                 pace=Pace.SLOW),
    HostileInput("questions-200", "T7", "200 patterns of 1 to 200 `?`", questions(200), plain(),
                 pace=Pace.SLOW),
    HostileInput("ignore-unknown", "T7", "500 keywords against 500 patterns of 20 stars",
                 ignore_unknown, plain(),
                 pace=Pace.SLOW),
    HostileInput("algorithm-patterns", "T7", "20,000 patterns to take from a list of algorithms",
                 algorithms, plain(),
                 pace=Pace.SLOW),
    HostileInput("lists-of-5000", "T5", "5,000 keys, variables and names of variables",
                 identities(5000), plain(),
                 pace=Pace.SLOW),
    HostileInput("forwards-5000", "T5", "5,000 forwards", forwards(5000), plain(),
                 pace=Pace.SLOW),
    HostileInput("huge-numbers", "T5, T22", "numbers of 1,000 digits", numbers, every(REFUSED)),
    HostileInput("huge-values", "T5", "values of 500,000 bytes", values, plain(),
                 pace=Pace.SLOW),
    HostileInput("token-bomb", "T6", "100,000 tokens in one value", token_bomb, every(REFUSED),
                 pace=Pace.SLOW),
    HostileInput("fix-10000", "T5, T19", "10,000 hosts, each with a line to be taken away",
                 fixable(10_000), (words("lint", "--fix", "config", ends=(0, 1)),
                                   words("lint", "--diff", "config")),
                 changes=FIXED, pace=Pace.SLOW),
)
