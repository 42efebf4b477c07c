#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "parser/text/source.hpp"

namespace sshplan {

/// What a word of an Include line led to, in all readings of it.
struct Inclusion {
    Place word{};
    std::vector<std::string> patterns{};  // that were searched for, absolute; several with tokens
    std::vector<std::string> paths{};     // that they found
};

/// What every word of an Include line led to, for whoever judges the lines themselves.
class Inclusions {
public:
    /// Notes one reading of a word (readconf.c, case oInclude).
    void add(const Place& word, const std::string& pattern, const std::vector<std::string>& paths);

    /// All words that were read, in no order.
    [[nodiscard]] const std::vector<Inclusion>& all() const { return all_; }

private:
    std::map<std::pair<const SourceFile*, std::uint32_t>, std::size_t> positions_;
    std::vector<Inclusion> all_;
};

}  // namespace sshplan
