#include "planner/lint/survey.hpp"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "planner/classes/invocation_classes.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/explore/explore.hpp"
#include "planner/explore/explore_hosts.hpp"
#include "planner/lint/case_classes.hpp"
#include "planner/lint/headings.hpp"
#include "planner/lint/judged_files.hpp"
#include "planner/lint/line_collector.hpp"
#include "planner/lint/witness_search.hpp"

namespace sshplan {

/// Fills a Subject, case by case.
class Survey {
public:
    Survey(std::vector<Dialect> dialects,
           Conditions& conditions,
           const Visitor& visitor,
           const Limits& limits,
           std::size_t most_combined)
        : conditions_(conditions),
          visitor_(visitor),
          limits_(limits),
          most_combined_(most_combined) {
        subject_.dialects_ = std::move(dialects);
    }

    Subject run(std::span<const LintTarget> targets) {
        for (const LintTarget& target : targets) {
            (void)read_for_unnamed_host(
                target.client, *target.world, *target.files, &inclusions_of_[target.files]);
            gather_files(target);
        }
        gather_cases(targets);
        if (explore_cases()) look_beside();
        for (const LintTarget& target : targets) gather_files(target);
        for (const auto& [files, inclusions] : inclusions_of_) take_inclusions(inclusions);
        note_refusals();
        return std::move(subject_);
    }

private:
    /// The bystanders of a target, as a release reads it.
    struct Beside {
        const LintTarget* target;
        const Dialect* dialect;  // one of the subject's
        const Client* client;
        Bystanders bystanders;
    };

    void gather_files(const LintTarget& target) {
        for (LintedFile& file : judged_files(target, inclusions_of_[target.files])) {
            if (!same_file_.emplace(file.opened, file.source).second) continue;
            const std::string place = target.world->real_path(file.source->name());
            const auto [first, is_new] = by_place_.emplace(place, file.source);
            if (!is_new) {
                same_source_[file.source] = first->second;
                continue;
            }
            file.config = &file.opened->config(lexis_of(subject_.newest()));
            for (const Directive& directive : file.config->directives()) {
                subject_.directives_[key_of(file, directive)] = &directive;
            }
            subject_.files_.push_back(file);
        }
    }

    void gather_cases(std::span<const LintTarget> targets) {
        for (const LintTarget& target : targets) {
            for (const Dialect& dialect : subject_.dialects_) {
                const Client& client = clients_.emplace_back(client_of(target, dialect));
                auto [classes, beside] = case_classes(client, target, most_combined_);
                if (beside) beside_.push_back({&target, &dialect, &client, *std::move(beside)});
                for (const Note& gap : classes.gaps) {
                    // That ssh stops is told by what it says, and once for all.
                    if (gap.code != "reading-stops") note_gap(gap);
                }
                for (InvocationClass& one : classes.all) {
                    if (one.host == InvocationClass::Host::named) {
                        named_.insert(one.invocation.destination.host);
                    }
                    subject_.cases_.push_back(
                        {.target = &target, .dialect = &dialect, .of = std::move(one)});
                }
            }
        }
    }

    static Client client_of(const LintTarget& target, const Dialect& dialect) {
        Client client = target.client;
        client.dialect = dialect;
        return client;
    }

    /// What is not reached within the limit is no case: nothing is known of it. False: there is
    /// such a one.
    bool explore_cases() {
        std::size_t number = 0;
        while (number < subject_.cases_.size() && steps_ <= limits_.of(Limit::steps))
            explore_case(number++);
        if (number == subject_.cases_.size()) return true;
        note_gap({"too-many-lines",
                  with_remedy(
                      fmt::format("only {} of {} command lines were looked at, which met {} lines",
                                  number,
                                  subject_.cases_.size(),
                                  steps_),
                      Limit::steps,
                      limits_.of(Limit::steps))});
        subject_.cases_.erase(subject_.cases_.begin() + static_cast<std::ptrdiff_t>(number),
                              subject_.cases_.end());
        return false;
    }

    Surroundings surroundings_of(const LintTarget& target) {
        return {.world = *target.world,
                .files = *target.files,
                .conditions = conditions_,
                .inclusions = &inclusions_of_[target.files]};
    }

    void explore_case(std::size_t number) {
        Case& one = subject_.cases_[number];
        Client client = client_of(*one.target, *one.dialect);
        if (one.of.local_user) client.user = *one.of.local_user;
        Surroundings surroundings = surroundings_of(*one.target);
        const Explanation explanation =
            explore_ways(one.of.invocation, client, surroundings, hops_of(one));
        one.is_refused = explanation.ending == Ending::refused;
        one.met_limit = explanation.ending == Ending::limit;
        if (one.met_limit) note_limit(one, explanation);
        surroundings.branching = Branching::all_that_sets;
        LineCollector collector{number, subject_.lines_, subject_.blocks_, same_source_};
        if (const Resolution* const only = only_resolution(explanation)) {
            take(collector, number, *only);
        } else {
            collect_lines(collector, number, client, surroundings);
        }
        visitor_({subject_, one, number, explanation, conditions_.all()});
    }

    /// What jumps start is the same for all cases that are called by one user, as one release reads
    /// one target.
    SharedHops& hops_of(const Case& one) {
        return hops_[{one.target, one.dialect, one.of.local_user}];
    }

    /// What the destination's ssh reads, where nothing was ever asked that could be answered
    /// otherwise: then it is all that collect_lines() would see.
    [[nodiscard]] const Resolution* only_resolution(const Explanation& explanation) const {
        if (!conditions_.all().empty() || explanation.routes.size() != 1) return nullptr;
        const std::vector<Hop>& hops = explanation.routes.front().route.hops;
        const auto destination = std::ranges::find_if(
            hops, [](const Hop& hop) { return !hop.because && hop.resolution != nullptr; });
        return destination == hops.end() ? nullptr : destination->resolution.get();
    }

    void collect_lines(LineCollector& collector,
                       std::size_t number,
                       const Client& client,
                       const Surroundings& surroundings) {
        const Case& one = subject_.cases_[number];
        const std::size_t most = limits_.of(Limit::outcomes);
        std::size_t branches = 0;
        do {
            if (++branches > most) {
                conditions_.forget_choices();
                note_gap({"too-many-outcomes",
                          with_remedy(fmt::format("`ssh {}` has {}",
                                                  fmt::join(one.of.words, " "),
                                                  more_than(Limit::outcomes, most)),
                                      Limit::outcomes,
                                      most)});
                return;
            }
            take(collector, number, resolve(one.of.invocation, client, surroundings));
        } while (conditions_.next_branch());
    }

    void take(LineCollector& collector, std::size_t number, const Resolution& resolution) {
        collector.take(resolution);
        steps_ += lines_in(resolution);
        take_complaints(number, resolution);
        is_unread_ = is_unread_ || !resolution.has_read_all;
        is_read_ = is_read_ || resolution.has_read_all;
    }

    /// How many lines ssh met, as far as they say something.
    static std::size_t lines_in(const Resolution& resolution) {
        std::size_t sum = resolution.decisions.size();
        for (std::size_t i = 0; i < keyword_count; ++i) {
            const Setting& setting = resolution.of(static_cast<Keyword>(i));
            sum += setting.obtained.size() + setting.removing.size() + setting.lost.size() +
                   setting.repeated.size();
        }
        return sum;
    }

    void take_complaints(std::size_t number, const Resolution& resolution) {
        for (const Complaint& complaint : resolution.complaints) {
            const Place where = same_place(complaint.where);
            const auto [at, is_new] =
                said_.emplace(Said{complaint.text, where.file, where.span.begin, where.span.end},
                              subject_.complaints_.size());
            if (is_new) {
                subject_.complaints_.push_back({complaint});
                subject_.complaints_.back().complaint.where = where;
            }
            std::vector<std::size_t>& cases = subject_.complaints_[at->second].cases;
            if (cases.empty() || cases.back() != number) cases.push_back(number);
        }
    }

    [[nodiscard]] Place same_place(Place place) const {
        const auto same = same_source_.find(place.file);
        if (same != same_source_.end()) place.file = same->second;
        return place;
    }

    /// What bystanders say, and may keep others from saying: where no case shows that it is ever in
    /// force, an invocation is looked for that becomes one.
    void look_beside() {
        for (const Beside& one : beside_) {
            for (const LintedFile& file :
                 judged_files(*one.target, inclusions_of_[one.target->files])) {
                const Config& config = file.opened->config(lexis_of(one.client->dialect));
                for (const Block& block : config.blocks()) look_beside(one, *file.source, block);
            }
        }
        if (unknown_ == 0) return;
        const std::string text = fmt::format(
            "whether {} line{} ever used is not known: too many patterns that may "
            "fit together come first",
            unknown_,
            unknown_ == 1 ? " is" : "s are");
        const std::size_t most = limits_.of(Limit::tries);
        const bool is_over = tries_ > most;
        note_gap({"too-many-combinations", is_over ? with_remedy(text, Limit::tries, most) : text});
    }

    void look_beside(const Beside& beside, const SourceFile& file, const Block& block) {
        const auto is_shown = [&](const std::vector<std::size_t>& cases) {
            return std::ranges::any_of(cases, [&](std::size_t number) {
                const Case& one = subject_.cases_[number];
                return one.target == beside.target && one.dialect == beside.dialect;
            });
        };
        const auto key = [&](const Directive& line) {
            return LineKey{same_place({&file, line.span}).file, line.span.begin};
        };
        if (block.head() != nullptr && beside.bystanders.contains(*block.head()) &&
            !is_shown(subject_.blocks_[key(*block.head())].applies)) {
            look_for(beside, {&file, block.head()});
        }
        for (const Directive& line : block.directives()) {
            if (!beside.bystanders.may_forestall(line)) continue;
            if (!is_shown(subject_.lines_[key(line)].holds))
                look_for(beside, {&file, block.head(), &line});
        }
    }

    void look_for(const Beside& beside, const Sought& sought) {
        Surroundings surroundings = surroundings_of(*beside.target);
        surroundings.branching = Branching::all_that_sets;
        SearchResult result;
        if (tries_ <= limits_.of(Limit::tries)) {
            result = WitnessSearch{*beside.client, surroundings}.search(sought);
        }
        tries_ += result.tries;
        if (result.end == SearchResult::End::unknown) ++unknown_;
        if (!result.by) return;
        Case& one = subject_.cases_.emplace_back(
            Case{.target = beside.target, .dialect = beside.dialect, .of = *std::move(result.by)});
        one.of.host = kind_of(one.of, *beside.client, surroundings);
        explore_case(subject_.cases_.size() - 1);
    }

    /// What the host of an invocation is to all headings.
    InvocationClass::Host kind_of(const InvocationClass& one,
                                  const Client& client,
                                  const Surroundings& surroundings) {
        using enum InvocationClass::Host;
        if (named_.contains(one.invocation.destination.host)) return named;
        const Resolution resolution = resolve(one.invocation, client, surroundings);
        conditions_.forget_choices();
        return is_picked(resolution, client.dialect) ? like : other;
    }

    void take_inclusions(const Inclusions& inclusions) {
        for (Inclusion inclusion : inclusions.all()) {
            const Place word = same_place(inclusion.word);
            if (word == inclusion.word) subject_.inclusions_.push_back(std::move(inclusion));
        }
    }

    void note_gap(Note gap) {
        if (noted_.insert(gap).second) subject_.gaps_.push_back(std::move(gap));
    }

    void note_limit(const Case& one, const Explanation& explanation) {
        const std::string why = explanation.complaints.empty()
                                    ? "a limit was met"
                                    : explanation.complaints.front().text;
        note_gap({"limit", fmt::format("`ssh {}`: {}", fmt::join(one.of.words, " "), why)});
    }

    /// What ssh does not read to its end leaves lines of which nothing is known.
    void note_refusals() {
        if (!is_unread_) return;
        note_gap({is_read_ ? "refused-partly" : "refused",
                  is_read_ ? "ssh refuses some command lines before it has read all files; what is "
                             "never used is told once they are accepted"
                           : "ssh refuses these files; what is never used, and where routes go, is "
                             "told once it accepts them"});
    }

    using Caller = std::tuple<const LintTarget*, const Dialect*, std::optional<std::string>>;
    using Said = std::tuple<std::string, const SourceFile*, std::uint32_t, std::uint32_t>;

    Conditions& conditions_;
    const Visitor& visitor_;
    const Limits limits_;
    std::size_t most_combined_;
    Subject subject_;
    std::map<const ConfigFiles*, Inclusions> inclusions_of_;
    std::map<const OpenedFile*, const SourceFile*> same_file_;
    std::map<std::string, const SourceFile*> by_place_;
    std::map<const SourceFile*, const SourceFile*> same_source_;
    std::map<Caller, SharedHops> hops_;
    std::map<Said, std::size_t> said_;
    std::set<Note> noted_;
    std::unordered_set<std::string> named_;  // the hosts that some case names
    std::deque<Client> clients_;             // of each target and release
    std::vector<Beside> beside_;
    std::size_t tries_ = 0;
    std::size_t unknown_ = 0;  // lines that may be in force, or never
    std::size_t steps_ = 0;
    bool is_unread_ = false;
    bool is_read_ = false;
};

Subject survey(std::span<const LintTarget> targets,
               std::vector<Dialect> dialects,
               Conditions& conditions,
               const Visitor& visitor,
               std::size_t most_combined) {
    const Limits limits = targets.empty() ? Limits{} : targets.front().world->limits();
    return Survey{std::move(dialects), conditions, visitor, limits, most_combined}.run(targets);
}

}  // namespace sshplan
