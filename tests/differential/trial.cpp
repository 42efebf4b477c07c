#include "trial.hpp"

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "planner/invocation/quote.hpp"
#include "tests/support/line_diff.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

namespace {

constexpr std::string_view folder_mark = "{DIR}";

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
    return text;
}

std::string file_name(std::size_t number) {
    return number == 0 ? "main" : fmt::format("f{}", number);
}

Answer with_marks(Answer answer, const std::string& folder) {
    answer.out = replaced(std::move(answer.out), folder, folder_mark);
    answer.err = replaced(std::move(answer.err), folder, folder_mark);
    return answer;
}

std::string shown(const std::string& name, const std::string& theirs, const std::string& ours) {
    if (theirs == ours) return "";
    if (theirs.empty() != ours.empty() && name == "standard output") {
        return fmt::format("{}: {} has none\n", name, ours.empty() ? "sshplan" : "ssh");
    }
    return fmt::format("{}:\n{}", name, line_changes(theirs, ours));
}

}  // namespace

std::string Trial::described() const {
    std::string text;
    for (std::size_t i = 0; i < files.size(); ++i) {
        text += fmt::format("== bytes {}/{}\n", folder_mark, file_name(i));
        for (const std::string& line : files[i]) text += printable(line) + "\n";
    }
    return text + shell_command("\n$ ssh -G -F {DIR}/main", words) + "\n";
}

std::string Comparison::described() const {
    std::string text = shown("standard output", theirs.out, ours.out) +
                       shown("standard error", theirs.err, ours.err);
    if (theirs.status != ours.status) {
        text += fmt::format("status: - {} + {}\n", theirs.status, ours.status);
    }
    return text;
}

Strings words_in(const Trial& trial, const TemporaryFolder& place) {
    const std::string main = place.path("main");
    const std::string folder = main.substr(0, main.rfind('/'));
    for (std::size_t i = 0; i < trial.files.size(); ++i) {
        std::string bytes;
        for (const std::string& line : trial.files[i]) bytes += line;
        (void)place.write(file_name(i), replaced(std::move(bytes), folder_mark, folder));
    }
    Strings words{"-F", main};
    for (const std::string& word : trial.words) {
        words.push_back(replaced(word, folder_mark, folder));
    }
    return words;
}

Comparison compare(const Trial& trial) {
    const TemporaryFolder place;
    const Strings words = words_in(trial, place);
    const std::string main = place.path("main");
    const std::string folder = main.substr(0, main.rfind('/'));
    return {with_marks(ask_ssh(words), folder), with_marks(ask_sshplan(words), folder)};
}

}  // namespace sshplan::test
