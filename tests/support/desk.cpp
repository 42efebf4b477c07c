#include "tests/support/desk.hpp"

#include <stdexcept>

#include "tests/support/golden_case.hpp"
#include "tools/sshplan/run.hpp"

namespace sshplan::test {
namespace {

Imaginary laptop_with(const std::string& config) {
    Imaginary laptop = laptop_of_ana();
    laptop.files[Desk::top] = {.bytes = config, .owner = 1000, .group = 100, .mode = 0640};
    return laptop;
}

}  // namespace

Desk::Desk(const std::string& config) : world_{laptop_with(config)} {}

int Desk::run(const std::vector<std::string>& words) {
    out_.str("");
    err_.str("");
    return cli::run(words, world_, world_, {.out = {out_}, .err = {err_}});
}

void Desk::put(const std::string& path, const std::string& bytes) {
    ChangeFailure failure;
    if (world_.file_status(path).index() == 0) failure = world_.remove_file(path);
    if (!failure) failure = world_.create_file_like(path, "/etc/passwd", bytes);
    if (failure) throw std::runtime_error{path + ": " + *failure};
}

}  // namespace sshplan::test
