#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "parser/text/edit.hpp"
#include "planner/lint/subject.hpp"
#include "planner/recipe/inner_options.hpp"

namespace sshplan {

/// An edit, and the file that it changes.
struct FileEdit {
    const SourceFile* file = nullptr;
    Edit edit{};

    friend bool operator==(const FileEdit&, const FileEdit&) = default;
};

/// Second names for jump hosts, so that a recipe can have options of its own for one. Recipes that
/// want the same lines for a host share a name.
class JumpNames {
public:
    /// `files` outlive it.
    JumpNames(std::span<const LintedFile> files,
              std::vector<std::set<const SourceFile*>> configurations)
        : files_(files), configurations_(std::move(configurations)) {}

    /// Names that no file spells, and that patterns with wildcards are likely to match just as they
    /// match the host; the best first.
    [[nodiscard]] const std::vector<std::string>& of(const std::string& host,
                                                     const std::vector<ConfigLine>& lines);

    /// The edits that put a name beside a host on each Host line that spells it, in files that some
    /// configuration reads together with another.
    [[nodiscard]] std::vector<FileEdit> beside(const std::string& host,
                                               const std::string& name,
                                               const SourceFile* with);

private:
    struct Named {
        std::vector<ConfigLine> lines;
        std::vector<std::string> names;
    };

    [[nodiscard]] std::vector<std::string> new_names(const std::string& host,
                                                     std::size_t number) const;
    [[nodiscard]] bool is_spelt(const std::string& name) const;
    [[nodiscard]] const std::vector<FileEdit>& beside_all(const std::string& host,
                                                          const std::string& name);
    [[nodiscard]] bool are_together(const SourceFile* one, const SourceFile* other) const;

    std::span<const LintedFile> files_;
    std::vector<std::set<const SourceFile*>> configurations_;  // the files of each
    std::map<std::string, std::vector<Named>> by_host_;
    std::map<std::pair<std::string, std::string>, std::vector<FileEdit>> beside_;
};

}  // namespace sshplan
