#include <array>
#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "planner/world/imaginary_world.hpp"
#include "tests/fuzz/harmless.hpp"
#include "tools/sshplan/run.hpp"

using namespace sshplan;

namespace {

/// A folder whose configuration holds the bytes up to a line "==", and whose second file the rest.
Imaginary folder_of(std::string_view bytes) {
    constexpr std::string_view mark = "\n==\n";
    const std::size_t at = bytes.find(mark);
    Imaginary machine;
    machine.files["ssh/config"] = {.bytes = std::string{bytes.substr(0, at)}};
    machine.files["ssh/part"] = {.bytes = "Host *\n  Port 2200\n  ProxyJump part\n"};
    if (at != std::string_view::npos) {
        machine.files["ssh/part"].bytes = bytes.substr(at + mark.size());
    }
    return machine;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::array formats{"text",
                                 "concise",
                                 "json",
                                 "json-lines",
                                 "sarif",
                                 "github",
                                 "gitlab",
                                 "junit",
                                 "checkstyle"};
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto choice = static_cast<unsigned char>(bytes.empty() ? 0 : bytes.back());
    ImaginaryWorld world{folder_of(bytes)};
    const std::vector<std::string> words{
        "lint", "--all", "--format", formats[choice % formats.size()], "ssh/config"};
    std::ostringstream out;
    std::ostringstream err;
    const int status = cli::run(words, world, world, {.out = {out}, .err = {err}});
    check(status == 0 || status == 1 || status == 4);
    check(is_harmless(out.str()) && is_harmless(err.str()));
    return 0;
}
