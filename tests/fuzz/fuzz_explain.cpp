#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "planner/world/imaginary_world.hpp"
#include "tests/fuzz/harmless.hpp"
#include "tools/sshplan/run.hpp"

using namespace sshplan;

namespace {

/// A laptop whose ~/.ssh/config holds these bytes; a second file can be included.
Imaginary laptop(std::string bytes) {
    Imaginary machine;
    machine.files["/etc/passwd"] = {.bytes = "ana:x:1000:1000::/home/ana:/bin/sh\n", .owner = 0};
    machine.files["/home/ana/.ssh/part"] = {.bytes = "Host *\n  Port 2200\n  ProxyJump part\n"};
    machine.files["/home/ana/.ssh/config"] = {.bytes = std::move(bytes)};
    return machine;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes{reinterpret_cast<const char*>(data), size};
    ImaginaryWorld world{laptop(bytes)};
    for (const char* const format : {"text", "json"}) {
        const std::vector<std::string> words{
            "explain", "--openssh", "10.5", "--all", "--format", format, "web"};
        std::ostringstream out;
        std::ostringstream err;
        const int status = cli::run(words, world, world, {.out = {out}, .err = {err}});
        check(status == 0 || status == 3 || status == 4);
        check(is_harmless(out.str()) && is_harmless(err.str()));
    }
    return 0;
}
