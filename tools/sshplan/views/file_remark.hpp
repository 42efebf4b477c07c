#pragma once

#include <string>

#include "planner/resolve/complaint.hpp"

namespace sshplan::cli {

/// What there is to say of a line that was not read as it would be elsewhere.
struct FileRemark {
    std::string code;
    Complaint complaint;
};

}  // namespace sshplan::cli
