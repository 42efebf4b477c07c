#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "planner/connect/frozen/freeze.hpp"
#include "planner/invocation/programs.hpp"
#include "planner/resolve/conditions.hpp"
#include "planner/world/limits.hpp"

namespace sshplan::cli {

/// Whether commands of the configuration are run.
enum class Exec : std::uint8_t { simulate, run };

/// Whether names are looked up.
enum class Dns : std::uint8_t { off, system };

enum class Format : std::uint8_t { text, json };

/// What `--color` says.
enum class ColourWish : std::uint8_t { automatic, always, never };

/// How much of a route is shown: what decides it, or every setting.
enum class Detail : std::uint8_t { route, everything };

/// What is read in the place of one of ssh's two configuration files.
struct ConfigChoice {
    enum class Kind : std::uint8_t { usual, file, standard_input, nothing };

    Kind kind = Kind::usual;
    std::string path{};  // of a file
};

/// What `connect` alone is told, and `explain` for it.
struct ConnectOptions {
    /// How much is said besides what ssh says.
    enum class Voice : std::uint8_t { plan, quiet };
    /// Whether it goes on without being asked: `asks` only about commands of strangers, `always`
    /// about everything, `never` about nothing.
    enum class Consent : std::uint8_t { for_strangers, always, given };
    enum class Run : std::uint8_t { real, dry };

    Voice voice = Voice::plan;
    Consent consent = Consent::for_strangers;
    Run run = Run::real;
    Masters masters = Masters::as_configured;
    std::optional<std::string> plan{};     // a plan file: connect's to run, explain's to write
    std::optional<double> exec_timeout{};  // seconds
};

/// Which ssh is asked whether it says the same: `--verify-with ssh[=PATH]`.
struct VerifyWith {
    std::optional<std::string> path{};  // nothing: the one that PATH finds
};

/// The options that every evaluating verb takes, as they were given; nothing of them is looked up.
struct EvaluationOptions {
    Exec exec = Exec::simulate;
    std::vector<Assumption> assumptions{};
    Dns dns = Dns::off;
    std::optional<std::string> dns_table{};
    std::string names{};                 // lines of a table, beside that of dns_table
    std::optional<std::string> world{};  // the file that says more of these options
    std::string openssh = "installed";
    Program program = Program::ssh;  // who starts the ssh
    ConfigChoice user_config{};
    ConfigChoice system_config{};
    std::optional<std::string> ssh_dir{};
    std::optional<std::string> home{};
    std::optional<std::string> local_user{};
    std::optional<std::string> local_host{};
    std::optional<std::string> shell{};
    Format format = Format::text;
    ColourWish colour = ColourWish::automatic;
    Detail detail = Detail::route;
    Limits limits{};
    ConnectOptions connect{};
    bool wants_help = false;
    std::optional<VerifyWith> verify_with{};  // of explain
};

}  // namespace sshplan::cli
