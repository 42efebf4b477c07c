#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "planner/migrate/proof.hpp"

namespace sshplan {

/// A part of a file, before and after.
struct CertifiedEdit {
    std::uint32_t start = 0;  // in the bytes before
    std::string before{};
    std::string after{};
};

/// A file that was read, by the object ids that git gives its bytes.
struct CertifiedFile {
    std::string path{};
    std::string before{};
    std::string after{};  // the same, if nothing of it changes
    std::vector<CertifiedEdit> edits{};
};

/// A recipe that was rewritten, and what was said of it.
struct CertifiedRecipe {
    std::string path{};
    std::uint32_t line = 0;  // before
    std::string family{};
    std::string after{};                     // the value of ProxyJump
    std::size_t way = 0;                     // which of the ways to rewrite it
    std::vector<std::string> differences{};  // ids
};

/// A proof that others can go through again: which bytes became which, and what was claimed of it.
struct Certificate {
    std::vector<std::string> arguments{};  // PATHs, and the options by which files are read
    std::vector<std::string> versions{};   // the releases that were compared
    std::vector<CertifiedFile> files{};
    std::vector<CertifiedRecipe> recipes{};
    std::size_t cases = 0;
};

/// Whether a certificate can hold these bytes: JSON is UTF-8.
[[nodiscard]] bool fits_certificate(const Certificate& certificate);

/// The name that git has for these bytes (gitformat-pack(5); `git hash-object FILE` prints it).
[[nodiscard]] std::string git_object_id(std::string_view bytes);

/// The bytes of a certified file in both versions, out of either; what it returns otherwise is
/// nothing: the file holds neither.
struct BothVersions {
    std::string before;
    std::string after;
};
[[nodiscard]] std::optional<BothVersions> both_versions(const CertifiedFile& file,
                                                        std::string_view bytes);

}  // namespace sshplan
