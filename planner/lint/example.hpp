#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "planner/lint/lint.hpp"
#include "planner/lint/rule.hpp"
#include "planner/world/imaginary_world.hpp"

namespace sshplan {

/// A file of an example.
struct ExampleFile {
    std::string name;     // below the folder of the example; of a folder with a slash at its end
    std::string bytes{};  // without the marks
    std::vector<Span> marked{};
    std::uint32_t mode = 0644;
    std::string link{};  // where it leads to, if it is a symbolic link
};

/// The files of an example, `config` first.
[[nodiscard]] std::vector<ExampleFile> read_example(const Example& example);

/// Puts the files of an example of the user with the number 1000 into a folder of a machine.
void put_files(Imaginary& machine, const std::vector<ExampleFile>& files, std::string_view where);

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
