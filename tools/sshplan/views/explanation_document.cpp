#include "tools/sshplan/views/explanation_document.hpp"

#include <utility>

namespace sshplan::cli {

Json explanation_document(std::string_view schema, const Explanation& explanation, Json routes) {
    return {{"schema", schema},
            {"destination", explanation.destination},
            {"openssh", explanation.client.dialect.name},
            {"conditions", json_of(explanation.conditions)},
            {"routes", std::move(routes)},
            {"undecided", undecided_ids(explanation.conditions)},
            {"executed", executed_ids(explanation.conditions)},
            {"errors", errors_of(explanation.complaints, explanation.ending)}};
}

}  // namespace sshplan::cli
