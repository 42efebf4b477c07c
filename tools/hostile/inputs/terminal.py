"""Bytes that terminals, people, CI runners and readers of reports must not be given."""

from hostile_input import End, Folder, HostileInput, Run
from verbs import coloured, every

REFUSED = End.REFUSED
ESCAPES = ("\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b]8;;http://x\x07link\x1b]8;;\x07",
           "\x1b]52;c;cm0gLXJm\x07", "\x1bP$q\"p\x1b\\", "\x1b[2J\x1b[H", "\x9b31m", "\u0085",
           "\x08\x08\x08", "\x7f", "\x0b", "\x0c", "\x1b[8mhidden", "\x1bc", "\x05", "\x0e")
HIDDEN = ("\u202egnp.exe", "\u2066x\u2069", "\u200b", "\u200f", "\u2060", "\ufeff", "\u061c",
          "\u2028", "\u2029", "\u00ad", "\U000e0041", "\u180e", "\ufff9", "\u034f", "\u3164")
WIDTHS = ("e" + "\u0301" * 1000, "日本語" * 300, "\U0001f469\u200d\U0001f469\u200d\U0001f467",
          "\t" * 300, "\ufe0f" * 100, "ﷺ" * 50, "a\u0337" * 200)
ORDERS = ("::add-mask::host", "::error file=x,line=1::you lose", "##[group]x", "##[error]x",
          "::stop-commands::token", "::set-output name=x::y", "##vso[task.setvariable]x",
          "##teamcity[x]", "%0A::error::x", "::set-env name=PATH::/tmp", "[command]x",
          "::warning::", "section_start:0:x")
MARKUP = ("</script><script>alert(1)</script>", "\"];click_x_\"javascript:alert(1)\"", "]]>",
          "<!DOCTYPE_x_[<!ENTITY_a_SYSTEM_\"file:///etc/passwd\">]>&a;", "&#0;&#x1b;", "<img_src=x>",
          "[x](javascript:alert(1))", "`x`|\"--><b>", "{{7*7}}", "\u0000-\u0001\ufffe\uffff",
          "%%{init:{}}%%", "}digraph{URL=\"x\"}", "'\"><svg/onload=x>")
BAIT = ("a;touch $CANARY;", "$(touch $CANARY)", "`touch $CANARY`", "a\ntouch $CANARY",
        "'\"'\"'", "a|b&c>d<e", "!!", "~root", "{a,b}", "*?[x]", "-oProxyCommand=x", "\\")


def without(text: str, left_out: str) -> str:
    return "".join(character for character in text if character not in left_out)


def some(texts: tuple[str, ...]) -> list[str]:
    """All of them in three: each line more is one more to be judged in every form."""
    return ["".join(texts[begin::3]) for begin in range(3)]


def everywhere(texts: tuple[str, ...]):
    """The texts wherever ssh takes any."""
    def make(folder: Folder) -> None:
        lines = []
        for number, text in enumerate(some(texts)):
            word = without(text, "\n\0\"'\\ \t\f").replace("%", "%%").replace("$", "")
            lines += [f"# {without(text, chr(10))} sshplan: ignore {word}",
                      f"Host h{number} {word}", f"    HostKeyAlias k{word}",
                      f"    User \"u{word}\"", f"    SetEnv V{number}=\"{word}\"",
                      f"    IdentityFile ~/{word}", f"    ControlPath /tmp/{word}",
                      f"    LocalCommand echo {word}", f"    Tag t{word}",
                      f"Match originalhost h{number} exec \"test {word}\"",
                      f"    ProxyCommand ssh -W %h:%p j{number} # {word}",
                      f"    RemoteCommand {word}"]
        folder.config("\n".join(lines) + "\n")
    return make


def refused(texts: tuple[str, ...]):
    """What ssh refuses is shown with its reason: bad keywords, values, names of files."""
    def make(folder: Folder) -> None:
        words = [without(text, "\n\0") for text in some(texts)]
        folder.config(f"Host target\n    Include {folder.tree}/d/*\n" + "".join(
            f"    {word}Key {word}\n    Port {word}\n    ProxyJump {word}@{word}:{word}\n"
            for word in words))
        for number, text in enumerate(some(texts)):
            name = f"{number}" + without(text, "\0/")[:60]
            folder.file(f"tree/d/{name}", f"{without(text, chr(0))} {number}\nPort x\n")
    return make


def runs(end: End, destination: str, left_out: tuple[str, ...] = ()) -> tuple[Run, ...]:
    """All forms, and in colour."""
    verbs = tuple(verb for verb in ("explain", "hosts", "lint", "migrate") if verb not in left_out)
    seen = every(end, destination=destination, verbs=("resolve", *verbs),
                 but={"resolve": End.UNDECIDED if end is End.ANSWERED else end})
    return seen + tuple(coloured(verb, end, destination) for verb in verbs)


def of(name: str, threats: str, what: str, texts: tuple[str, ...],
       left_out: tuple[str, ...] = (), **more) -> tuple[HostileInput, ...]:
    return (HostileInput(f"{name}-taken", threats, f"{what}, where ssh takes them",
                         everywhere(texts), runs(End.ANSWERED, "h0", left_out), **more),
            HostileInput(f"{name}-refused", threats, f"{what}, in bad lines and file names",
                         refused(texts), runs(REFUSED, "target"), **more))


def invalid(folder: Folder) -> None:
    soup = b"\xff \xc3( \xed\xa0\x80 \xf4\x90\x80\x80 \xc0\xaf \x80\x9b31m \xe2\x80"
    folder.config(b"# " + soup + b"\nHost target " + soup + b"\n    User u" +
                  soup.replace(b" ", b"") + b"\n    HostKeyAlias \"" + soup + b"\"\n    LocalCommand " +
                  soup + b"\nMatch host x exec \"" + soup + b"\"\n    Tag " +
                  soup.replace(b" ", b"") + b"\n")


def overwriting(folder: Folder) -> None:
    """A carriage return, and what stands before it is seen no more."""
    folder.config("Host target\n    ProxyCommand touch $CANARY #\r    ProxyJump bastion.example.com\n"
                  "    User x\ry\n    # real\rProxyJump fake\n    HostKeyAlias a\rb\n")


ON_ACTIONS = {"GITHUB_ACTIONS": "true", "CI": "true", "GITHUB_WORKSPACE": "/x"}
ALL = (
    *of("escape-sequences", "T8", "CSI, OSC 0/8/52, DCS, C1, BEL, DEL", ESCAPES),
    *of("hidden-characters", "T8", "bidirectional, invisible and tag characters", HIDDEN),
    *of("widths", "T8", "1,000 combining marks, wide letters, joined emoji, tabs", WIDTHS),
    *of("workflow-commands", "T9", "`::add-mask::`, `##[group]`, `::stop-commands::`, `##vso[`",
        ORDERS, left_out=("migrate",),  # a patch that applies holds the lines as they are
        environment=ON_ACTIONS),
    *of("markup", "T10, T11", "`</script>`, Mermaid, DOT, Markdown, XML declarations", MARKUP),
    *of("shell-bait", "T18", "`;`, `$(…)`, quotes and line ends in what could be copied", BAIT),
    HostileInput("invalid-utf-8", "T8, T11", "bytes that are not UTF-8, in names and values",
                 invalid, every()),
    HostileInput("overwriting", "T8", "lines that a carriage return hides", overwriting, every()),
)
