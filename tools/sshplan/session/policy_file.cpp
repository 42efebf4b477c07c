#include "tools/sshplan/session/policy_file.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "tools/sshplan/session/policy_hops.hpp"
#include "tools/sshplan/session/policy_values.hpp"
#include "tools/sshplan/session/policy_worlds.hpp"
#include "tools/sshplan/session/toml_fields.hpp"

namespace sshplan::cli {

namespace {

constexpr std::array<std::string_view, 3> policy_keys{"version", "assert", "worlds"};
constexpr std::array<std::string_view, 9> assertion_keys{
    "name", "hosts", "except", "worlds", "via", "direct", "expect", "option", "stable-across"};
constexpr std::string_view aliases = "@aliases";

/// Whether a Host line could hold this pattern as it is.
bool is_pattern(std::string_view text) {
    const auto is_other = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= ' ' || byte == 0x7f ||
               std::string_view{"\"'\\#,!@"}.find(c) != std::string_view::npos;
    };
    return !text.empty() && text.front() != '-' && std::ranges::none_of(text, is_other);
}

class Reader {
public:
    explicit Reader(const SourceFile& file) : file_(file), fields_(file) {}

    std::variant<Policy, Complaint> read(const TomlValue::Table& document) {
        fields_.expect_keys(document, policy_keys);
        check_version(document);
        if (const TomlEntry* const worlds = find_entry(document, "worlds")) {
            policy_.worlds = read_worlds(fields_, *worlds);
        }
        const TomlEntry* const assertions = find_entry(document, "assert");
        const auto* const list =
            assertions == nullptr ? nullptr : std::get_if<TomlValue::Array>(&assertions->value.of);
        if (list == nullptr || list->empty()) {
            fields_.fail(assertions == nullptr ? Span{} : assertions->value.span,
                         "a policy has assertions: [[assert]]");
        } else {
            for (const TomlValue& one : *list) read_assertion(one);
        }
        if (fields_.fault()) return *fields_.fault();
        return std::move(policy_);
    }

private:
    void check_version(const TomlValue::Table& document) {
        const TomlEntry* const version = find_entry(document, "version");
        if (version == nullptr) return fields_.fail({}, "a policy begins with version = 1");
        const auto* const number = std::get_if<std::int64_t>(&version->value.of);
        if (number == nullptr || *number != 1) {
            fields_.fail(version->value.span, "only version = 1 is known");
        }
    }

    void read_assertion(const TomlValue& value) {
        const auto* const table = std::get_if<TomlValue::Table>(&value.of);
        if (table == nullptr)
            return fields_.fail(value.span, "an assertion is a table: [[assert]]");
        fields_.expect_keys(*table, assertion_keys);
        Assertion assertion{.name = {}, .where = {&file_, value.span}};
        read_name(*table, value, assertion);
        read_hosts(*table, value, assertion.hosts);
        if (const TomlEntry* const worlds = find_entry(*table, "worlds")) {
            assertion.worlds = worlds_named(*worlds);
        }
        if (const TomlEntry* const via = find_entry(*table, "via")) {
            assertion.via = read_via(fields_, *via);
        }
        read_directness(*table, assertion);
        if (const TomlEntry* const expect = find_entry(*table, "expect")) {
            read_expectation(fields_, *expect, assertion);
        }
        if (const TomlEntry* const option = find_entry(*table, "option")) {
            assertion.values.push_back(read_option(fields_, *option));
        }
        if (const TomlEntry* const releases = find_entry(*table, "stable-across")) {
            assertion.stable_across = read_releases(fields_, *releases);
        }
        if (!asserts_something(*table)) {
            fields_.fail(value.span,
                         "it asserts nothing: via, direct, expect, option or stable-across");
        }
        policy_.assertions.push_back(std::move(assertion));
    }

    static bool asserts_something(const TomlValue::Table& table) {
        constexpr std::array<std::string_view, 5> keys{
            "via", "direct", "expect", "option", "stable-across"};
        return std::ranges::any_of(
            keys, [&](std::string_view key) { return find_entry(table, key) != nullptr; });
    }

    void read_name(const TomlValue::Table& table, const TomlValue& value, Assertion& assertion) {
        const TomlEntry* const name = find_entry(table, "name");
        if (name == nullptr) return fields_.fail(value.span, "it has no name");
        assertion.name = fields_.text(*name);
        if (assertion.name.empty()) fields_.fail(name->value.span, "'name' is empty");
        if (!names_.insert(assertion.name).second) {
            fields_.fail(name->value.span, "another assertion has this name");
        }
    }

    void read_hosts(const TomlValue::Table& table, const TomlValue& value, AssertedHosts& hosts) {
        const TomlEntry* const given = find_entry(table, "hosts");
        if (given == nullptr) return fields_.fail(value.span, "it has no hosts");
        for (std::string& pattern : fields_.texts(*given)) {
            if (pattern == aliases) {
                hosts.has_aliases = true;
            } else {
                add_pattern(*given, std::move(pattern), hosts.patterns);
            }
        }
        const TomlEntry* const except = find_entry(table, "except");
        if (except == nullptr) return;
        for (std::string& pattern : fields_.texts(*except)) {
            add_pattern(*except, std::move(pattern), hosts.except);
        }
    }

    void add_pattern(const TomlEntry& entry,
                     std::string pattern,
                     std::vector<std::string>& patterns) {
        if (!is_pattern(pattern)) {
            fields_.fail(entry.value.span,
                         fmt::format("'{}' is no pattern of one host name (* and ? stand for any "
                                     "characters); what is not meant goes to 'except'",
                                     pattern));
        }
        patterns.push_back(std::move(pattern));
    }

    /// Positions of the worlds that are named; none for "*", which is every outcome.
    std::vector<std::size_t> worlds_named(const TomlEntry& entry) {
        std::vector<std::size_t> positions;
        const std::vector<std::string> names = fields_.texts(entry);
        for (const std::string& name : names) {
            if (name == "*" && names.size() == 1) return {};
            const auto world = std::ranges::find(policy_.worlds, name, &PolicyWorld::name);
            if (world == policy_.worlds.end()) {
                fields_.fail(entry.value.span,
                             fmt::format("there is no [worlds.{}] in this policy", name));
                continue;
            }
            positions.push_back(static_cast<std::size_t>(world - policy_.worlds.begin()));
        }
        return positions;
    }

    void read_directness(const TomlValue::Table& table, Assertion& assertion) {
        const TomlEntry* const direct = find_entry(table, "direct");
        if (direct == nullptr) return;
        const auto is_direct = fields_.flag(*direct);
        if (is_direct) {
            assertion.directness = *is_direct ? Directness::required : Directness::forbidden;
        }
    }

    const SourceFile& file_;
    TomlFields fields_;
    Policy policy_;
    std::set<std::string> names_;
};

}  // namespace

std::variant<PolicyFile, Complaint> read_policy(std::shared_ptr<const SourceFile> file) {
    auto document = read_toml(*file);
    if (auto* const wrong = std::get_if<Complaint>(&document)) return std::move(*wrong);
    const auto& table = std::get<TomlValue::Table>(std::get<TomlValue>(document).of);
    auto read = Reader{*file}.read(table);
    if (auto* const wrong = std::get_if<Complaint>(&read)) return std::move(*wrong);
    return PolicyFile{std::move(file), std::get<Policy>(std::move(read))};
}

}  // namespace sshplan::cli
