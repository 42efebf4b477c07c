#include "planner/resolve/values/readers.hpp"

namespace sshplan::values {

ExpandedText expand_variables(std::string_view text, const ValueContext& context) {
    return expand(text, {.variables = Variables::braced}, {}, context);
}

void put_first(ValueFault& fault, const ExpandedText& expansion) {
    std::vector<ValueFault::Message> messages;
    for (const std::string& text : expansion.errors) {
        messages.push_back({text, ValueFault::Form::bare});
    }
    fault.messages.insert(fault.messages.begin(), messages.begin(), messages.end());
}

}  // namespace sshplan::values
