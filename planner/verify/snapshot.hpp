#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "planner/resolve/client.hpp"
#include "planner/resolve/config_files.hpp"
#include "planner/verify/process_outcomes.hpp"
#include "planner/world/world.hpp"

namespace sshplan {

/// Why an ssh cannot be asked on copies.
struct NoCopy {
    std::string why;
};

/// Copies of the bytes that were read, in a private folder, for an ssh that is to read them and no
/// others: byte for byte, but that Include lines name the copies of what they led to.
class Snapshot {
public:
    /// `folder`: private, and `acting` may write into it.
    Snapshot(World& acting, std::string folder, ConfigFiles& files, const Client& client)
        : acting_(acting), folder_(std::move(folder)), files_(files), client_(client) {}

    /// The argument of -F by which ssh reads all of them, or why there is none. The same files are
    /// copied once.
    [[nodiscard]] std::variant<std::string, NoCopy> take(const ReadFiles& read);

    /// A text of ssh's with the files' own names in the place of those of the copies.
    [[nodiscard]] std::string with_own_names(std::string_view text) const;

private:
    /// What one Include word led to, by where it begins.
    using Words = std::map<std::pair<const SourceFile*, std::uint32_t>, const Inclusion*>;

    [[nodiscard]] std::variant<std::string, NoCopy> copy_all(
        const std::vector<const OpenedFile*>& tops, const Inclusions& inclusions);
    [[nodiscard]] std::optional<std::string> obstacle_in(const Inclusions& inclusions);
    [[nodiscard]] std::optional<std::string> obstacle_of(const std::string& path);
    [[nodiscard]] bool is_too_deep(const std::vector<const OpenedFile*>& tops, const Words& words);
    [[nodiscard]] std::string copy_of(const OpenedFile& file);
    [[nodiscard]] std::string bytes_for(const OpenedFile& file, const Words& words);
    [[nodiscard]] std::string names_for(const Inclusion& inclusion);
    [[nodiscard]] std::string next_path();

    World& acting_;
    std::string folder_;
    ConfigFiles& files_;
    const Client& client_;
    std::map<const OpenedFile*, std::string> copies_{};  // of the files that are being copied
    std::vector<const OpenedFile*> to_write_{};
    std::vector<std::string> names_{};  // own names, by the numbers of the copies
    std::map<std::string, std::variant<std::string, NoCopy>> taken_{};  // by all that was read
};

}  // namespace sshplan
