#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "planner/world/imaginary_world.hpp"

namespace sshplan::test {

/// What some versions of ssh answered.
struct RecordedAnswer {
    std::vector<std::string> versions;  // or "all", or "others"
    std::vector<std::string> lines;     // where standard output differs from the version's defaults
    std::vector<std::string> errors;
    int status = 0;
};

/// A machine, a command line of ssh -G, and what real ones answered (corpus/README.md).
struct RecordedCase {
    std::filesystem::path path;
    Imaginary machine{};
    std::vector<std::string> words;  // after `ssh`
    std::vector<RecordedAnswer> answers{};

    /// The answer of one version. Throws std::runtime_error if there is none.
    [[nodiscard]] const RecordedAnswer& answer_of(std::string_view version) const;
};

/// root on the machine of the recordings.
[[nodiscard]] Imaginary recording_machine();

/// Reads a case. Throws std::runtime_error with FILE:LINE where it is not one.
[[nodiscard]] RecordedCase read_recorded_case(const std::filesystem::path& path);

/// What a version prints for one keyword where nothing sets it.
struct DefaultLines {
    std::string keyword;
    std::vector<std::string> lines{};  // none: it prints none
    bool is_recorded = true;
};

/// All that a version prints, in its order: `corpus/openssh/defaults/VERSION.txt`.
struct Defaults {
    std::string version;
    std::vector<DefaultLines> keywords;

    [[nodiscard]] bool has_openssl() const;
};

/// Reads a version's defaults.
[[nodiscard]] Defaults read_defaults(const std::filesystem::path& path);

/// What was printed: the defaults, and what an answer says otherwise; `{host}` stands for `host`.
[[nodiscard]] std::string expected_output(const Defaults& defaults,
                                          const RecordedAnswer& answer,
                                          std::string_view host);

/// `output` without the lines that were not recorded for this answer.
[[nodiscard]] std::string recorded_part(const std::string& output,
                                        const Defaults& defaults,
                                        const RecordedAnswer& answer);

}  // namespace sshplan::test
