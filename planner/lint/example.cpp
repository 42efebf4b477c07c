#include "planner/lint/example.hpp"

#include <charconv>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "planner/explore/judged_configurations.hpp"
#include "planner/explore/unknown_caller.hpp"
#include "planner/lint/dialect_range.hpp"
#include "planner/world/imaginary_world.hpp"

namespace sshplan {
namespace {

constexpr std::string_view opening = "«";
constexpr std::string_view closing = "»";
constexpr std::string_view folder = "ssh";
constexpr std::string_view own_folder = "/home/ana/.ssh";
constexpr std::uint32_t some_uid = 1000;

/// Cuts off a word such as " mode=664" behind a name, and returns what it says.
std::string_view cut_word(std::string_view& name, std::string_view word) {
    const std::size_t at = name.find(word);
    if (at == std::string_view::npos) return {};
    const std::string_view value = name.substr(at + word.size());
    name = name.substr(0, at);
    return value;
}

/// "-- conf.d/a.conf mode=664 --", "-- conf.d/b.conf link=/srv/b.conf --"
std::optional<ExampleFile> read_header(std::string_view line) {
    constexpr std::string_view dashes = "-- ";
    if (!line.starts_with(dashes) || !line.ends_with(" --")) return std::nullopt;
    std::string_view name = line.substr(dashes.size(), line.size() - 2 * dashes.size());
    ExampleFile file;
    file.link = cut_word(name, " link=");
    const std::string_view digits = cut_word(name, " mode=");
    std::from_chars(digits.data(), digits.data() + digits.size(), file.mode, 8);
    file.name = name;
    return file;
}

/// Adds text to a file without its marks, which may span lines.
void add_marked(ExampleFile& file, std::string_view text) {
    while (!text.empty()) {
        if (text.starts_with(opening)) {
            const auto at = static_cast<std::uint32_t>(file.bytes.size());
            file.marked.push_back({at, at});
            text.remove_prefix(opening.size());
        } else if (text.starts_with(closing)) {
            file.marked.back().end = static_cast<std::uint32_t>(file.bytes.size());
            text.remove_prefix(closing.size());
        } else {
            file.bytes += text.front();
            text.remove_prefix(1);
        }
    }
}

Imaginary machine_of(const std::vector<ExampleFile>& files, std::string_view where) {
    Imaginary machine;
    machine.uid = some_uid;
    machine.variables = {{"HOME", "/home/ana"}};
    put_files(machine, files, where);
    return machine;
}

}  // namespace

void put_files(Imaginary& machine, const std::vector<ExampleFile>& files, std::string_view where) {
    for (const ExampleFile& file : files) {
        const bool is_absolute = file.name.starts_with('/');
        const std::string path = is_absolute ? file.name : fmt::format("{}/{}", where, file.name);
        if (!file.link.empty()) {
            machine.links[path] = file.link;
            continue;
        }
        if (path.ends_with('/')) {
            machine.folders[path.substr(0, path.size() - 1)] = {.owner = some_uid,
                                                                .mode = file.mode};
            continue;
        }
        ImaginaryFile& made = machine.files[path];
        made = {.bytes = file.bytes, .owner = some_uid, .group = some_uid + 1, .mode = file.mode};
        if (file.mode == 0) made.failure = {FileFailure::Kind::failed, "Permission denied"};
    }
}

std::vector<ExampleFile> read_example(const Example& example) {
    std::vector<ExampleFile> files{{.name = "config"}};
    std::string_view rest = example.text;
    if (rest.starts_with('\n')) rest.remove_prefix(1);  // of the raw string
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
        const std::string_view line = rest.substr(0, end);
        if (auto file = read_header(line.substr(0, line.find_last_not_of('\n') + 1))) {
            files.push_back(*std::move(file));
        } else {
            add_marked(files.back(), line);
        }
        rest.remove_prefix(end);
    }
    return files;
}

/// What the report points into.
struct LintedExample::Parts {
    explicit Parts(Imaginary imaginary) : machine(std::move(imaginary)) {}

    ImaginaryWorld machine;
    std::optional<JudgedConfigurations> judged{};
    std::optional<ConfigFiles> own{};
    std::vector<LintTarget> targets{};
    std::optional<Conditions> conditions{};
    std::optional<LintReport> report{};
};

LintedExample::LintedExample(const Example& example)
    : LintedExample(read_example(example), example) {}

LintedExample::LintedExample(const std::vector<ExampleFile>& files, const Example& example) {
    const bool is_own = example.role == ExampleRole::own_machine;
    parts_ = std::make_unique<Parts>(machine_of(files, is_own ? own_folder : folder));
    auto dialects =
        std::get<std::vector<Dialect>>(find_dialects(example.min_openssh, example.max_openssh));
    Client client = unknown_caller(dialects.back());
    Parts& parts = *parts_;
    if (is_own) {
        parts.own.emplace(parts.machine);
        client.home = "/home/ana";
        client.user = "ana";
        client.ssh_dir = own_folder;
        client.user_config = {fmt::format("{}/config", own_folder), RoleFile::Wanted::by_default};
        parts.targets.push_back({std::move(client), &parts.machine, &*parts.own});
    } else {
        const bool is_system = example.role == ExampleRole::system;
        parts.judged.emplace(parts.machine,
                             JudgedRoles{.caller = std::move(client),
                                         .side = is_system ? Side::system : Side::user});
        (void)parts.judged->look_at(fmt::format("{}/config", folder));
        for (const JudgedConfiguration& one : parts.judged->all()) {
            parts.targets.push_back({one.client, one.world, one.files});
        }
    }
    World& nowhere = parts.machine;
    parts.conditions.emplace(ConditionSources{nowhere, nowhere, nowhere, "/bin/sh"},
                             std::vector<Assumption>{});
    parts.report = lint(parts.targets,
                        std::move(dialects),
                        *parts.conditions,
                        {.selection = {.profile = find_profile(example.profile).value()},
                         .comments = is_own ? Comments::silence : Comments::cannot_loosen,
                         .today = "2026-01-01",
                         .policy = example.policy == nullptr ? nullptr : &example.policy()});
}

LintedExample::~LintedExample() = default;

const LintReport& LintedExample::report() const { return *parts_->report; }

const Conditions& LintedExample::conditions() const { return *parts_->conditions; }

}  // namespace sshplan
