#include "tests/promises/canary_lines.hpp"

#include <sstream>

namespace sshplan::test {

namespace {

/// $HOME and $ROOT in a word become paths.
std::string filled_in(std::string word, const Canary& canary) {
    for (const std::string name : {"home", "root"}) {
        const std::string mark = name == "home" ? "$HOME" : "$ROOT";
        const std::size_t at = word.find(mark);
        if (at == std::string::npos) continue;
        word.replace(at, mark.size(), canary.path(name == "home" ? "home" : ""));
    }
    return word;
}

/// Lines about what is read for this user.
std::vector<CanaryLine> lines_of_home() {
    return {
        {"explain canary"},
        {"explain --format json canary"},
        {"explain --all jumper"},
        {"explain -v jumper uptime"},
        {"explain --all recipe"},
        {"explain --all --openssh 10.5 handed"},
        {"explain --format json handed"},
        {"explain --openssh installed canary"},
        {"explain --openssh 10.5 canary"},
        {"explain -A -X -Y -L 8080:web:80 -D 1080 -w 0:1 -I /tmp/lib.so -S ctl -i key canary"},
        {"explain -J canary,second third"},
        {"explain --assume C1=no --assume C2=yes jumper"},
        {"explain --world $ROOT/world --dns-table $ROOT/names canary"},
        {"explain --exec=simulate --dns=off canary"},
        {"explain --color=always canary"},
        {"explain --for sftp second"},
        {.words = "resolve canary", .status = 4},
        {.words = "resolve --format json jumper", .status = 4},
        {.words = "resolve --world $ROOT/world canary"},
        {.words = "resolve --openssh installed -L 8080:web:80 -J second canary", .status = 4},
        {"hosts"},
        {"hosts --format json --openssh 10.5"},
        {"hosts --format names --via second"},
        {"hosts --format routes --assume C1=no --direct"},
    };
}

/// Lines about files that are judged for whoever will use them.
std::vector<CanaryLine> lines_of_judged_files() {
    constexpr Reads folder = Reads::of_folder;
    return {
        {"hosts $HOME/.ssh", folder},
        {"hosts --format json --root $HOME/.ssh $HOME/.ssh/config", folder},
        {"hosts --diff $HOME/.ssh $HOME/.ssh/config", Reads::of_folder_twice},
        {"lint --fail-on never --home $HOME --local-user ana", folder},
        {"lint --fail-on never --format sarif $HOME/.ssh", folder},
        {"lint --fail-on never --format json --min-openssh 10.3 $HOME/.ssh/config", folder},
        {"lint --fail-on never --format github --root $HOME/.ssh $HOME/.ssh", folder},
        {"lint --fail-on never --format junit $HOME/.ssh", folder},
        {"lint --fail-on never --format checkstyle --profile strict $HOME/.ssh", folder},
        {"lint --fail-on never --format gitlab --select ALL $HOME/.ssh", folder},
        {"lint --fail-on never --format concise --all $HOME/.ssh", folder},
        {"lint --fail-on never --format json-lines --no-suppressions $HOME/.ssh", folder},
        {"lint --policy $ROOT/policy.toml $HOME/.ssh", folder, 1},
        {"lint --fail-on never --statistics $HOME/.ssh", folder},
        {"lint --diff $HOME/.ssh", folder},
        {"lint --diff --check --unsafe-fixes --select ALL $HOME/.ssh", folder, 1},
        {"migrate $HOME/.ssh", folder},
        {"migrate --check $HOME/.ssh", folder, 1},
        {"migrate --format json --only netcat --min-openssh 10.3 $HOME/.ssh", folder},
        {"migrate --home $HOME --local-user ana", folder},
    };
}

/// Lines that read no configuration, or only the one that they name.
std::vector<CanaryLine> other_lines() {
    return {
        {"migrate --user-config none --system-config none -- ssh -oProxyCommand=touch canary",
         Reads::nothing},
        {"explain --user-config none --system-config none -oIdentityFile=$HOME/.ssh/key canary",
         Reads::nothing},
        {.words = "explain --assume *=yes -F $HOME/.ssh/config --out $ROOT/plan second",
         .reads = Reads::named,
         .writes = "plan"},
        {"connect --dry-run --assume *=yes -F $HOME/.ssh/config second", Reads::named},
        {"rule SEM001", Reads::nothing},
        {"rule --format json", Reads::nothing},
        {"rule --format markdown SEC002", Reads::nothing},
        {"explain --help", Reads::nothing},
        {"help", Reads::nothing},
        {"help migrate", Reads::nothing},
        {"--help", Reads::nothing},
        {"--version", Reads::nothing},
        {"canary", Reads::nothing, 2},
    };
}

}  // namespace

const std::vector<CanaryLine>& canary_lines() {
    static const std::vector<CanaryLine> lines = [] {
        std::vector<CanaryLine> all = lines_of_home();
        for (const auto& more : {lines_of_judged_files(), other_lines()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        return all;
    }();
    return lines;
}

CommandWords words_of(const CanaryLine& line, const Canary& canary) {
    std::istringstream stream{line.words};
    CommandWords words{SSHPLAN_BINARY};
    for (std::string word; stream >> word;) words.push_back(filled_in(word, canary));
    if (line.reads == Reads::all) {
        const std::vector<std::string> options = canary.options();
        words.insert(words.begin() + 2, options.begin(), options.end());
    }
    return words;
}

std::vector<Trace> trace_lines(const Canary& canary) {
    std::vector<CommandWords> commands;
    for (const CanaryLine& line : canary_lines()) commands.push_back(words_of(line, canary));
    return trace_programs(commands, canary.environment());
}

}  // namespace sshplan::test
