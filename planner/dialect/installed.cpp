#include "planner/dialect/installed.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "planner/dialect/elf_strings.hpp"

namespace sshplan {

namespace {

constexpr std::string_view prefix = "OpenSSH_";

bool is_printable(char byte) { return byte >= ' ' && byte <= '~'; }

/// Takes a run of digits from the start of `text`; nothing if there is none, or it is too long.
std::optional<int> take_number(std::string_view& text) {
    int value = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, fault] = std::from_chars(text.data(), end, value);
    if (fault != std::errc{} || text.starts_with('-')) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
    return value;
}

bool take(std::string_view& text, std::string_view start) {
    const bool found = text.starts_with(start);
    text.remove_prefix(found ? start.size() : 0);
    return found;
}

/// A version string in parts.
struct Version {
    Release release;
    std::string_view vendor;  // what follows the blank
};

std::optional<Version> read_version(std::string_view text) {
    if (!take(text, prefix)) {
        return std::nullopt;
    }
    const auto major = take_number(text);
    const bool has_point = take(text, ".");
    const auto minor = has_point ? take_number(text) : std::nullopt;
    if (!major || !minor || (take(text, "p") && !take_number(text))) {
        return std::nullopt;
    }
    const bool has_vendor = take(text, " ");
    const bool is_word = !text.empty() && std::ranges::all_of(text, [](char c) {
        return c != ' ' && is_printable(c);
    });
    if (has_vendor != is_word) {
        return std::nullopt;
    }
    return has_vendor || text.empty() ? std::optional{Version{{*major, *minor}, text}}
                                      : std::nullopt;
}

/// The N of "Debian-2+deb12uN"; 0 if there is none.
int debian_revision(std::string_view vendor) {
    constexpr std::string_view mark = "+deb12u";
    const std::size_t found = vendor.find(mark);
    if (found == std::string_view::npos) {
        return 0;
    }
    vendor.remove_prefix(found + mark.size());
    return take_number(vendor).value_or(0);
}

ChosenDialect debian_dialect(int revision) {
    ChosenDialect chosen{debian_9_2(revision), std::nullopt};
    if (revision > newest_debian_revision) {
        chosen.note = fmt::format("revision deb12u{} of Debian's 9.2 is read as deb12u{}",
                                  revision,
                                  newest_debian_revision);
    }
    return chosen;
}

const Dialect& oldest_upstream() {
    return *std::ranges::find(
        known_dialects(), Vendor::upstream, [](const Dialect& d) { return d.edition.vendor; });
}

/// The directories of PATH; an empty one is the working directory, as for a shell.
std::vector<std::string> search_path(World& world) {
    const std::string path = world.variable("PATH").value_or("/usr/bin:/bin");
    std::vector<std::string> directories;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find(':', begin), path.size());
        const std::string directory = path.substr(begin, end - begin);
        directories.push_back(directory.empty() ? "." : directory);
        begin = end + 1;
    }
    return directories;
}

/// Where the first ssh stands that is not sshplan, and by which word a shell finds it.
struct FoundSsh {
    std::string path{};
    std::string called = "ssh";
};

std::optional<FoundSsh> find_ssh(World& world) {
    FoundSsh found;
    for (const std::string& directory : search_path(world)) {
        found.path = directory + (directory.ends_with('/') ? "ssh" : "/ssh");
        if (!world.is_executable(found.path)) continue;
        if (!world.real_path(found.path).ends_with("/sshplan")) {
            if (found.called != "ssh") found.called = found.path;
            return found;
        }
        found.called.clear();
    }
    return std::nullopt;
}

Installed newest_instead(FoundSsh ssh, std::string_view why) {
    const Dialect& newest = newest_dialect();
    return {newest,
            "",
            std::move(ssh.path),
            std::move(ssh.called),
            fmt::format("{}: read as {}", why, newest.title)};
}

/// What was built in tells by what stands in the binary.
void set_parts(Dialect& dialect, std::string_view bytes) {
    Edition& edition = dialect.edition;
    edition.with_gssapi =
        edition.with_gssapi || bytes.find("gssapi-with-mic") != std::string_view::npos;
    edition.with_openssl = bytes.find("without OpenSSL") == std::string_view::npos;
    edition.with_pkcs11 = edition.with_openssl || dialect.has(Difference::pkcs11_without_openssl);
}

}  // namespace

std::string_view find_version_string(std::string_view bytes) {
    std::string_view best;
    for (std::size_t at = bytes.find(prefix); at != std::string_view::npos;
         at = bytes.find(prefix, at + prefix.size())) {
        if (at > 0 && is_printable(bytes[at - 1])) {
            continue;
        }
        const std::string_view rest = bytes.substr(at);
        const auto* const end = std::ranges::find_if_not(rest, is_printable);
        const std::string_view text = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
        if (text.size() > best.size() && read_version(text)) {
            best = text;
        }
    }
    return best;
}

ChosenDialect dialect_of_version(std::string_view version) {
    const auto read = read_version(version);
    if (!read) {
        return {newest_dialect(),
                fmt::format("no version of OpenSSH: read as {}", newest_dialect().title)};
    }
    const bool is_debian = read->vendor.starts_with("Debian-");
    if (is_debian && read->release == Release{9, 2}) {
        return debian_dialect(debian_revision(read->vendor));
    }
    const Dialect* known = upstream_not_newer_than(read->release);
    known = known == nullptr ? &oldest_upstream() : known;
    if (known->edition.release == read->release && read->vendor.empty()) {
        return {*known, std::nullopt};
    }
    return {is_debian ? with_debian_changes(*known) : *known,
            fmt::format("{} is not known here: read as OpenSSH {}{}",
                        version,
                        known->title,
                        is_debian ? " with Debian's changes" : "")};
}

namespace {

/// How a program reads that was found.
Installed read_program(World& world, FoundSsh ssh) {
    std::string bytes = strings_of_program(world, ssh.path).value_or("");
    std::string version{find_version_string(bytes)};
    if (version.empty()) {
        FileAnswer answer = world.read_file(ssh.path);
        if (const auto* const failure = std::get_if<FileFailure>(&answer)) {
            const std::string why =
                fmt::format("{} cannot be read ({})", ssh.path, failure->reason);
            return newest_instead(std::move(ssh), why);
        }
        bytes = std::move(std::get<FileContent>(answer).bytes);
        version = find_version_string(bytes);
    }
    if (version.empty()) {
        const std::string why = fmt::format("no version of OpenSSH was found in {}", ssh.path);
        return newest_instead(std::move(ssh), why);
    }
    ChosenDialect chosen = dialect_of_version(version);
    chosen.dialect.banner = version;
    set_parts(chosen.dialect, bytes);
    return {chosen.dialect,
            std::move(version),
            std::move(ssh.path),
            std::move(ssh.called),
            std::move(chosen.note)};
}

}  // namespace

Installed installed_dialect(World& world) {
    auto ssh = find_ssh(world);
    if (!ssh) return newest_instead({}, "no ssh was found in PATH");
    return read_program(world, *std::move(ssh));
}

Installed dialect_of_program(World& world, const std::string& path) {
    return read_program(world, {path, path});
}

}  // namespace sshplan
