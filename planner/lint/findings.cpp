#include "planner/lint/findings.hpp"

#include <utility>

namespace sshplan {

Finding& Findings::add(const Place& where, std::string message) {
    return all_.emplace_back(Finding{
        .rule = &rule_, .severity = rule_.severity, .where = where, .message = std::move(message)});
}

Finding* Findings::add_seen(const Place& where,
                            std::string message,
                            std::size_t in_case,
                            const When& when) {
    const auto [at, is_new] =
        seen_.emplace(Key{where.file, where.span.begin, where.span.end, message}, all_.size());
    if (!is_new) {
        std::vector<std::size_t>& cases = all_[at->second].cases;
        if (cases.empty() || cases.back() != in_case) cases.push_back(in_case);
        return nullptr;
    }
    Finding& finding = add(where, std::move(message));
    finding.cases = {in_case};
    finding.when = when;
    return &finding;
}

}  // namespace sshplan
