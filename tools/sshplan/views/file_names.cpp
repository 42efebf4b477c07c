#include "tools/sshplan/views/file_names.hpp"

#include <filesystem>

namespace sshplan::cli {

void FileNames::add(const SourceFile* file, const std::string& path) { names_[file] = path; }

std::string FileNames::of(const SourceFile& file) const {
    const auto found = names_.find(&file);
    const std::string& name = found == names_.end() ? file.name() : found->second;
    return std::filesystem::path{name}.lexically_normal().string();
}

}  // namespace sshplan::cli
