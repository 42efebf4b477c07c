#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <rapidcheck.h>

namespace sshplan::test {

/// A number from `from` up to, but without, `to`; unlike inRange(), evenly in small cases too.
template <typename T>
T random_number(T from, T to) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<T>(from, to));
}

/// One of some texts.
inline std::string random_text(const std::vector<std::string>& texts) {
    return texts[random_number<std::size_t>(0, texts.size())];
}

}  // namespace sshplan::test
