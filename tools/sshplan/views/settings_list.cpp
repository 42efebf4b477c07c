#include "tools/sshplan/views/settings_list.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "parser/text/printable.hpp"
#include "planner/invocation/quote.hpp"
#include "tools/sshplan/views/condition_wording.hpp"
#include "tools/sshplan/views/fit.hpp"
#include "tools/sshplan/views/hop_union.hpp"
#include "tools/sshplan/views/place_wording.hpp"

namespace sshplan::cli {
namespace {

constexpr std::size_t margin = 2;
constexpr std::size_t gap = 2;
constexpr std::size_t widest_value = 28;  // longer ones push aside what follows
constexpr std::size_t widest_origin = 28;

const std::vector<OptionRow>* options_at(const Explanation& explanation,
                                         const UnitedHop::Where& where) {
    const auto& lists = explanation.routes[where.route].options;
    return where.hop < lists.size() ? &lists[where.hop] : nullptr;
}

bool is_same(const OptionRow& a, const OptionRow& b) {
    return a.keyword == b.keyword && a.value == b.value && a.lost == b.lost && a.when == b.when;
}

bool reads_the_same(const Explanation& explanation,
                    const UnitedHop::Where& a,
                    const UnitedHop::Where& b) {
    const auto* const left = options_at(explanation, a);
    const auto* const right = options_at(explanation, b);
    if (left == nullptr || right == nullptr) return left == right;
    return std::ranges::equal(*left, *right, is_same);
}

/// The hops of all routes; one whose settings differ between routes comes once for each way.
std::vector<UnitedHop> variants(const Explanation& explanation) {
    std::vector<UnitedHop> all;
    for (const UnitedHop& united : united_hops(explanation)) {
        const std::size_t first = all.size();
        for (const UnitedHop::Where& where : united.places) {
            const auto same =
                std::find_if(all.begin() + static_cast<std::ptrdiff_t>(first),
                             all.end(),
                             [&](const UnitedHop& variant) {
                                 return reads_the_same(explanation, variant.places.front(), where);
                             });
            UnitedHop& variant = same == all.end() ? all.emplace_back() : *same;
            variant.places.push_back(where);
        }
    }
    return all;
}

class SettingsPrinter {
public:
    SettingsPrinter(std::ostream& out,
                    const Explanation& explanation,
                    const ExplainTextOptions& options)
        : out_(out), explanation_(explanation), options_(options) {}

    void print_hop(const UnitedHop& united) {
        const UnitedHop::Where& where = united.places.front();
        const Hop& hop = hop_at(explanation_, where);
        const std::string only_if = only_if_text(routes_of(united), explanation_);
        flow({{printable(hop.name), Role::hop},
              {hop.hostname.empty() ? "" : account_text(hop.user, hop.hostname, hop.port),
               Role::heading},
              {only_if.empty() ? "" : fmt::format("({})", only_if), Role::warning}},
             margin);
        print_facts(hop);
        if (const auto* const rows = options_at(explanation_, where)) print_options(*rows);
        if (hop.resolution) print_decisions(*hop.resolution);
    }

private:
    void flow(const std::vector<Cell>& cells, std::size_t indent) {
        for (const StyledLine& line : flowed(cells, indent, options_.width)) {
            line.write(out_, options_.style);
        }
    }

    void print_fact(std::string_view what, const std::string& text, Role role) {
        if (text.empty()) return;
        flow({{std::string{what}, Role::dim, margin}, {printable(text), role}}, margin + gap);
    }

    /// What a hop's own ssh is, looks up and offers, and what its host must provide.
    void print_facts(const Hop& hop) {
        print_fact("started as", shell_join(hop.invocation), Role::code);
        if (!hop.host_key_name.empty()) {
            print_fact("host key in known_hosts",
                       "ssh-keygen -F " + shell_quoted(hop.host_key_name),
                       Role::code);
        }
        if (hop.resolution && !hop.identities.empty()) {
            std::vector<std::string> files;
            for (const Identity& identity : hop.identities) files.push_back(identity.file);
            print_fact("offers",
                       fmt::format("{}, and what an agent holds", fmt::join(files, ", ")),
                       Role::plain);
        }
        print_fact("must provide", fmt::format("{}", fmt::join(hop.needs, ", ")), Role::plain);
    }

    [[nodiscard]] std::string origin(const Obtained& value) const {
        return origin_text(value.origin, explanation_.client.home);
    }

    void print_options(const std::vector<OptionRow>& rows) {
        std::size_t keyword_width = 0;
        std::size_t value_width = 0;
        std::size_t origin_width = 0;
        for (const OptionRow& row : rows) {
            keyword_width = std::max(keyword_width, describe(row.keyword).spelling.size());
            value_width = std::max(value_width, columns(printable(row.value.text)));
            // What no block says has nothing behind it that would have to be aligned.
            if (row.value.origin.heading == nullptr) continue;
            origin_width = std::max(origin_width, columns(origin(row.value)));
        }
        const std::size_t at_value = margin + keyword_width + gap;
        const std::size_t at_origin = at_value + std::min(value_width, widest_value) + gap;
        const std::size_t at_heading = at_origin + std::min(origin_width, widest_origin) + gap;
        for (const OptionRow& row : rows) {
            std::vector<Cell> cells{
                {std::string{describe(row.keyword).spelling}, Role::plain, margin},
                {printable(row.value.text), Role::code, at_value},
                {origin(row.value), Role::dim, at_origin}};
            if (row.value.origin.heading != nullptr) {
                cells.push_back({short_heading(*row.value.origin.heading), Role::dim, at_heading});
            }
            if (!row.when.empty()) {
                const std::string when = when_text(row.when, explanation_.conditions);
                cells.push_back({fmt::format("if {}", when), Role::warning});
            }
            for (const Obtained& lost : row.lost) {
                cells.push_back({fmt::format("beats {} ({})", origin(lost), printable(lost.text))});
            }
            flow(cells, at_value);
        }
    }

    void print_decisions(const Resolution& resolution) {
        if (resolution.decisions.empty()) return;
        StyledLine{}.pad_to(margin).add("blocks, as ssh reads them").write(out_, options_.style);
        const std::size_t indent = margin + gap;
        std::size_t place_width = 0;
        std::size_t verdict_width = 0;
        for (const BlockDecision& decision : resolution.decisions) {
            place_width = std::max(place_width, columns(place(decision)));
            verdict_width = std::max(verdict_width, columns(verdict(decision)));
        }
        const std::size_t at_verdict = indent + place_width + gap;
        const std::size_t at_heading = at_verdict + verdict_width + gap;
        for (const BlockDecision& decision : resolution.decisions) {
            std::string pass;
            if (resolution.passes > 1) pass = fmt::format("pass {}", decision.pass);
            const Role role = decision.guard     ? Role::warning
                              : decision.applies ? Role::good
                                                 : Role::dim;
            flow({{place(decision), Role::dim, indent},
                  {verdict(decision), role, at_verdict},
                  {heading(decision), Role::plain, at_heading},
                  {pass, Role::dim},
                  {printable(decision.reason), Role::dim}},
                 at_heading + gap);
        }
    }

    [[nodiscard]] std::string place(const BlockDecision& decision) const {
        if (decision.file == nullptr || decision.head == nullptr) return {};
        return fmt::format("{}:{}",
                           path_text(decision.file->name(), explanation_.client.home),
                           decision.head->line);
    }

    [[nodiscard]] static std::string heading(const BlockDecision& decision) {
        return decision.head == nullptr ? std::string{} : short_heading(*decision.head);
    }

    [[nodiscard]] std::string verdict(const BlockDecision& decision) const {
        if (decision.guard) {
            return fmt::format("only if {}", guard_text(*decision.guard, explanation_.conditions));
        }
        return decision.applies ? "applies" : "not";
    }

    std::ostream& out_;
    const Explanation& explanation_;
    const ExplainTextOptions& options_;
};

}  // namespace

void print_settings(std::ostream& out,
                    const Explanation& explanation,
                    const ExplainTextOptions& options) {
    SettingsPrinter printer{out, explanation, options};
    bool is_first = true;
    for (const UnitedHop& hop : variants(explanation)) {
        if (!is_first) StyledLine{}.write(out, options.style);
        is_first = false;
        printer.print_hop(hop);
    }
}

}  // namespace sshplan::cli
