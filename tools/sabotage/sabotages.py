"""How each promise is broken on purpose, and which tests must see it."""

from dataclasses import dataclass, field

CONDITIONS = "planner/resolve/conditions.cpp"
CONFIG_FILES = "planner/resolve/config_files.cpp"
LINT_SETTINGS = "tools/sshplan/session/lint_settings.cpp"
CLIENT = "tools/sshplan/session/client.cpp"
EXPLAIN = "tools/sshplan/commands/explain.cpp"

RUNS = "no verb starts a process, opens a socket or asks an agent"
READS = "every verb reads the configuration, each file once, and nothing else"
COOKBOOK = "no promise is broken for a recipe of the cookbook, or for bytes hard to read"
RAW = "no byte of a configuration reaches the terminal or the log as it is"
RAW_LINT = "no byte of what is judged reaches the terminal, the log or a report as it is"
VALUES = "no verb prints the value of a variable, in whatever option it stands"
SAME = "every answer is the same in another place, time, language and memory"
JUDGE = "no key of a settings file that is found loosens the judge"


@dataclass(frozen=True)
class Edit:
    """Replaces a text that stands once in a file; without `old`, it is put in front of it."""

    file: str
    old: str
    new: str


@dataclass(frozen=True)
class Sabotage:
    """`red`: tests that must fail, by their names; `suite`: the executable that has them."""

    name: str
    promise: int
    edits: tuple[Edit, ...]
    red: tuple[str, ...]
    suite: str = "promises"
    # Whether the tests see it only in the executable that links the code itself.
    is_linked: bool = field(default=False)


def in_explain(statement: str, *headers: str) -> tuple[Edit, ...]:
    """Something that explain does before it reads."""
    return (
        Edit(EXPLAIN, "", "".join(f"#include <{header}>\n" for header in headers)),
        Edit(EXPLAIN, "    ConfigFiles files{caller.reading};\n",
             f"    {statement}\n    ConfigFiles files{{caller.reading}};\n"))


def at_condition(statement: str, *headers: str) -> tuple[Edit, ...]:
    """Something that is done where a condition is asked for."""
    return (
        Edit(CONDITIONS, "", "".join(f"#include <{header}>\n" for header in headers)),
        Edit(CONDITIONS, "    const ConditionId id = ask_as(kind, std::move(text), key, "
                         "std::move(asking));\n",
             f"    {statement}\n    const ConditionId id = ask_as(kind, std::move(text), key, "
             "std::move(asking));\n"))


def obeyed(key_line: str, obeyed_line: str) -> tuple[Edit, ...]:
    """A line of the settings' reader in which a judged repository is believed."""
    return (Edit(LINT_SETTINGS, key_line, obeyed_line),)


SABOTAGES = (
    Sabotage("system-at-condition", 1,
             at_condition("[[maybe_unused]] const int end = std::system(text.c_str());", "cstdlib"),
             (RUNS, COOKBOOK)),
    Sabotage("popen-at-condition", 1,
             at_condition('::pclose(::popen(text.c_str(), "r"));', "cstdio"), (RUNS,)),
    Sabotage("getpwuid", 1, in_explain("(void)::getpwuid(4711);", "pwd.h"), (RUNS, READS)),
    Sabotage("getaddrinfo", 1,
             in_explain('addrinfo* all = nullptr; (void)::getaddrinfo("h", "ssh", nullptr, &all);',
                        "netdb.h", "sys/socket.h", "sys/types.h"), (RUNS,)),
    Sabotage("getservbyname", 1,
             in_explain('(void)::getservbyname("https", "tcp");', "netdb.h"), (READS,)),
    Sabotage("socket", 1,
             in_explain("(void)::socket(AF_UNIX, SOCK_STREAM, 0);", "sys/socket.h"), (RUNS,)),
    Sabotage("dlopen", 1,
             in_explain('(void)::dlopen("libresolv.so.2", RTLD_NOW);', "dlfcn.h"), (READS,)),
    Sabotage("key-opened", 2,
             (Edit("planner/plan/identities.cpp", "", "#include <fstream>\n"),
              Edit("planner/plan/identities.cpp",
                   "        if (!is_none(file.text)) ",
                   "        (void)std::ifstream{client.home + file.text.substr(1)}.get();\n"
                   "        if (!is_none(file.text)) ")),
             (READS,)),
    Sabotage("read-twice", 2,
             (Edit(CONFIG_FILES, "        take(entry->second, path, world_.read_file(path));\n",
                   "        (void)world_.read_file(path);\n"
                   "        take(entry->second, path, world_.read_file(path));\n"),),
             (READS,)),
    Sabotage("include-out-of-root", 2,
             (Edit("planner/world/confined_world.cpp",
                   "    if (is_table ? !contains(path) : !lets_in(path)) {\n",
                   "    if (is_table && !contains(path)) {\n"),),
             ("nothing outside of the root is read, listed or seen, by path or link",), "planner",
             is_linked=True),
    Sabotage("fifo-blocks", 2,
             (Edit("planner/world/real_world.cpp",
                   "    if (S_ISREG(mode) || S_ISDIR(mode)) {\n",
                   "    if (!S_ISBLK(mode)) {\n"),
              Edit("planner/world/real_world.cpp", "O_CLOEXEC | O_NONBLOCK |", "O_CLOEXEC |")),
             ("a FIFO or a device in the place of a configuration is refused and not waited for",)),
    Sabotage("raw-text", 3,
             (Edit("tools/sshplan/views/settings_list.cpp",
                   "                {printable(row.value.text), Role::code, at_value},",
                   "                {row.value.text, Role::code, at_value},"),
              # A line escapes what a view forgot.
              Edit("tools/sshplan/views/styled_line.cpp",
                   "    std::string shown = printable(text);\n",
                   "    std::string shown{text};\n")),
             (RAW,), is_linked=True),
    Sabotage("raw-json", 3,
             (Edit("tools/sshplan/views/json_text.cpp",
                   "        if (is_plain || !point.valid || printable(bytes) == bytes) {\n",
                   "        if (is_plain || !point.valid || !bytes.empty()) {\n"),),
             (RAW, RAW_LINT), is_linked=True),
    Sabotage("raw-annotation", 3,
             (Edit("tools/sshplan/views/lint_github.cpp",
                   "escaped += c == ':' ? \"%3A\" : c == ',' ? \"%2C\" : std::string(1, c);",
                   "escaped += c;"),),
             (RAW_LINT,), is_linked=True),
    Sabotage("environment-printed", 3,
             (Edit("planner/resolve/values/forward.cpp", "shown_fields(text, fields, shape)}",
                   "shown_fields(text, fields, shape).substr(0, 0)}"),),
             (VALUES,)),
    Sabotage("silent-limit", 4,
             (Edit("planner/plan/plan.cpp",
                   "    route_.ending = Ending::limit;\n"
                   "    route_.complaints.push_back(beyond(limit, most, sentence, because));\n",
                   "    (void)beyond(limit, most, sentence, because);\n"),),
             ("each limit that is met is named, and with one more there is an answer",),
             is_linked=True),
    Sabotage("order-by-address", 8,
             (Edit("planner/plan/identities.cpp", "", "#include <algorithm>\n"),
              Edit("planner/plan/identities.cpp", "    return identities;\n}",
                   "    std::ranges::sort(identities, {}, [](const Identity& one) {\n"
                   "        return reinterpret_cast<std::uintptr_t>(&one) ^\n"
                   "               reinterpret_cast<std::uintptr_t>(&client_mark());\n"
                   "    });\n    return identities;\n}"),
              Edit("planner/plan/identities.cpp",
                   "std::vector<Identity> offered_identities(",
                   "static const int& client_mark() { static const int* const mark = new int; "
                   "return *mark; }\n\nstd::vector<Identity> offered_identities(")),
             (SAME,)),
    Sabotage("order-by-clock", 8,
             (Edit("planner/plan/identities.cpp", "", "#include <algorithm>\n#include <chrono>\n"),
              Edit("planner/plan/identities.cpp", "    return identities;\n}",
                   "    if (std::chrono::steady_clock::now().time_since_epoch().count() / 64 % 2)\n"
                   "        std::ranges::reverse(identities);\n    return identities;\n}")),
             (SAME,)),
    Sabotage("working-directory", 8,
             in_explain('if (!caller.reading.real_path(".").ends_with("/")) '
                        'out.stream << caller.reading.real_path(".").size() << "\\n";'),
             (SAME,)),
    Sabotage("locale", 8, in_explain('(void)std::setlocale(LC_ALL, "");', "clocale"),
             (READS,)),
    Sabotage("written-unproved", 6,
             (Edit("tools/sshplan/commands/migrate_files.cpp",
                   "        if (proof.holds()) return std::nullopt;\n"
                   "        return \"the written",
                   "        if (proof.holds() || true) return std::nullopt;\n"
                   "        return \"the written"),),
             ("what --write has written is proved again on the bytes that were written",),
             is_linked=True),
    Sabotage("not-atomic", 6,
             (Edit("planner/world/real_files.cpp", "", "#include <fstream>\n"),
              Edit("planner/world/real_files.cpp",
                   "    return failure_unless(::rename(from.c_str(), to.c_str()) == 0);\n",
                   "    std::ofstream{to} << std::ifstream{from}.rdbuf();\n"
                   "    return failure_unless(::unlink(from.c_str()) == 0);\n")),
             ("a file is written beside and renamed into its place, never written into",)),
    Sabotage("diff-writes", 6,
             (Edit("tools/sshplan/commands/migrate_files.cpp",
                   "        if (options_.task == MigrationTask::write) write();\n",
                   "        write();\n"),),
             ("no verb changes a file unless --write, --fix or an option with its name says so",)),
    Sabotage("other-words", 7,
             (Edit("planner/connect/execution.cpp", "    for (std::string& word : ",
                   "    front.words.emplace_back(\"-C\");\n    for (std::string& word : "),),
             ("connect runs the words and the files that the dry run has shown",)),
    Sabotage("loosen-ignore", 9,
             obeyed("        if (!reading.is_judged() || kept_of(code).empty()) return;\n"
                    "        reading.loosens(where,",
                    "        if (!reading.is_judged() || !code.empty()) return;\n"
                    "        reading.loosens(where,"), (JUDGE,), is_linked=True),
    Sabotage("loosen-select", 9,
             obeyed("    if (leaves_some_out) {\n", "    if (leaves_some_out && false) {\n"),
             (JUDGE,), is_linked=True),
    Sabotage("loosen-fail-on", 9,
             obeyed("    if (reading.is_judged() && is_weaker) {\n",
                    "    if (reading.is_judged() && is_weaker && false) {\n"),
             (JUDGE,), is_linked=True),
    Sabotage("loosen-severity", 9,
             obeyed("        if (reading.is_judged() && is_lower) {\n",
                    "        if (reading.is_judged() && is_lower && false) {\n"),
             (JUDGE,), is_linked=True),
    Sabotage("loosen-keys", 9,
             obeyed("        if (!known->judge_only.empty() && reading.is_judged()) {\n",
                    "        if (known->take == nullptr && reading.is_judged()) {\n"),
             (JUDGE,), is_linked=True),
    Sabotage("judged-by-here", 9,
             (Edit("planner/explore/unknown_caller.cpp", "", "#include <cstdlib>\n"),
              Edit("planner/explore/unknown_caller.cpp",
                   "            .user = std::string{unknown_user},\n",
                   "            .user = std::getenv(\"USER\"),\n")),
             ("whoever judges, the verdict is the same",)),
)
