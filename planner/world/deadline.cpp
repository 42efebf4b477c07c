#include "planner/world/deadline.hpp"

#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <cmath>

namespace sshplan {

double Deadline::passed() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

double Deadline::left() const { return std::max(0.0, seconds_ - passed()); }

bool Deadline::wait_for(int descriptor, short events) const {
    while (true) {
        pollfd watched{descriptor, events, 0};
        const double bounded = std::min(left(), 3600.0);
        const int count = ::poll(&watched, 1, static_cast<int>(std::ceil(bounded * 1000)));
        if (count > 0) return true;
        if (count < 0 ? errno != EINTR : left() <= 0) return false;
    }
}

}  // namespace sshplan
