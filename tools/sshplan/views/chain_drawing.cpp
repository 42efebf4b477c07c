#include "tools/sshplan/views/chain_drawing.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/fit.hpp"
#include "tools/sshplan/views/place_wording.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t margin = 2;
constexpr std::size_t gap = 3;            // between the outcomes and the picture
constexpr std::size_t most_outcomes = 6;  // of one route, in brief
constexpr std::string_view start = "you";

/// One route as it is drawn.
struct Chain {
    std::vector<std::string> outcomes{};  // what leads to it; empty if nothing decides
    std::vector<StyledLine> links{};      // arrow and hop
    StyledLine end{};                     // how it ends, if not at the destination
    StyledLine remark{};                  // what tells it from another that looks the same
    bool reaches = true;                  // the destination: such routes end below each other
};

/// The name, and the port if it is not ssh's. Where a command dials something else than the name
/// stands for, that is where the line ends.
std::string label(const Hop& hop) {
    const bool is_told = hop.command && hop.resolution && !hop.hostname.empty() &&
                         hop.hostname != hop.resolution->hostname;
    const std::string& name = is_told ? hop.hostname : hop.name;
    if (name.empty()) return "?";
    const bool says_port = hop.port != 22 && hop.port != 0;
    return says_port ? address_text(name, hop.port) : printable(name);
}

StyledLine link_to(const Hop& hop) {
    StyledLine link;
    if (hop.reach == Reach::command || hop.vendor) {
        link.add(glyph::shaft)
            .add(hop.vendor ? hop.vendor->vendor : "command", Role::warning)
            .add(glyph::arrow);
    } else {
        link.add(glyph::arrow);
    }
    return link.add(" ").add(label(hop), Role::hop);
}

StyledLine end_of(RouteStatus status) {
    StyledLine end;
    if (status == RouteStatus::loop) end.add(fmt::format(" {} loop", glyph::loop), Role::error);
    if (status == RouteStatus::refused) {
        end.add(fmt::format(" {} refused", glyph::stop), Role::error);
    }
    return end;
}

bool looks_same(const Route& a, const Route& b) {
    const auto is_same_link = [](const Hop& x, const Hop& y) {
        return label(x) == label(y) && x.vendor == y.vendor &&
               (x.reach == Reach::command) == (y.reach == Reach::command);
    };
    return a.status == b.status && std::ranges::equal(a.hops, b.hops, is_same_link);
}

std::string keys_text(const std::vector<Identity>& identities) {
    constexpr std::size_t most_named = 3;
    if (identities.empty()) return "no key file";
    if (identities.front().origin.kind == OriginKind::defaulted) return "the default keys";
    if (identities.size() > most_named) return fmt::format("{} key files", identities.size());
    std::vector<std::string> files;
    for (const Identity& identity : identities) files.push_back(printable(identity.file));
    return fmt::format("{} {}", files.size() == 1 ? "key" : "keys", fmt::join(files, ", "));
}

/// What a route has other than one that is drawn the same, if it can be said in a few words.
std::string difference(const Route& route, const Route& other) {
    for (std::size_t i = 0; i < route.hops.size(); ++i) {
        const Hop& hop = route.hops[i];
        const Hop& twin = other.hops[i];
        if (hop.user != twin.user || hop.hostname != twin.hostname) {
            return account_text(hop.user, hop.hostname, hop.port);
        }
        if (hop.host_key_name != twin.host_key_name) {
            return fmt::format("host key of {}", printable(hop.host_key_name));
        }
        const auto is_same_file = [](const Identity& x, const Identity& y) {
            return x.file == y.file;
        };
        if (!std::ranges::equal(hop.identities, twin.identities, is_same_file)) {
            return keys_text(hop.identities);
        }
    }
    return {};
}

/// Tells a route from another that would be drawn the same.
std::string distinction(std::size_t number, const Explanation& explanation) {
    const Route& route = explanation.routes[number].route;
    for (std::size_t i = 0; i < explanation.routes.size(); ++i) {
        const Route& other = explanation.routes[i].route;
        if (i != number && looks_same(route, other)) return difference(route, other);
    }
    return {};
}

/// All that leads to a route, one conjunction a line.
std::vector<std::string> outcomes_of(std::size_t route,
                                     const Explanation& explanation,
                                     Detail detail) {
    std::vector<std::string> lines;
    std::size_t count = 0;
    for (const Outcome& outcome : explanation.outcomes) {
        if (outcome.route != route || outcome.when.empty()) continue;
        if (++count > most_outcomes && detail == Detail::route) continue;
        lines.push_back(fmt::format(
            "{}{}", count == 1 ? "" : "or ", when_text(outcome.when, explanation.conditions)));
    }
    if (count > lines.size()) {
        lines.push_back(fmt::format("or in {} more ways", count - lines.size()));
    }
    return lines;
}

Chain chain_of(std::size_t number, const Explanation& explanation, Detail detail) {
    const Route& route = explanation.routes[number].route;
    Chain chain{.outcomes = outcomes_of(number, explanation, detail), .end = end_of(route.status)};
    for (const Hop& hop : route.hops) chain.links.push_back(link_to(hop));
    if (const std::string text = distinction(number, explanation); !text.empty()) {
        chain.remark.add("  ").add(text, Role::dim);
    }
    chain.reaches = route.status == RouteStatus::ok || route.status == RouteStatus::opaque;
    return chain;
}

/// How wide it is with the shortest arrow.
std::size_t width_of(const Chain& chain) {
    std::size_t width = start.size() + chain.end.width();
    for (const StyledLine& link : chain.links) width += 1 + link.width();
    return width;
}

/// The chain in one line, its first arrow made longer by `stretch` columns.
StyledLine straight(const Chain& chain, std::size_t stretch) {
    StyledLine line;
    line.add(start, Role::dim);
    for (std::size_t i = 0; i < chain.links.size(); ++i) {
        line.add(" ");
        for (std::size_t column = 0; i == 0 && column < stretch; ++column) line.add(glyph::shaft);
        line.add(chain.links[i]);
    }
    return line.add(chain.end).add(chain.remark);
}

/// The chain in as many lines as it takes, each but the last ending with a hop.
std::vector<StyledLine> folded(const Chain& chain, std::size_t indent, std::size_t width) {
    std::vector<StyledLine> lines(1);
    lines.back().pad_to(indent).add(start, Role::dim);
    const std::size_t deeper = indent + start.size() + 1;
    const auto place = [&](const StyledLine& part, std::size_t blanks) {
        if (lines.back().width() + blanks + part.width() > width && lines.back().width() > deeper) {
            lines.emplace_back().pad_to(deeper);
        } else {
            lines.back().pad_to(lines.back().width() + blanks);
        }
        lines.back().add(part);
    };
    for (const StyledLine& link : chain.links) place(link, 1);
    if (chain.end.width() > 0) place(chain.end, 0);
    if (chain.remark.width() > 0) place(chain.remark, 0);
    return lines;
}

/// The outcomes on the left, the picture on the right.
void draw_beside(std::ostream& out,
                 const Chain& chain,
                 const StyledLine& picture,
                 std::size_t column,
                 const Style& style) {
    StyledLine first;
    first.pad_to(margin);
    if (!chain.outcomes.empty()) first.add(chain.outcomes.front()).pad_to(column);
    first.add(picture).write(out, style);
    for (std::size_t i = 1; i < chain.outcomes.size(); ++i) {
        StyledLine{}.pad_to(margin).add(chain.outcomes[i]).write(out, style);
    }
}

/// The outcomes above the picture.
void draw_below(std::ostream& out, const Chain& chain, const ExplainTextOptions& options) {
    for (const std::string& outcome : chain.outcomes) {
        for (const std::string& text : wrapped(outcome, options.width - margin)) {
            StyledLine{}.pad_to(margin).add(text).write(out, options.style);
        }
    }
    const std::size_t indent = chain.outcomes.empty() ? margin : 2 * margin;
    for (const StyledLine& line : folded(chain, indent, options.width)) {
        line.write(out, options.style);
    }
}

}  // namespace

void draw_chains(std::ostream& out,
                 const Explanation& explanation,
                 const ExplainTextOptions& options) {
    std::vector<Chain> chains;
    std::size_t outcome_width = 0;
    std::size_t reaching_width = 0;
    std::size_t widest = 0;
    for (std::size_t i = 0; i < explanation.routes.size(); ++i) {
        const Chain& chain = chains.emplace_back(chain_of(i, explanation, options.detail));
        for (const std::string& text : chain.outcomes) {
            outcome_width = std::max(outcome_width, columns(text));
        }
        if (chain.reaches) reaching_width = std::max(reaching_width, width_of(chain));
        widest = std::max(widest, width_of(chain) + chain.remark.width());
    }
    const std::size_t column = margin + (outcome_width > 0 ? outcome_width + gap : 0);
    const bool fits = column + widest <= options.width;
    for (const Chain& chain : chains) {
        if (!fits) {
            draw_below(out, chain, options);
            continue;
        }
        const std::size_t stretch = chain.reaches ? reaching_width - width_of(chain) : 0;
        draw_beside(out, chain, straight(chain, stretch), column, options.style);
    }
}

}  // namespace sshplan::cli
