#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "parser/config/config.hpp"

using namespace sshplan;
namespace fs = std::filesystem;

namespace {

using Strings = std::vector<std::string>;

/// A folder of its own with one configuration file, gone with the object.
class ConfigFile {
public:
    explicit ConfigFile(std::string_view bytes) {
        std::string folder = fs::temp_directory_path() / "lexis-XXXXXX";
        if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
        path_ = fs::path{folder} / "config";
        std::ofstream{path_, std::ios::binary} << bytes;
    }
    ConfigFile(const ConfigFile&) = delete;
    ConfigFile& operator=(const ConfigFile&) = delete;
    ~ConfigFile() { fs::remove_all(path_.parent_path()); }

    [[nodiscard]] const std::string& path() const { return path_.native(); }

private:
    fs::path path_;
};

/// What `ssh -G` prints of a file, its standard error among it, in lines.
Strings ssh_on(const ConfigFile& file) {
    const std::string command = "SHELL=/bin/false ssh -G -F '" + file.path() + "' host 2>&1";
    FILE* const pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error{"no shell"};
    std::string text;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
    const int status = ::pclose(pipe);
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (code != 0 && code != 255) throw std::runtime_error{"ssh cannot be run: " + text};
    Strings lines;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// What ssh says of a file's lines before it reads their values: "3 no argument".
Strings verdicts_of_ssh(std::string_view bytes) {
    const ConfigFile file{bytes};
    static const std::regex message{
        "^:? line ([0-9]+): (no argument after keyword|invalid quotes|Bad configuration option)"};
    Strings verdicts;
    for (const std::string& line : ssh_on(file)) {
        if (!line.starts_with(file.path())) continue;
        const std::string text = line.substr(file.path().size());
        std::smatch found;
        if (std::regex_search(text, found, message)) {
            verdicts.push_back(found[1].str() + " " + found[2].str());
        }
    }
    return verdicts;
}

/// The same as the parser has it.
Strings verdicts_of_parser(std::string_view bytes) {
    const SourceFile file{"config", std::string{bytes}};
    const Config config{file};
    Strings verdicts;
    for (const Directive& directive : config.directives()) {
        const std::string number = std::to_string(directive.line) + " ";
        if (directive.kind == LineKind::no_argument) {
            verdicts.push_back(number + "no argument after keyword");
            continue;
        }
        if (directive.info == nullptr) verdicts.push_back(number + "Bad configuration option");
        if (directive.kind == LineKind::bad_quotes) verdicts.push_back(number + "invalid quotes");
    }
    return verdicts;
}

/// What follows `name` in the lines of a dump that start with it.
Strings values_in_dump(const Strings& dump, const std::string& name) {
    Strings values;
    for (const std::string& line : dump) {
        if (line.starts_with(name + " ")) values.push_back(line.substr(name.size() + 1));
    }
    return values;
}

rc::Gen<std::string> joined(const rc::Gen<std::string>& piece) {
    return rc::gen::map(rc::gen::container<Strings>(piece), [](const Strings& pieces) {
        std::string text;
        for (const std::string& part : pieces) text += part;
        return text;
    });
}

// clang-format off
const Strings marks{"\"", "'", "\\", " ", "\t", "#", "\r", "\f", "\v", "\\\"", "\\'", "\\ ", "\"\"",
                    " #", "\xc2\xa0", "\xff"};
const Strings texts{"a", "b", "x y", "\"c d\"", "'e f'", "g\\h", "\"i\\\"j\"", "'k\\'"};
const Strings starts{"User", "Host", "SendEnv", "NoSuch", "USER ", "User ", "Host=", "SendEnv = ",
                     "\"User\"", "Us\"er\" ", "= User ", "\"\" Host ", "#", ""};
// clang-format on

rc::Gen<std::string> value_text() {
    return joined(rc::gen::oneOf(rc::gen::elementOf(marks), rc::gen::elementOf(texts)));
}

/// A file of lines that may start with a keyword. None of them stops ssh before the file's end.
rc::Gen<std::string> file_text() {
    const auto odd = rc::gen::elementOf(Strings{"=", "= ", "\n", "\r\n", std::string(1, '\0')});
    const auto any = rc::gen::weightedOneOf<std::string>(
        {{5, rc::gen::elementOf(marks)}, {3, rc::gen::elementOf(texts)}, {2, odd}});
    const auto line =
        rc::gen::map(rc::gen::tuple(rc::gen::elementOf(Strings{"", "", " ", "\t", "\f"}),
                                    rc::gen::elementOf(starts),
                                    rc::gen::scale(0.1, joined(any))),
                     [](const auto& parts) {
                         return std::get<0>(parts) + std::get<1>(parts) + std::get<2>(parts) + "\n";
                     });
    return joined(line);
}

/// Whether ssh takes each word of a SendEnv line for a name.
bool are_names(std::span<const Word> words) {
    return std::ranges::none_of(words, [](const Word& word) { return word.text.empty(); });
}

}  // namespace

TEST_CASE("ssh finds the same lines without argument, with bad quotes, or of no keyword", "[ssh]") {
    rc::prop("in files of odd lines", [] {
        const std::string bytes = *file_text();
        RC_ASSERT(verdicts_of_parser(bytes) == verdicts_of_ssh(bytes));
    });
}

TEST_CASE("ssh finds the same in every nasty file", "[ssh]") {
    const fs::path folder = fs::path{SSHPLAN_SOURCE_DIR} / "corpus/bytes";
    for (const auto& entry : fs::directory_iterator{folder}) {
        CAPTURE(entry.path().filename());
        std::ifstream in{entry.path(), std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
        CHECK(verdicts_of_parser(bytes) == verdicts_of_ssh(bytes));
    }
}

TEST_CASE("ssh cuts lines into the same words", "[ssh]") {
    rc::prop("as the names of SendEnv show", [] {
        std::string bytes;
        Strings expected;
        for (const std::string& value : *rc::gen::container<Strings>(10, value_text())) {
            const SourceFile file{"config", "SendEnv " + value + "\n"};
            const Config config{file};
            const Directive& directive = config.directives().front();
            if (directive.kind != LineKind::directive || !are_names(directive.words)) continue;
            bytes += file.bytes();
            for (const Word& word : directive.words) expected.emplace_back(word.text);
        }
        RC_PRE(!expected.empty());
        RC_ASSERT(values_in_dump(ssh_on(ConfigFile{bytes}), "sendenv") == expected);
    });
}

TEST_CASE("ssh takes the same raw value", "[ssh]") {
    rc::prop("as ProxyCommand shows", [] {
        const std::string separator =
            *rc::gen::elementOf(Strings{" ", "=", " = ", " = = ", "==\t"});
        const SourceFile file{"config", "ProxyCommand" + separator + *value_text() + "\n"};
        const Config config{file};
        const Directive& directive = config.directives().front();
        RC_PRE(directive.kind == LineKind::directive);
        const Strings expected{std::string{raw_value(directive)}};
        RC_ASSERT(values_in_dump(ssh_on(ConfigFile{file.bytes()}), "proxycommand") == expected);
    });
}
