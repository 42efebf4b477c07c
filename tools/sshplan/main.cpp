#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "parser/text/printable.hpp"
#include "planner/world/real_world.hpp"
#include "tools/sshplan/run.hpp"
#include "tools/sshplan/session/status.hpp"

namespace {

/// The columns of the terminal; without one, what COLUMNS says.
std::size_t terminal_width(sshplan::World& world) {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        return size.ws_col;
    }
    const std::string columns = world.variable("COLUMNS").value_or("");
    std::uint16_t width = 0;
    std::from_chars(columns.data(), columns.data() + columns.size(), width);
    return width > 0 ? width : std::size_t{80};
}

/// What a caller leaves closed is /dev/null, as for ssh (misc.c sanitise_stdfd); else the first
/// file that is opened would be taken for it.
void open_standard_streams() {
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
        if (::fcntl(stream, F_GETFD) < 0) (void)::open("/dev/null", O_RDWR);
    }
}

/// Whether this program is called in the place of ssh.
bool is_called_ssh(std::string_view name) { return name.substr(name.rfind('/') + 1) == "ssh"; }

int run(std::string_view name, std::span<const std::string> words) {
    using sshplan::RealWorld;
    RealWorld reading{RealWorld::Powers::gives_up};
    RealWorld acting{RealWorld::Powers::acts};
    const sshplan::cli::Streams streams{.out = {std::cout, ::isatty(STDOUT_FILENO) == 1},
                                        .err = {std::cerr, ::isatty(STDERR_FILENO) == 1},
                                        .width = terminal_width(reading)};
    const int status = is_called_ssh(name)
                           ? sshplan::cli::run_as_ssh(words, reading, acting, streams)
                           : sshplan::cli::run(words, reading, acting, streams);
    if (!std::cout.flush()) {
        std::cerr << "sshplan: the answer could not be written\n";
        return sshplan::cli::status::fault;
    }
    return status;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        open_standard_streams();
        std::ios::sync_with_stdio(false);
        // A caller may leave out even the program's name.
        const int named = argc > 0 ? 1 : 0;
        return run(named == 1 ? argv[0] : "", std::vector<std::string>(argv + named, argv + argc));
    } catch (const std::exception& fault) {
        std::cerr << "sshplan: a fault of sshplan: " << sshplan::printable(fault.what()) << '\n';
        return sshplan::cli::status::fault;
    }
}
