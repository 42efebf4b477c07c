#include "planner/plan/hop_weight.hpp"

#include <string>
#include <vector>

namespace sshplan {
namespace {

std::size_t weight_of(const std::vector<std::string>& words) {
    std::size_t bytes = 0;
    for (const std::string& word : words) bytes += word.size();
    return bytes;
}

std::size_t weight_of(const std::vector<Obtained>& values) {
    std::size_t bytes = values.size() * sizeof(Obtained);
    for (const Obtained& value : values) bytes += value.text.size() + weight_of(value.words);
    return bytes;
}

}  // namespace

std::size_t weight_of(const Hop& hop) {
    std::size_t bytes = weight_of(hop.invocation);
    if (!hop.resolution) return bytes;
    for (const auto& rare : hop.resolution->settings) {
        const Setting& setting = rare.get();
        for (const auto* values : {&setting.obtained, &setting.lost, &setting.repeated}) {
            bytes += weight_of(*values);
        }
    }
    return bytes;
}

}  // namespace sshplan
