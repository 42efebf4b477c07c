#include <iostream>
#include <set>
#include <string>
#include <string_view>

#include "parser/config/keyword.hpp"
#include "planner/lint/all_rules.hpp"
#include "planner/lint/rule.hpp"
#include "planner/resolve/match/criteria.hpp"

using namespace sshplan;

/// Prints, as a dictionary of libFuzzer, what the tables know of configurations: keywords, the
/// names of their values, criteria of Match, tokens, and rules of lint.
int main() {
    std::set<std::string> words{"all", "final", "canonical", "none", "\\x0A==\\x0A"};
    for (const KeywordInfo& row : keyword_table()) {
        words.emplace(row.spelling);
        for (const EnumName& name : row.names) words.emplace(name.spelling);
        for (const char letter : row.tokens) words.insert(std::string{'%', letter});
    }
    for (const KeywordAlias& alias : keyword_aliases()) words.emplace(alias.spelling);
    for (const Criterion& criterion : all_criteria()) words.emplace(criterion.name);
    for (const Rule* const rule : all_rules()) {
        words.insert("# sshplan: ignore[" + std::string{rule->id} + "]");
    }
    for (const std::string& word : words) std::cout << '"' << word << "\"\n";
    return 0;
}
