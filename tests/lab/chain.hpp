#pragma once

#include <string>
#include <vector>

#include "lab.hpp"

namespace sshplan::test {

/// A hop of the way through the whole lab, and how it is told of when it fails.
struct Station {
    std::string name;
    std::string host;
    std::string user;
    std::string told;    // "hop 1 of 3 (fred@bastion1"
    std::string before;  // begins a command that is run where this hop is dialled
    std::string dialler;
};

/// `one`, `two` and `three`, in the order of the way.
[[nodiscard]] const std::vector<Station>& stations();

/// The configuration of that way, with a line more for the host of that name.
[[nodiscard]] std::string chain(const std::string& name = "", const std::string& line = "");

/// Lets all of them be logged in to; the key for one of them has options before it.
void allow_chain(Lab& lab, const std::string& name = "", const std::string& options = "");

}  // namespace sshplan::test
