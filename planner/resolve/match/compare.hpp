#pragma once

#include "planner/resolve/evaluation.hpp"
#include "planner/resolve/match/criteria.hpp"
#include "planner/resolve/match/verdict.hpp"

namespace sshplan {

/// Compares one criterion with what is known so far, or asks its condition (readconf.c
/// match_condition, section "Match" of ssh_config(5)).
[[nodiscard]] Flow compare(
    Evaluation& evaluation, const LineAt& line, const Clause& clause, Test test, Verdict& verdict);

/// Notes the errors of a Match line: what is wrong, and that the line is bad.
[[nodiscard]] Flow bad_match(
    Evaluation& evaluation, const LineAt& line, Span span, ComplaintKind kind, std::string text);

}  // namespace sshplan
