#include "tools/sshplan/commands/path_options.hpp"

#include <array>

#include "planner/resolve/spelling.hpp"

namespace sshplan::cli {

namespace {

OptionFault store_root(PathOptions& options, const std::string& value) {
    options.root = value;
    return std::nullopt;
}

OptionFault store_side(PathOptions& options, const std::string& value) {
    return choose_for(
        "--as", options.side, value, {{"user", Side::user}, {"system", Side::system}});
}

// In the order of the help.
// clang-format off
constexpr std::array common_options{
    VerbOption<PathOptions>{{"--as",   "user|system", "with PATH: whose configuration it is (user)"},       store_side},
    VerbOption<PathOptions>{{"--root", "DIR",         "with PATH: nothing outside is read (its folder)"},   store_root},
};
// clang-format on

/// Goes through the words and sorts them.
class Sorter {
public:
    Sorter(std::span<const std::string> words,
           std::string_view verb,
           std::span<const OptionShape> own)
        : rest_(words), verb_(verb), own_(own) {}

    std::variant<SortedWords, WrongOption> run() {
        while (!rest_.empty()) {
            if (OptionFault fault = take()) return WrongOption{*std::move(fault)};
        }
        auto read = read_own_options(evaluation_words_, verb_);
        if (auto* const wrong = std::get_if<WrongOption>(&read)) return std::move(*wrong);
        EvaluationOptions& evaluation = sorted_.common.evaluation;
        evaluation = std::get<EvaluationOptions>(std::move(read));
        if (!names_openssh_ && !sorted_.common.paths.empty()) evaluation.openssh = "newest";
        return std::move(sorted_);
    }

private:
    OptionFault take() {
        const std::string& word = rest_.front();
        if (is_behind_dashes_ || word == "-" || !word.starts_with('-')) {
            sorted_.common.paths.push_back(word);
            rest_ = rest_.subspan(1);
            return std::nullopt;
        }
        if (word == "--") {
            is_behind_dashes_ = true;
            rest_ = rest_.subspan(1);
            return std::nullopt;
        }
        const std::string name = word.substr(0, word.find('='));
        for (std::size_t i = 0; i < own_.size(); ++i) {
            if (own_[i].name == name) return take_own(i);
        }
        for (const VerbOption<PathOptions>& common : common_options) {
            if (common.shape.name == name) return take_common(common);
        }
        return take_evaluation_option(name);
    }

    OptionFault take_own(std::size_t option) {
        return with_value(own_[option], [&](std::string value) -> OptionFault {
            sorted_.own.push_back({option, std::move(value)});
            return std::nullopt;
        });
    }

    OptionFault take_common(const VerbOption<PathOptions>& common) {
        return with_value(common.shape, [&](const std::string& value) {
            return common.store(sorted_.common, value);
        });
    }

    template <typename Store>
    OptionFault with_value(const OptionShape& shape, Store store) {
        auto taken = take_value(shape, rest_);
        if (auto* const wrong = std::get_if<WrongOption>(&taken)) return std::move(wrong->message);
        rest_ = rest_.subspan(std::get<OptionValue>(taken).words);
        return store(std::move(std::get<OptionValue>(taken).text));
    }

    OptionFault take_evaluation_option(const std::string& name) {
        const std::size_t count = count_own_words(rest_, verb_);
        if (count == 0) return unknown(name);
        names_openssh_ = names_openssh_ || name == "--openssh";
        const auto taken = rest_.first(count);
        evaluation_words_.insert(evaluation_words_.end(), taken.begin(), taken.end());
        rest_ = rest_.subspan(count);
        return std::nullopt;
    }

    [[nodiscard]] std::string unknown(const std::string& name) const {
        if (!name.starts_with("--")) {
            return fmt::format(
                "{} is no option of {}, which asks for every destination. Try: sshplan help {}",
                name,
                verb_,
                verb_);
        }
        std::vector<std::string_view> names = own_option_names(verb_);
        for (const OptionShape& shape : own_) names.push_back(shape.name);
        for (const VerbOption<PathOptions>& common : common_options) {
            names.push_back(common.shape.name);
        }
        const auto nearest = nearest_names(name, names, 1);
        return nearest.empty()
                   ? fmt::format("unknown option {}. Try: sshplan help {}", name, verb_)
                   : fmt::format("unknown option {}. Did you mean {}?", name, nearest.front());
    }

    std::span<const std::string> rest_;
    std::string_view verb_;
    std::span<const OptionShape> own_;
    bool is_behind_dashes_ = false;
    bool names_openssh_ = false;
    std::vector<std::string> evaluation_words_;
    SortedWords sorted_;
};

}  // namespace

std::variant<SortedWords, WrongOption> sort_words(std::span<const std::string> words,
                                                  std::string_view verb,
                                                  std::span<const OptionShape> own) {
    return Sorter{words, verb, own}.run();
}

OptionFault fault_of_paths(const PathOptions& options) {
    if (options.paths.empty()) {
        if (options.root) return "--root goes with a PATH";
        if (options.side == Side::system) return "--as goes with a PATH";
        return std::nullopt;
    }
    using Kind = ConfigChoice::Kind;
    if (options.evaluation.user_config.kind != Kind::usual) {
        return "--user-config and PATH exclude each other";
    }
    if (options.side == Side::system && options.evaluation.system_config.kind == Kind::file) {
        return "--as system and --system-config exclude each other: PATH is the system's file";
    }
    return std::nullopt;
}

std::string path_options_help(std::string_view verb, std::span<const OptionShape> own) {
    std::string help;
    for (const OptionShape& shape : own) {
        if (!shape.summary.empty()) help += help_line(shape);
    }
    for (const VerbOption<PathOptions>& common : common_options) help += help_line(common.shape);
    return help + own_options_help(verb);
}

}  // namespace sshplan::cli
