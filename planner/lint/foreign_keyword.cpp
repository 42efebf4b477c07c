#include "planner/lint/foreign_keyword.hpp"

#include <algorithm>
#include <array>

#include "parser/config/keyword.hpp"
#include "planner/dialect/dialect.hpp"

namespace sshplan {
namespace {

/// A keyword of a build that no dialect stands for.
struct ForeignKeyword {
    std::string_view name;
    std::string_view owner;
};

constexpr std::string_view red_hat = "the ssh of Red Hat Enterprise Linux and Fedora";
constexpr std::string_view hpn = "an ssh with the HPN patches";

constexpr std::array foreign_keywords{
    ForeignKeyword{"rsaminsize", red_hat},
    ForeignKeyword{"disablemtaes", hpn},
    ForeignKeyword{"hpnbuffersize", hpn},
    ForeignKeyword{"hpndisabled", hpn},
    ForeignKeyword{"noneenabled", hpn},
    ForeignKeyword{"nonemacenabled", hpn},
    ForeignKeyword{"noneswitch", hpn},
    ForeignKeyword{"tcprcvbuf", hpn},
    ForeignKeyword{"tcprcvbufpoll", hpn},
};

}  // namespace

std::optional<std::string_view> owner_of_keyword(std::string_view lower_case) {
    bool is_distributed = false;
    for (const Dialect& dialect : known_dialects()) {
        if (!read_keyword(lower_case, dialect.edition)) continue;
        if (dialect.edition.vendor == Vendor::upstream) return std::nullopt;
        is_distributed = true;
    }
    if (is_distributed) return "the ssh of Debian and of distributions with its patches";
    const auto* const found =
        std::ranges::find(foreign_keywords, lower_case, &ForeignKeyword::name);
    if (found == foreign_keywords.end()) return std::nullopt;
    return found->owner;
}

}  // namespace sshplan
