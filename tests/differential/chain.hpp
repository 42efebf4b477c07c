#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "answer.hpp"
#include "recorder.hpp"

namespace sshplan::test {

/// An ssh process on the way; "?" stands for what is not known.
struct Link {
    std::string name;  // what it is called with, without user@
    std::string user = "?";
    std::string hostname = "?";  // what is dialled, by it or by the hop before
    std::string port = "?";
    std::string key = "?";  // the name of its host key
    std::string errand{};   // what it does there
};

/// What becomes of the first ssh process of a chain.
enum class First : std::uint8_t {
    dials,     // its host, itself
    runs,      // or runs another program for it
    stops,     // over its command line or its configuration
    is_again,  // the same was started before, and so for ever
};

/// The ssh processes that are started here on the way to a host, from the first hop to the
/// destination; one that stops is not among them.
struct Chain {
    First first = First::dials;
    std::vector<Link> links{};

    [[nodiscard]] std::string described() const;
};

/// The chain that was recorded. What `ssh -G` says of each process is asked for the same answers to
/// conditions.
[[nodiscard]] Chain chain_of(std::vector<Strings> started);

/// The chain that `sshplan explain` says; `status` is that of its route.
struct Explained {
    std::string status{};
    Chain chain{};
    std::string errors{};
};
[[nodiscard]] Explained explained_chain(const Strings& words, Conditions conditions);

/// What of an explanation is not as it was recorded, for a person to read; empty if all is.
[[nodiscard]] std::string disagreement(const Chain& recorded, const Explained& explained);

}  // namespace sshplan::test
