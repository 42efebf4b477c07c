#include "tools/sshplan/views/ssh_output.hpp"

#include <array>

#include "parser/text/printable.hpp"
#include "planner/resolve/log_line.hpp"

namespace sshplan::cli {

namespace {

struct Usage {
    Lifetime lives;
    std::string_view text;
};

constexpr std::array usages{
    Usage{{.until = {8, 8}},
          "usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-B bind_interface]\n"
          "           [-b bind_address] [-c cipher_spec] [-D [bind_address:]port]\n"
          "           [-E log_file] [-e escape_char] [-F configfile] [-I pkcs11]\n"
          "           [-i identity_file] [-J [user@]host[:port]] [-L address]\n"
          "           [-l login_name] [-m mac_spec] [-O ctl_cmd] [-o option] [-p port]\n"
          "           [-Q query_option] [-R address] [-S ctl_path] [-W host:port]\n"
          "           [-w local_tun[:remote_tun]] destination [command]\n"},
    Usage{{.until = {9, 4}},
          "usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-B bind_interface]\n"
          "           [-b bind_address] [-c cipher_spec] [-D [bind_address:]port]\n"
          "           [-E log_file] [-e escape_char] [-F configfile] [-I pkcs11]\n"
          "           [-i identity_file] [-J [user@]host[:port]] [-L address]\n"
          "           [-l login_name] [-m mac_spec] [-O ctl_cmd] [-o option] [-p port]\n"
          "           [-Q query_option] [-R address] [-S ctl_path] [-W host:port]\n"
          "           [-w local_tun[:remote_tun]] destination [command [argument ...]]\n"},
    Usage{{.until = {9, 6}},
          "usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-B bind_interface] [-b bind_address]\n"
          "           [-c cipher_spec] [-D [bind_address:]port] [-E log_file]\n"
          "           [-e escape_char] [-F configfile] [-I pkcs11] [-i identity_file]\n"
          "           [-J destination] [-L address] [-l login_name] [-m mac_spec]\n"
          "           [-O ctl_cmd] [-o option] [-P tag] [-p port] [-Q query_option]\n"
          "           [-R address] [-S ctl_path] [-W host:port] [-w local_tun[:remote_tun]]\n"
          "           destination [command [argument ...]]\n"},
    Usage{{.until = {10, 5}},
          "usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-B bind_interface] [-b bind_address]\n"
          "           [-c cipher_spec] [-D [bind_address:]port] [-E log_file]\n"
          "           [-e escape_char] [-F configfile] [-I pkcs11] [-i identity_file]\n"
          "           [-J destination] [-L address] [-l login_name] [-m mac_spec]\n"
          "           [-O ctl_cmd] [-o option] [-P tag] [-p port] [-R address]\n"
          "           [-S ctl_path] [-W host:port] [-w local_tun[:remote_tun]]\n"
          "           destination [command [argument ...]]\n"
          "       ssh [-Q query_option]\n"},
    Usage{{},
          "usage: ssh [-46AaCfGgKkMNnqsTtVvXxYyZ] [-B bind_interface] [-b bind_address]\n"
          "           [-c cipher_spec] [-D [bind_address:]port] [-E log_file]\n"
          "           [-e escape_char] [-F configfile] [-I pkcs11] [-i identity_file]\n"
          "           [-J destination] [-L address] [-l login_name] [-m mac_spec]\n"
          "           [-O ctl_cmd] [-o option] [-P tag] [-p port] [-R address]\n"
          "           [-S ctl_path] [-W host:port] [-w local_tun[:remote_tun]]\n"
          "           destination [command [argument ...]]\n"
          "       ssh [-Q query_option]\n"},
};

std::string for_sink(const Sink& sink, std::string_view text) {
    return sink.is_terminal ? printable(text) : std::string{text};
}

}  // namespace

void print_dump(const Sink& out, std::span<const DumpLine> lines) {
    for (const DumpLine& line : lines) out.stream << for_sink(out, line.text) << '\n';
}

void print_as_ssh(const Sink& err, std::span<const Complaint> complaints) {
    for (const Complaint& complaint : complaints) {
        if (!complaint.is_heard) continue;
        if (complaint.voice == Voice::past_the_log) {
            err.stream << for_sink(err, complaint.text) << '\n';
        } else if (err.is_terminal) {
            std::string line = logged(complaint.text);
            line.resize(line.size() - 2);
            err.stream << printable(line) << '\n';
        } else {
            err.stream << logged(complaint.text);
        }
    }
}

std::string_view ssh_usage(const Edition& edition) {
    for (const Usage& usage : usages) {
        if (usage.lives.holds_in(edition)) return usage.text;
    }
    return {};
}

}  // namespace sshplan::cli
