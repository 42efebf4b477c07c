"""Files of ours: settings of the judged repository, policies, baselines, worlds, plans."""

from hostile_input import End, Folder, Form, HostileInput, Run
from verbs import words

LOOSENING = """select = ["POR"]
ignore = ["SEC", "REP"]
fail-on = "never"
trust-comments = true
baseline = "all.json"
root = "/"
policy = "none"
exec = "run"
allow-exec = true
dns = "system"
shell = "./evil"
assume = ["*=yes"]
show-env = true
openssh = { min = "7.7", max = "7.7" }
[severity]
SEC = "hint"
[worlds]
office = "world"
[per-file-ignores]
"*" = ["SEC"]
"""
INSECURE = "Host *\n    StrictHostKeyChecking no\n    ForwardAgent yes\nHost target\n    Port 1\n"
DEPTH = 100_000


def deep_json(opening: str, closing: str) -> str:
    return opening * DEPTH + closing * DEPTH


DEEP = {
    "deep-arrays": deep_json("[", "]"),
    "deep-objects": deep_json('{"a":', "}"),
    "unclosed": "[" * DEPTH,
    "deep-toml": "a = " + deep_json("[", "]"),
    "deep-tables": "a = " + "{ a = " * 10_000 + "1" + " }" * 10_000,
    "dotted-toml": "[" + ".".join("a" * 50_000) + "]\nx = 1\n",
    "many-tables": "".join(f"[[a.b{n}]]\nx = 1\n" for n in range(20_000)),
    "many-keys": "".join(f"k{n} = {n}\n" for n in range(50_000)),
    "numbers": '{"schema": 1e9999, "x": -0, "line": 99999999999999999999999}',
    "twice": '{"schema": "sshplan/plan/1", "schema": "sshplan/lint/1", "a": 1, "a": 2}',
    "escapes": '{"\\u001b[31m": "\\u0000\\ud800\\u202e", "schema": "\\u001b]0;x\\u0007"}',
    "raw": "{\"\x1b[31m\": \"\u202e\"}\x00\xff ##[error] ::error::x\n\x1b]0;x\x07 = 1\n",
    "toml-escapes": 'select = ["\\u001B[31m\\u202E"]\n"\\u0007" = 1\n"::error::" = "##[x]"\n',
    "not-utf-8": b"x = \"\xff\xfe\x80\"\n",
    "long-line": "select = [\"" + "A" * 3_000_000 + "\"]\n",
    "zeros": b"\0" * 1_000_000,
    "lines": "assume *=yes\naddress 10.0.0.1\nname \x1b[31m 10.0.0.300\n" * 20_000,
    "stars": "assume " + "*a" * 20_000 + "b=yes\n",
}
# What reads a file, and what it says of one that is none of its kind: wrong usage, or not written.
READERS: dict[str, tuple[str, ...]] = {
    "settings": ("lint", "--config", "{}", "config"),
    "policy": ("lint", "--policy", "{}", "config"),
    "baseline": ("lint", "--baseline", "{}", "config"),
    "world": ("explain", "--user-config", "config", "--world", "./{}", "target"),
    "names": ("explain", "--user-config", "config", "--dns-table", "{}", "target"),
    "plan": ("connect", "--dry-run", "--plan", "{}"),
    "certificate": ("migrate", "--verify", "{}", "config"),
}


def files(folder: Folder) -> None:
    folder.config(INSECURE)
    for name, text in DEEP.items():
        folder.file(f"tree/{name}", text)


def read(reader: str) -> tuple[Run, ...]:
    given = READERS[reader]
    return tuple(words(*(word.format(name) for word in given), ends=(0, 1, 2, 3, 4))
                 for name in (*DEEP, "/dev/zero", "/proc/self/environ", "."))


def found(text: str, times: int = 1):
    def make(folder: Folder) -> None:
        folder.config(INSECURE)
        folder.file("tree/.sshplan.toml", text * times)
    return make


def in_place(says: str, ends: tuple[int, ...], end: End) -> tuple[Run, ...]:
    return tuple(words("lint", "--format", form, "config", ends=ends, end=end, says=says,
                       form=kind)
                 for form, kind in (("text", Form.TEXT), ("json", Form.JSON)))


def huge(folder: Folder) -> None:
    files(folder)
    with open(folder.tree / "huge", "w", encoding="ascii") as file:
        for _ in range(100):
            file.write("[" * 1_000_000)


def many_rules(folder: Folder) -> None:
    folder.config("".join(f"Host h{n}\n    ProxyJump b{n % 5}\n" for n in range(300)))
    folder.file("tree/policy.toml", "".join(
        f"[[policy]]\nname = \"p{n}\"\nhosts = [\"{'*h' * 10}*{n % 10}\", \"h{n}\"]\n"
        f"via = [\"b{n % 5}\"]\n" for n in range(300)))


ALL = (
    HostileInput("settings-that-loosen", "T14", "a .sshplan.toml of the judged repository that "
                 "wants to choose, allow and hide everything", found(LOOSENING),
                 in_place("REP007", (1,), End.ANSWERED)),
    HostileInput("settings-too-large", "T5, T14", "one of 65 MiB", found("#", 65 << 20),
                 in_place("", (2, 4), End.USAGE)),
    HostileInput("settings-deep", "T5, T14", "one with arrays 100,000 deep",
                 found(DEEP["deep-toml"]), in_place("", (2,), End.USAGE)),
    *(HostileInput(f"{reader}-files", "T5, T8, T22", f"{len(DEEP) + 3} files, deep, long and with "
                   f"escapes, as a {reader}", files, read(reader)) for reader in READERS),
    HostileInput("policy-of-300", "T6, T7", "300 policies with patterns of ten stars for 300 hosts",
                 many_rules, (words("lint", "--policy", "policy.toml", "config",
                                    ends=(0, 1, 2, 4)),)),
    HostileInput("files-of-100-mb", "T5", "100 MB of `[` wherever a file of ours is read", huge,
                 tuple(words(*(word.format("huge") for word in given), ends=(2, 4), end=End.REFUSED)
                       for given in READERS.values())),
)
