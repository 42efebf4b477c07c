#pragma once

#include <string>
#include <vector>

#include <rapidcheck.h>

/// Random choices for generators. To be called inside a property or rc::gen::exec().
namespace sshplan::test {

/// A number from `from` up to, but without, `to`, evenly.
inline int pick_number(int from, int to) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to));
}

/// True once in `times`; failures shrink to false.
inline bool pick_once_in(int times) { return pick_number(0, times) == times - 1; }

/// One of some texts; failures shrink to earlier ones.
inline std::string pick(const std::vector<std::string>& texts) {
    return texts[static_cast<std::size_t>(pick_number(0, static_cast<int>(texts.size())))];
}

}  // namespace sshplan::test
