#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace sshplan::test {

/// A script that raises something, says "up", and holds it until its standard input ends: with this
/// value, or with this process, however that ends.
class HeldScript {
public:
    /// Waits for "up". Throws std::runtime_error, with what the script said, if it ends before.
    explicit HeldScript(std::vector<std::string> words);
    ~HeldScript();
    HeldScript(const HeldScript&) = delete;
    HeldScript& operator=(const HeldScript&) = delete;

private:
    void let_go() const;

    pid_t script_ = 0;
    int hold_ = -1;
};

}  // namespace sshplan::test
