#include "planner/migrate/file_replacement.hpp"

#include <exception>
#include <ranges>
#include <set>

#include <fmt/format.h>

#include "planner/migrate/replaceable_file.hpp"

namespace sshplan {
namespace {

using Failure = std::optional<std::string>;

/// A file on its way from one version to the other.
struct Passage {
    const FileReplacement& wanted;
    ReplaceableFile file;
    FileOutcome outcome;
    std::optional<FileStatus> fresh{};  // the file with the new bytes
    bool has_new_name = false;
    bool has_old_name = false;
    bool may_be_in_place = false;
};

class Replacer {
public:
    Replacer(World& machine, const WrittenCheck& check) : machine_(machine), check_(check) {}

    ReplacementOutcome run(const std::vector<FileReplacement>& files) {
        ReplacementOutcome outcome;
        const auto held = machine_.hold_signals();
        outcome.failure = find(files);
        if (!outcome.failure) outcome.failure = replace(held.get());
        outcome.failure ? undo() : finish();
        outcome.files.reserve(files.size());
        for (Passage& passage : passages_) outcome.files.push_back(std::move(passage.outcome));
        for (std::size_t i = passages_.size(); i < files.size(); ++i) {
            outcome.files.push_back({.path = files[i].path});
        }
        outcome.remarks = std::move(remarks_);
        return outcome;
    }

private:
    static std::string say(const Passage& passage, std::string_view what) {
        return fmt::format("{}: {}", passage.wanted.path, what);
    }

    Failure find(const std::vector<FileReplacement>& files) {
        passages_.reserve(files.size());
        for (const FileReplacement& wanted : files) {
            auto found = find_replaceable_file(machine_, wanted.path);
            if (auto* const why = std::get_if<std::string>(&found)) return std::move(*why);
            auto& file = std::get<ReplaceableFile>(found);
            for (const Passage& other : passages_) {
                if (!is_same_file(other.file.status, file.status)) continue;
                return fmt::format("{}: it is the same file as {}; one of them is enough",
                                   wanted.path,
                                   other.wanted.path);
            }
            passages_.push_back({wanted, std::move(file), {.path = wanted.path}});
        }
        return std::nullopt;
    }

    Failure replace(const HeldSignals* held) {
        for (Passage& passage : passages_) {
            if (auto why = write_new(passage)) return why;
        }
        for (Passage& passage : passages_) {
            if (auto why = name_old(passage)) return why;
        }
        for (const Passage& passage : passages_) {
            if (auto why = look_for_changes(passage, passage.file.path)) return why;
        }
        if (held != nullptr && held->has_pending()) return "interrupted";
        for (Passage& passage : passages_) {
            if (auto why = put_in_place(passage)) return why;
        }
        if (auto why = sync_directories()) return why;
        if (auto why = check_written()) return why;
        if (held != nullptr && held->has_pending()) return "interrupted";
        return std::nullopt;
    }

    Failure write_new(Passage& passage) {
        const ReplaceableFile& file = passage.file;
        const std::string& bytes = passage.wanted.new_bytes;
        if (auto why = machine_.create_file_like(file.new_name, file.path, bytes)) {
            return say(passage, *why);
        }
        passage.has_new_name = true;
        const FileStatusAnswer answer = machine_.file_status(file.new_name);
        const auto* const status = std::get_if<FileStatus>(&answer);
        if (status == nullptr) return say(passage, std::get<FileFailure>(answer).reason);
        passage.fresh = *status;
        const FileAnswer read = machine_.read_file(file.new_name);
        if (const auto* const failure = std::get_if<FileFailure>(&read)) {
            return say(passage, failure->reason);
        }
        if (std::get<FileContent>(read).bytes == bytes) return std::nullopt;
        return say(passage, "what was written beside it reads otherwise");
    }

    /// By a second name the old file can be put back without any space on the disk.
    Failure name_old(Passage& passage) {
        const ReplaceableFile& file = passage.file;
        if (auto why = machine_.link_file(file.path, file.old_name)) {
            return say(passage, fmt::format("the old bytes get no second name: {}", *why));
        }
        passage.has_old_name = true;
        return std::nullopt;
    }

    /// Whether the old file, by one of its two names, is still as it was first seen.
    Failure look_for_changes(const Passage& passage, const std::string& name) {
        const FileStatusAnswer answer = machine_.file_status(name);
        const auto* const now = std::get_if<FileStatus>(&answer);
        if (now == nullptr) return say(passage, std::get<FileFailure>(answer).reason);
        const FileAnswer read = machine_.read_file(name);
        if (const auto* const failure = std::get_if<FileFailure>(&read)) {
            return say(passage, failure->reason);
        }
        const FileStatus& before = passage.file.status;
        const bool is_same = is_same_file(*now, before) && now->owner == before.owner &&
                             now->group == before.group && now->mode == before.mode &&
                             std::get<FileContent>(read).bytes == passage.wanted.old_bytes;
        if (is_same) return std::nullopt;
        return say(passage, "it was changed meanwhile; run this again");
    }

    Failure put_in_place(Passage& passage) {
        const ReplaceableFile& file = passage.file;
        if (auto why = look_for_changes(passage, file.path)) return why;
        passage.may_be_in_place = true;
        if (auto why = machine_.rename_file(file.new_name, file.path)) return say(passage, *why);
        passage.outcome.holds = HeldBytes::replaced;
        // Somebody may have written into the old file until the last moment.
        return look_for_changes(passage, file.old_name);
    }

    Failure sync_directories() {
        std::set<std::string> directories;
        for (const Passage& passage : passages_) directories.insert(passage.file.directory);
        for (const std::string& directory : directories) {
            if (auto why = machine_.sync_directory(directory)) {
                return fmt::format("{}: {}", directory, *why);
            }
        }
        return std::nullopt;
    }

    Failure check_written() {
        try {
            return check_();
        } catch (const std::exception& fault) {
            return fault.what();  // else nobody would hear what became of the files
        }
    }

    void finish() {
        for (Passage& passage : passages_) {
            remove_name(passage.has_old_name, passage.file.old_name, passage.file.status);
        }
    }

    void undo() {
        bool was_in_place = false;
        for (Passage& passage : passages_ | std::views::reverse) {
            was_in_place = was_in_place || passage.may_be_in_place;
            if (passage.may_be_in_place) put_back(passage);
            const ReplaceableFile& file = passage.file;
            remove_name(passage.has_new_name, file.new_name, passage.fresh);
            if (passage.outcome.old_bytes_at.empty()) {
                remove_name(passage.has_old_name, file.old_name, file.status);
            }
        }
        if (!was_in_place) return;
        if (auto why = sync_directories())
            remarks_.push_back("the old bytes may not be on disk yet: " + *why);
    }

    /// Some file systems do what they say has failed, so what is there now decides.
    void put_back(Passage& passage) {
        const ReplaceableFile& file = passage.file;
        const FileStatusAnswer answer = machine_.file_status(file.path);
        const auto* const now = std::get_if<FileStatus>(&answer);
        FileOutcome& outcome = passage.outcome;
        if (now != nullptr && is_same_file(*now, file.status)) {
            outcome.holds = HeldBytes::untouched;
            return;
        }
        if (now != nullptr && !is_same_file(*now, *passage.fresh)) {
            outcome.holds = HeldBytes::foreign;
            outcome.old_bytes_at = file.old_name;
            return;
        }
        if (auto why = machine_.rename_file(file.old_name, file.path)) {
            const bool is_new = now != nullptr || outcome.holds == HeldBytes::replaced;
            outcome.holds = is_new ? HeldBytes::replaced : HeldBytes::unknown;
            outcome.old_bytes_at = file.old_name;
            outcome.why = std::move(*why);
            return;
        }
        outcome.holds = HeldBytes::restored;
    }

    /// Removes a name that was given here, unless somebody else has taken it meanwhile.
    void remove_name(bool was_given, const std::string& name, const std::optional<FileStatus>& to) {
        if (!was_given) return;
        const FileStatusAnswer answer = machine_.file_status(name);
        if (const auto* const failure = std::get_if<FileFailure>(&answer)) {
            if (failure->kind == FileFailure::Kind::missing) return;
        } else if (to && !is_same_file(std::get<FileStatus>(answer), *to)) {
            return;
        }
        if (auto why = machine_.remove_file(name)) {
            remarks_.push_back(fmt::format("{} is left: {}", name, *why));
        }
    }

    World& machine_;
    const WrittenCheck& check_;
    std::vector<Passage> passages_;
    std::vector<std::string> remarks_;
};

}  // namespace

ReplacementOutcome replace_files(World& machine,
                                 const std::vector<FileReplacement>& files,
                                 const WrittenCheck& check) {
    return Replacer{machine, check}.run(files);
}

}  // namespace sshplan
