#pragma once

#include <string>
#include <vector>

#include "planner/migrate/certificate.hpp"
#include "planner/migrate/migrate.hpp"

namespace sshplan {

/// What became of a certificate that was gone through again.
struct Verification {
    std::string stale{};                 // why it says nothing of these files; empty: it does
    Proof proof{};                       // by what is known now, not by what it claims
    std::vector<std::string> unnamed{};  // ids of differences that it does not name

    [[nodiscard]] bool holds() const { return stale.empty() && proof.holds() && unnamed.empty(); }
};

/// Proves again what a certificate claims. The machine holds the files in either version. Nothing
/// of it is believed: recipes are looked for again in the bytes before, each is rewritten in the
/// way that the certificate names, and all of that together must be the bytes after.
[[nodiscard]] Verification verify(const Certificate& certificate,
                                  World& machine,
                                  const StateReader& read,
                                  const std::vector<Dialect>& dialects);

}  // namespace sshplan
