#include "planner/classes/questions.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/explore/named_destination.hpp"
#include "planner/resolve/value.hpp"
#include "planner/world/services.hpp"

namespace sshplan {
namespace {

void add_host_questions(Questions& questions, const Directive& heading, const Spot& spot) {
    for (const Word& word : heading.words) {
        const std::string_view pattern = word.text.substr(word.text.starts_with('!') ? 1 : 0);
        questions.host.push_back({std::string{pattern}, spot});
    }
}

/// Reads one file's lines into what is asked.
class QuestionReader {
public:
    QuestionReader(Questions& questions,
                   const OpenedFile& file,
                   const ValueContext& context,
                   const Bystanders* bystanders)
        : questions_(questions), file_(file), context_(context), bystanders_(bystanders) {}

    void run() {
        for (const Directive& directive : file_.config(lexis_of(context_.dialect)).directives()) {
            const auto reading = read_keyword(directive.keyword, context_.dialect.edition);
            if (!reading || reading->status != Status::supported) continue;
            const Keyword keyword = reading->info->keyword;
            if (keyword == Keyword::match) is_for_named_ = false;
            if (keyword == Keyword::host) is_for_named_ = are_names(directive.words);
            spot_ = {file_.source.get(), directive.line, is_for_named_};
            read(directive, *reading->info);
        }
    }

private:
    void read(const Directive& directive, const KeywordInfo& info) {
        if (bystanders_ != nullptr && bystanders_->contains(directive)) {
            return read_names(directive);
        }
        switch (info.keyword) {
            case Keyword::host:
                return add_host_questions(questions_, directive, spot_);
            case Keyword::match:
                return read_match_questions(questions_, directive, spot_, context_.dialect);
            case Keyword::include:
                for (const Word& word : directive.words) add(questions_.includes, word.text);
                return;
            case Keyword::proxy_jump:
                return read_jump(directive);
            default:
                return read_setting(directive, info);
        }
    }

    static bool are_names(std::span<const Word> patterns) {
        return std::ranges::none_of(patterns, [](const Word& word) {
            return word.text.find_first_of("*?") != std::string_view::npos;
        });
    }

    void add(std::vector<Spotted>& list, std::string_view text) {
        list.push_back({std::string{text}, spot_});
    }

    void read_names(const Directive& heading) {
        for (const std::string& name : names_in_heading(heading, context_.dialect)) {
            add(questions_.host, name);
        }
    }

    void read_jump(const Directive& directive) {
        const std::string_view raw = raw_value(directive);
        if (is_none(raw) && context_.dialect.has(Difference::jump_none)) return;
        auto list = parse_jump_list(raw, jump_reading(context_.dialect));
        if (list) questions_.jumps.push_back({*std::move(list), spot_});
    }

    void read_setting(const Directive& directive, const KeywordInfo& info) {
        if (!is_asked_for(info.keyword)) return;
        const ValueAnswer answer = read_value(directive, info, context_);
        const auto* const value = std::get_if<Value>(&answer);
        if (value == nullptr || value->words.empty()) return;
        take(info.keyword, value->words);
    }

    static bool is_asked_for(Keyword keyword) {
        switch (keyword) {
            case Keyword::hostname:
            case Keyword::proxy_command:
            case Keyword::forward_agent:
            case Keyword::canonical_domains:
            case Keyword::canonicalize_max_dots:
            case Keyword::canonicalize_hostname:
            case Keyword::canonicalize_permitted_cnames:
            case Keyword::tag:
                return true;
            default:
                return false;
        }
    }

    void take(Keyword keyword, const std::vector<std::string>& words) {
        const std::string& text = words.front();
        const bool is_list_none = words.size() == 1 && is_none(text);
        if (keyword == Keyword::hostname) add(questions_.hostnames, text);
        if (keyword == Keyword::proxy_command && !is_none(text)) {
            add(questions_.proxy_commands, text);
        }
        if (keyword == Keyword::forward_agent && is_agent_path(text)) add(questions_.agents, text);
        if (keyword == Keyword::canonicalize_max_dots) add(questions_.dots, text);
        if (keyword == Keyword::tag) note(questions_.tag);
        if (keyword == Keyword::canonicalize_hostname && text != "false") {
            note(questions_.canonicalizes);
        }
        if (keyword == Keyword::canonical_domains) {
            for (const std::string& word : words) add(questions_.domains, word);
        }
        if (keyword == Keyword::canonicalize_permitted_cnames && !is_list_none) {
            note(questions_.permits_aliases);
        }
    }

    void note(std::optional<Spot>& spot) const {
        if (!spot) spot = spot_;
    }

    Questions& questions_;
    const OpenedFile& file_;
    const ValueContext& context_;
    const Bystanders* bystanders_;
    Spot spot_{};
    bool is_for_named_ = false;
};

}  // namespace

std::string Spot::text() const { return fmt::format("{} line {}", file->name(), line); }

Questions read_questions(const std::vector<const OpenedFile*>& files,
                         const Client& client,
                         World& world,
                         const Bystanders* bystanders) {
    Questions questions;
    const ValueContext context{client.dialect, world};
    for (const OpenedFile* const file : files) {
        QuestionReader{questions, *file, context, bystanders}.run();
    }
    return questions;
}

Questions read_questions(const std::vector<HeadingAt>& headings, const Dialect& dialect) {
    Questions questions;
    for (const HeadingAt& one : headings) {
        const Spot spot{one.file, one.heading->line};
        if (one.heading->is(Keyword::host)) {
            add_host_questions(questions, *one.heading, spot);
        } else {
            read_match_questions(questions, *one.heading, spot, dialect);
        }
    }
    return questions;
}

}  // namespace sshplan
