#include "tests/support/traced_program.hpp"

#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

#include "planner/invocation/quote.hpp"
#include "tests/support/case_lines.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

namespace {

/// The shell opens what the programs print to, so that a program's own calls are all there are.
std::string script_of(const std::vector<CommandWords>& commands, const TemporaryFolder& folder) {
    std::string script = fmt::format("ulimit -c 0\nexec 3>{} </dev/null\n", folder.path("ends"));
    for (std::size_t i = 0; i < commands.size(); ++i) {
        script += fmt::format("exec >{} 2>{}\n",
                              folder.path(fmt::format("out.{}", i)),
                              folder.path(fmt::format("err.{}", i)));
        script += shell_join(commands[i]) + " 3>&-\necho $? >&3\n";
    }
    return script;
}

}  // namespace

std::vector<Trace> trace_programs(const std::vector<CommandWords>& commands,
                                  const std::map<std::string, std::string>& environment) {
    const TemporaryFolder folder;
    const std::string log = folder.write("log", "");
    const std::string script = folder.write("script", script_of(commands, folder));
    const ProcessEnd end = run_process({"strace",
                                        "-f",
                                        "-q",
                                        "-y",
                                        "-xx",
                                        "-s",
                                        "65536",
                                        "-e",
                                        traced_calls(),
                                        "-e",
                                        "signal=all",
                                        "-o",
                                        log,
                                        "--",
                                        "/bin/sh",
                                        script},
                                       environment);
    std::vector<Trace> traces = read_trace_log(read_bytes(log));
    if (traces.size() != commands.size()) {
        throw std::runtime_error{
            "strace did not see all: is it installed, and ptrace(2) allowed? " + end.err};
    }
    std::istringstream ends{read_bytes(folder.path("ends"))};
    for (std::size_t i = 0; i < traces.size(); ++i) {
        ends >> traces[i].status;
        traces[i].out = read_bytes(folder.path(fmt::format("out.{}", i)));
        traces[i].err = read_bytes(folder.path(fmt::format("err.{}", i)));
    }
    return traces;
}

Trace trace_program(const CommandWords& words,
                    const std::map<std::string, std::string>& environment) {
    return trace_programs({words}, environment).front();
}

}  // namespace sshplan::test
