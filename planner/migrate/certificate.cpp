#include "planner/migrate/certificate.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parser/text/utf8.hpp"
#include "planner/resolve/sha1.hpp"

namespace sshplan {
namespace {

/// What an edit looks for at a place, and what it puts there.
struct Replacement {
    std::size_t place;
    const std::string& old_text;
    const std::string& new_text;
};

/// Applies replacements in their order; nothing if the bytes do not hold what they look for.
std::optional<std::string> replaced(std::string_view bytes,
                                    const std::vector<Replacement>& replacements) {
    std::string text;
    std::size_t at = 0;
    for (const Replacement& one : replacements) {
        if (one.place < at || one.place > bytes.size()) return std::nullopt;
        if (!bytes.substr(one.place).starts_with(one.old_text)) return std::nullopt;
        text += bytes.substr(at, one.place - at);
        text += one.new_text;
        at = one.place + one.old_text.size();
    }
    return text.append(bytes.substr(at));
}

}  // namespace

std::string git_object_id(std::string_view bytes) {
    std::string object = fmt::format("blob {}", bytes.size());
    object.push_back('\0');
    return sha1_hex(object.append(bytes));
}

bool fits_certificate(const Certificate& certificate) {
    const auto fits = [](const CertifiedEdit& edit) {
        return is_utf8(edit.before) && is_utf8(edit.after);
    };
    return std::ranges::all_of(certificate.files, [&](const CertifiedFile& file) {
        return is_utf8(file.path) && std::ranges::all_of(file.edits, fits);
    });
}

std::optional<BothVersions> both_versions(const CertifiedFile& file, std::string_view bytes) {
    const std::string id = git_object_id(bytes);
    std::vector<Replacement> there;
    std::vector<Replacement> back;
    std::size_t grown = 0;  // modulo 2^64: it may be less
    for (const CertifiedEdit& edit : file.edits) {
        there.push_back({edit.start, edit.before, edit.after});
        back.push_back({edit.start + grown, edit.after, edit.before});
        grown += edit.after.size() - edit.before.size();
    }
    const bool is_before = id == file.before;
    if (!is_before && id != file.after) return std::nullopt;
    auto other = replaced(bytes, is_before ? there : back);
    if (!other) return std::nullopt;
    BothVersions both{std::string{bytes}, *std::move(other)};
    if (!is_before) std::swap(both.before, both.after);
    if (git_object_id(both.before) != file.before || git_object_id(both.after) != file.after) {
        return std::nullopt;
    }
    return both;
}

}  // namespace sshplan
