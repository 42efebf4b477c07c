"""Commands that nest, multiply or never end: what is computed of them must not follow."""

from hostile_input import End, Folder, HostileInput, Run
from verbs import plain, words


def nested(opening: str, inside: str, closing: str, depth: int) -> str:
    return opening * depth + inside + closing * depth


def doubled(times: int) -> str:
    return "a=xxxxxxxx; " + "a=$a$a; " * times + "ssh -W %h:%p $a"


SED_PROGRAMS = (":a;ba", ":a;s/x/xx/;ta", "s/x*/&&&&&&&&/g;" * 30, ":a;G;h;ba", "G;h;G;h;" * 30,
                "s/\\\\(\\\\(x*\\\\)*\\\\)*y//", ":a;N;P;D;ba", "y/" + "a" * 1000 + "/" + "b" * 1000 + "/",
                "{" * 5000 + "}" * 5000, "s/\\\\(" * 500 + "/x/", "s/x\\\\{1,99999999\\\\}//",
                "s/" + "x*" * 30 + "y//", "w /tmp/x", "e touch $CANARY", "r /etc/passwd")
COMMANDS = (
    nested("$(", "echo j", ")", 10_000),
    nested("$(echo ", "j", ")", 2_000),
    nested("(", "ssh j", ")", 10_000),
    nested("{ ", "ssh j", "; }", 5_000),
    nested("`echo ", "j", "`", 1_000),
    nested("\"$(", "j", ")\"", 5_000),
    nested("${a:-", "j", "}", 10_000),
    nested("$((1+", "1", "))", 5_000),
    nested("(", "1", ")", 10_000).join(("echo $((", "))")),
    nested("if true; then ", "ssh j", "; fi", 3_000),
    nested("env ", "ssh -W %h:%p j", "", 20_000),
    nested("exec nohup nice ", "ssh -W %h:%p j", "", 5_000),
    "! " * 10_000 + "ssh j",
    "ssh j | " * 10_000 + "cat",
    "true && " * 10_000 + "ssh -W %h:%p j",
    "\\\"" * 20_000, "'" * 20_000, "\\" * 50_000, "<<EOF " * 2_000, "> x " * 5_000,
    doubled(40), doubled(12),
    "a=j; " * 20_000 + "ssh -W %h:%p $a",
    "ssh -W %h:%p " + "{a,b}" * 40, "ssh -W %h:%p {1..2000000000}", "ssh -W %h:%p $((9**9999))",
    "ssh -W %h:%p $((1<<9999))", "ssh -W %h:%p $((1/0))", "ssh -W %h:%p $((-9223372036854775808/-1))",
    "ssh -W %h:%p $(printf %%2000000000d 1)", "ssh -W %h:%p $(seq 1 2000000000)",
    "ssh -W %h:%p $(yes)", "ssh -W %h:%p $(printf %%.2000000000f 1)",
    "ssh -W %h:%p $(cut -c1-99999999999999999999 <<< x)", "ssh -W %h:%p $(head -c 99999999999 /dev/zero)",
    "ssh -W %h:%p $(cat /dev/zero)", "ssh -W %h:%p $(expr 9999999999 '*' 99999999999)",
    "f() { f | f; }; f", "while true; do ssh j; done", "for i in 1 2 3; do ssh j$i; done",
    "ssh -W %h:%p ${a//x/y}", "a=xxxxxxxxxxxxxxxx; ssh -W %h:%p ${a//x/$a$a$a$a}",
    "eval 'eval \"eval x\"'", nested("sh -c \"", "ssh j", "\"", 40), nested("bash -c 'x ", "y", "'", 300),
    "ssh -o ProxyCommand=\"ssh -o ProxyCommand='ssh j' k\" -W %h:%p l",
    "ssh " + "-J j " * 5_000 + "-W %h:%p k", "ssh " + "-o User=x " * 20_000 + "-W %h:%p k",
    "ssh -F /dev/zero -W %h:%p k", "ssh -F /proc/self/environ -W %h:%p k", "ssh -F - -W %h:%p k",
    "nc -X connect -x " + "p" * 100_000 + " %h %p", "socat " + "x," * 50_000 + " -",
    "ssh -W %h:%p $(echo %h | tr a-z " + "A-Z" * 1000 + ")",
    *(f"ssh -W %h:%p $(echo xxxx | sed '{program}')" for program in SED_PROGRAMS),
)
SHELLS = ("/bin/sh", "/bin/bash", "/bin/zsh", "/usr/bin/fish", "/bin/csh")


def recipes(folder: Folder) -> None:
    lines = [f"Host h{number}\n    ProxyCommand {command}\n"
             for number, command in enumerate(COMMANDS)]
    folder.config("".join(lines) + "Host target\n    Port 1\n")


def in_shells() -> tuple[Run, ...]:
    return tuple(words("hosts", "--shell", shell, "config", ends=(0, 3, 4)) for shell in SHELLS)


def commands(folder: Folder) -> None:
    folder.file("tree/commands", "\n".join(
        [command.replace("%%", "%") for command in COMMANDS] +
        [f"ssh -o 'ProxyCommand {command}' h" for command in COMMANDS if "'" not in command]) + "\n")


ALL = (
    HostileInput("recipes", "T6, T17, T18", f"{len(COMMANDS)} ProxyCommands: quotes and `$(` "
                 "10,000 deep, loops, doubling, sed programs without end", recipes,
                 (*plain(End.ANSWERED), *in_shells()), secrets=("root:",)),
    HostileInput("recipes-as-commands", "T6, T17", "the same as command lines to be migrated",
                 commands, (words("migrate", "--command", "-", stdin="commands", ends=(0, 2, 3, 4)),)),
)
