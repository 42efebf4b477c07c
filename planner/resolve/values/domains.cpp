#include <optional>
#include <utility>

#include <fmt/format.h>

#include "parser/config/pattern.hpp"
#include "planner/resolve/values/readers.hpp"

namespace sshplan::values {

namespace {

ValueFault none_not_alone(const Reading& reading, const Word& word) {
    return fault(reading,
                 &word,
                 ComplaintKind::none_not_alone,
                 fmt::format("keyword {} \"none\" argument must appear alone.", reading.keyword()));
}

bool is_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool may_stand(char c) { return is_alphanumeric(c) || c == '.' || c == '-' || c == '_'; }

}  // namespace

std::optional<DomainFault> domain_fault(std::string_view name, const Dialect& dialect) {
    if (name.empty()) return DomainFault{"empty domain name", 0};
    const bool leading = name.front() == '_' && dialect.has(Difference::domain_may_lead_underscore);
    if (!is_alphanumeric(name.front()) && !leading) {
        return DomainFault{"domain name \"{}\" starts with invalid character", 0};
    }
    char last = '\0';
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (last == '.' && name[at] == '.') {
            return DomainFault{"domain name \"{}\" contains consecutive separators", at + 1};
        }
        if (!may_stand(name[at])) {
            return DomainFault{"domain name \"{}\" contains invalid characters", at + 1};
        }
        last = name[at];
    }
    return std::nullopt;
}

std::string describe_fault(const DomainFault& fault, std::string_view name) {
    return fmt::format(fmt::runtime(fault.message), shortened(name));
}

namespace {

/// Lower case, without the dot at its end.
std::string plain_domain(std::string_view name) {
    name.remove_suffix(name.ends_with('.') ? 1 : 0);
    return lower_case(name);
}

/// What is wrong with a word of CanonicalDomains. An empty one had a message of its own once.
std::optional<std::string> word_fault(const Reading& reading, const Word& word) {
    if (word.text.empty() && !reading.has(Difference::lists_need_a_word)) {
        return fmt::format("keyword {} empty argument", reading.keyword());
    }
    const std::optional<DomainFault> wrong = domain_fault(word.text, reading.dialect());
    if (!wrong) return std::nullopt;
    // It is lower-cased as far as it was looked at.
    const std::string shown = lower_case(word.text.substr(0, wrong->looked_at)) +
                              std::string{word.text.substr(wrong->looked_at)};
    return describe_fault(*wrong, shown);
}

/// A list that is empty, where the dialect takes one, leaves the option unset.
ValueAnswer finish(const Reading& reading, Value value) {
    if (!value.words.empty()) return value;
    if (reading.has(Difference::lists_need_a_word)) return nothing_there(reading);
    value.storing = Storing::leaves_unset;
    return value;
}

/// SOURCES:TARGETS, cut at the first colon; `*` stands for all. Nothing if it is neither.
std::optional<std::string> read_rule(std::string_view text) {
    if (text == "*") return "*:*";
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon + 1 == text.size()) return std::nullopt;
    return lower_case(text);
}

}  // namespace

/// `none` is read as a domain, and means none at all.
ValueAnswer read_domains(Reading& reading) {
    const bool knows_none = reading.has(Difference::lines_tokenised);
    Value value;
    while (const Word* const word = reading.take_entry()) {
        if (knows_none && is_none(word->text) && (!value.words.empty() || reading.left() > 0)) {
            return none_not_alone(reading, *word);
        }
        if (std::optional<std::string> wrong = word_fault(reading, *word)) {
            return fault(reading, word, *std::move(wrong));
        }
        value.words.push_back(plain_domain(word->text));
    }
    return finish(reading, std::move(value));
}

ValueAnswer read_cname_rules(Reading& reading) {
    const bool knows_none = reading.has(Difference::cname_rules_may_be_none);
    Value value;
    while (const Word* const word = reading.take_entry()) {
        if (knows_none && is_none(word->text)) {
            if (!value.words.empty() || reading.left() > 0) return none_not_alone(reading, *word);
            value.words.emplace_back(word->text);
            continue;
        }
        std::optional<std::string> rule = read_rule(word->text);
        if (!rule) {
            return fault(reading,
                         word,
                         fmt::format("Invalid permitted CNAME \"{}\"", lower_case(word->text)));
        }
        value.words.push_back(*std::move(rule));
    }
    return finish(reading, std::move(value));
}

}  // namespace sshplan::values
