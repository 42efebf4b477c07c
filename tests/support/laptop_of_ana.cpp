#include "tests/support/golden_case.hpp"

namespace sshplan::test {

Imaginary laptop_of_ana() {
    Imaginary laptop;
    laptop.files["/etc/passwd"] = {.bytes =
                                       "root:x:0:0:root:/root:/bin/bash\n"
                                       "ana:x:1000:1000:Ana:/home/ana:/bin/bash\n",
                                   .owner = 0,
                                   .group = 0};
    laptop.files["/etc/group"] = {.bytes = "root:x:0:\nana:x:1000:\n", .owner = 0, .group = 0};
    laptop.variables = {
        {"HOME", "/home/ana"}, {"USER", "ana"}, {"SHELL", "/bin/bash"}, {"PATH", "/usr/bin:/bin"}};
    laptop.uid = 1000;
    laptop.host_name = "laptop";
    return laptop;
}

}  // namespace sshplan::test
