"""Destinations and command lines that want to be options, orders or escapes."""

from hostile_input import End, Folder, Form, HostileInput, Run
from verbs import words

NAMES: tuple[str | bytes, ...] = (
    "-oProxyCommand=touch x", "-F/etc/shadow", "--", "-", "", " ", "a b", "a\nb", "a\r::error::x",
    "\x1b[31mred", "\u202eevil", b"\xff\xfe", "a;touch x", "$(touch x)", "`touch x`", "a'b", 'a"b',
    "x" * 100_000, "[::1", "[" * 1000, "a@" * 1000 + "b", ":" * 1000, "%h%n%p", "${HOME}", "~root",
    "ssh://", "ssh://-oProxyCommand=x", "ssh://a:99999", "ssh://u:p@h:22/x", "ssh://[::1%25eth0]:0",
    "sftp://a", "##[error]x", "::add-mask::x", "*", "!a", "\\", "a/../b", "a,b", "#", "../../etc/passwd",
)


def target(folder: Folder) -> None:
    folder.config("Host target\n    Port 1\nHost *\n    ProxyJump j\nHost j\n    ProxyJump none\n")


def destinations() -> tuple[Run, ...]:
    return tuple(words(verb, "--user-config", "config", "--system-config", "none", "--color",
                       "never", "--", name, ends=(0, 2, 3, 4), end=End.ANSWERED, form=form)
                 for name in NAMES
                 for verb, form in (("explain", Form.TEXT), ("resolve", Form.RAW)))


OPTIONS: tuple[tuple[str | bytes, ...], ...] = (
    ("-oProxyCommand=touch x", "target"), ("-o", "Include /etc/shadow", "target"),
    ("-o", "Match exec \"touch x\"", "target"), ("-F", "/dev/zero", "target"),
    ("-J", ",".join(["a"] * 5000), "target"), ("-J", "-oProxyCommand=x", "target"),
    ("-J", "a\nb", "target"), ("-l", "\x1b[31m", "target"), ("-p", "9" * 1000, "target"),
    ("-W", "[" * 1000, "target"), ("-L", ":" * 1000, "target"), ("-w", "any:" * 1000, "target"),
    ("-i", "/dev/zero", "target"), ("-S", "/dev/zero", "target"), ("-E", "log", "target"),
    ("-o" + "x" * 100_000, "target"), *((("-v",) * 5000 + ("target",)),),
    ("target", "touch x; \x1b[31m"), ("-O", "exit", "target"), ("-B", "\x1b", "target"),
    ("-o", "User=\u202e\x1b[31m", "target"), (b"-o\xff=\xfe", "target"),
    ("--assume", "*" * 10_000 + "=yes", "target"), ("--assume", "\x1b=\x1b", "target"),
    ("--openssh", "9" * 1000, "target"), ("--openssh", "\x1b[31m", "target"),
    ("--format", "\x1b[31m", "target"), ("--no-such\x1b[31m", "target"),
    ("--world", "../../etc/shadow", "target"), ("--shell", "\x1b[31m", "target"),
)


def options() -> tuple[Run, ...]:
    return tuple(words("explain", "--user-config", "config", *given, ends=(0, 2, 3, 4))
                 if "-F" not in given else words("explain", *given, ends=(2, 3, 4))
                 for given in OPTIONS)


ALL = (
    HostileInput("destinations", "T8, T9, T17, T18", f"{len(NAMES)} names: options, orders, "
                 "escapes, URLs, 100,000 bytes", target, destinations()),
    HostileInput("options", "T1, T8, T17", f"{len(OPTIONS)} command lines of ssh and of ours",
                 target, options(), secrets=("root:",)),
)
