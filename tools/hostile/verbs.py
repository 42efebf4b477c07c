"""The command lines that are tried with an input, and the statuses by which each verb ends."""

from hostile_input import End, Form, Run

STATUSES = {
    "explain": {End.ANSWERED: (0,), End.REFUSED: (3, 4), End.LIMIT: (4,)},
    "resolve": {End.ANSWERED: (0,), End.UNDECIDED: (4,), End.REFUSED: (3, 4), End.LIMIT: (4,)},
    "hosts": {End.ANSWERED: (0,), End.REFUSED: (3, 4), End.LIMIT: (4,)},
    # What ssh refuses is a finding.
    "lint": {End.ANSWERED: (0, 1), End.REFUSED: (1, 4), End.LIMIT: (1, 4)},
    "migrate": {End.ANSWERED: (0,), End.REFUSED: (3, 4), End.LIMIT: (4,)},
}

LINT_FORMS = {
    "text": Form.TEXT,
    "concise": Form.TEXT,
    "json": Form.JSON,
    "json-lines": Form.JSON_LINES,
    "sarif": Form.JSON,
    "github": Form.ANNOTATIONS,
    "gitlab": Form.JSON,
    "junit": Form.XML,
    "checkstyle": Form.XML,
}
COMMON_FORMS = {"text": Form.TEXT, "json": Form.JSON}
FORMS = {
    "explain": COMMON_FORMS,
    "resolve": {"text": Form.RAW, "json": Form.JSON},
    "hosts": {"text": Form.TEXT, "json": Form.JSON, "routes": Form.TEXT},
    "lint": LINT_FORMS,
    "migrate": COMMON_FORMS,
}
VERBS = tuple(FORMS)

# The same on every machine.
MACHINE = ("--openssh", "newest", "--system-config", "none", "--home", "../home",
           "--local-user", "ana", "--local-host", "desk", "--shell", "/bin/sh")


def statuses(verb: str, end: End) -> tuple[int, ...]:
    return (2,) if end is End.USAGE else STATUSES[verb][end]


def command(verb: str, destination: str, config: str, form: str) -> tuple[str, ...]:
    """The words of a verb; those of one host read the configuration in the place of the user's."""
    if verb in ("explain", "resolve"):
        return (verb, "--format", form, "--user-config", config, *MACHINE, "--", destination)
    return (verb, "--format", form, config)


def run(verb: str, end: End = End.ANSWERED, says: str = "", *, form: str = "text",
        destination: str = "target", config: str = "config") -> Run:
    return Run(command(verb, destination, config, form), statuses(verb, end), end, says,
               FORMS[verb][form])


def coloured(verb: str, end: End = End.ANSWERED, destination: str = "target") -> Run:
    words = command(verb, destination, "config", "text")
    return Run((verb, "--color", "always", *words[1:]), statuses(verb, end), end, "",
               Form.COLOURED)


def every(end: End = End.ANSWERED, says: str = "", *, but: dict[str, End] | None = None,
          verbs: tuple[str, ...] = VERBS, destination: str = "target",
          config: str = "config", lint_says: str = "") -> tuple[Run, ...]:
    """Each of the verbs in each of its forms; `but`: those that end in another way, of which
    nothing is said. Not all forms of lint say it as ssh does: those say `lint_says`."""
    ends = dict.fromkeys(verbs, end) | {verb: but[verb] for verb in verbs if but and verb in but}
    said = {verb: says if ends[verb] is end else "" for verb in verbs}
    said |= {"lint": lint_says} if lint_says else {}
    return tuple(
        run(verb, ends[verb], said[verb], form=form, destination=destination, config=config)
        for verb in verbs for form in FORMS[verb])


def plain(end: End = End.ANSWERED, says: str = "", **more) -> tuple[Run, ...]:
    """Each of the verbs in its first form: where how much there is matters, not how it looks."""
    runs = every(end, says, **more)
    return tuple(each for each in runs if each.words[2] in ("text",))


def words(*given: str | bytes, ends: tuple[int, ...] = (0,), end: End = End.ANSWERED,
          says: str = "", form: Form = Form.TEXT, stdin: str = "/dev/null") -> Run:
    """Any other command line."""
    return Run(given, ends, end, says, form, stdin)
