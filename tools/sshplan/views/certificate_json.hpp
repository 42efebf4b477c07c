#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "planner/migrate/certificate.hpp"

namespace sshplan::cli {

/// A text that is no certificate.
struct BadCertificate {
    std::string message;
};

/// The certificate as a JSON text of the schema `sshplan/proof/1`, with a line end.
[[nodiscard]] std::string certificate_json(const Certificate& certificate);

/// Reads it back.
[[nodiscard]] std::variant<Certificate, BadCertificate> read_certificate(std::string_view text);

}  // namespace sshplan::cli
