#include "planner/lint/case_classes.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "planner/classes/classes_beside.hpp"

namespace sshplan {
namespace {

bool are_too_many(const InvocationClasses& classes) {
    return std::ranges::any_of(classes.gaps,
                               [](const Note& gap) { return gap.code.starts_with("too-many"); });
}

}  // namespace

CaseClasses case_classes(const Client& client,
                         const LintTarget& target,
                         std::size_t most_combined) {
    const std::vector<const OpenedFile*> files = files_read(client, *target.world, *target.files);
    Bystanders bystanders{files, client, *target.world};
    CaseClasses result;
    if (bystanders.wildcard_count() <= most_combined) {
        result.classes = invocation_classes(client, *target.world, *target.files);
        if (bystanders.is_empty() || !are_too_many(result.classes)) return result;
    }
    result.classes = invocation_classes_beside(bystanders, client, *target.world, files);
    result.beside.emplace(std::move(bystanders));
    return result;
}

}  // namespace sshplan
