#include "planner/invocation/validity.hpp"

namespace sshplan {

namespace {

bool is_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

bool is_control(char byte) { return (byte >= 0 && byte < ' ') || byte == '\x7f'; }

bool holds(std::string_view set, char byte) { return set.find(byte) != std::string_view::npos; }

}  // namespace

bool is_valid_host(std::string_view host, const Dialect& dialect) {
    if (!dialect.has(Difference::names_validated)) {
        return true;
    }
    if (host.starts_with('-')) {
        return false;
    }
    for (const char byte : host) {
        if (holds("'`\"$\\;&<>|(){}", byte) || is_blank(byte) || is_control(byte)) {
            return false;
        }
        if (byte == ',' && dialect.has(Difference::comma_refused)) {
            return false;
        }
    }
    return true;
}

bool is_valid_user(std::string_view user, const Dialect& dialect) {
    if (!dialect.has(Difference::names_validated)) {
        return true;
    }
    if (user.starts_with('-') || user.ends_with('\\')) {
        return false;
    }
    for (std::size_t at = 0; at < user.size(); ++at) {
        if (holds("'`\";&<>|(){}", user[at])) {
            return false;
        }
        if (is_control(user[at]) && dialect.has(Difference::control_refused)) {
            return false;
        }
        if (is_blank(user[at]) && user.substr(at + 1).starts_with('-')) {
            return false;
        }
    }
    return true;
}

}  // namespace sshplan
