#pragma once

#include <map>
#include <string>

#include "parser/text/source.hpp"

namespace sshplan::cli {

/// How judged files are called in an answer: by the paths where they are, as far as the way there
/// was given.
class FileNames {
public:
    /// Calls a file by something else than the name by which it was opened.
    void add(const SourceFile* file, const std::string& path);

    /// Without `.`, `..` and doubled slashes.
    [[nodiscard]] std::string of(const SourceFile& file) const;

private:
    std::map<const SourceFile*, std::string> names_;
};

}  // namespace sshplan::cli
