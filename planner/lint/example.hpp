#pragma once

#include <memory>
#include <string>
#include <vector>

#include "planner/lint/lint.hpp"
#include "planner/lint/rule.hpp"

namespace sshplan {

/// A file of an example.
struct ExampleFile {
    std::string name;     // below the folder of the example
    std::string bytes{};  // without the marks
    std::vector<Span> marked{};
    std::uint32_t mode = 0644;
};

/// The files of an example, `config` first.
[[nodiscard]] std::vector<ExampleFile> read_example(const Example& example);

/// What the rules say of an example, on a machine of which nothing but its files is there.
class LintedExample {
public:
    explicit LintedExample(const Example& example);
    /// The same for other files, `config` first, read in the place and by the releases of an
    /// example.
    LintedExample(const std::vector<ExampleFile>& files, const Example& example);
    LintedExample(const LintedExample&) = delete;
    LintedExample& operator=(const LintedExample&) = delete;
    ~LintedExample();

    [[nodiscard]] const LintReport& report() const;
    [[nodiscard]] const Conditions& conditions() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace sshplan
