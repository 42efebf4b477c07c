#include "planner/lint/survey.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "planner/classes/invocation_classes.hpp"
#include "planner/dialect/readings.hpp"
#include "planner/explore/explore.hpp"
#include "planner/explore/explore_hosts.hpp"
#include "planner/lint/judged_files.hpp"
#include "planner/lint/line_collector.hpp"

namespace sshplan {

/// Fills a Subject, case by case.
class Survey {
public:
    Survey(std::vector<Dialect> dialects,
           Conditions& conditions,
           const Visitor& visitor,
           SurveyLimits limits)
        : conditions_(conditions), visitor_(visitor), limits_(limits) {
        subject_.dialects_ = std::move(dialects);
    }

    Subject run(std::span<const LintTarget> targets) {
        for (const LintTarget& target : targets) {
            (void)read_for_unnamed_host(
                target.client, *target.world, *target.files, &inclusions_of_[target.files]);
            gather_files(target);
        }
        gather_cases(targets);
        explore_cases();
        for (const LintTarget& target : targets) gather_files(target);
        for (const auto& [files, inclusions] : inclusions_of_) take_inclusions(inclusions);
        note_refusals();
        return std::move(subject_);
    }

private:
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
                Client client = target.client;
                client.dialect = dialect;
                InvocationClasses classes =
                    invocation_classes(client, *target.world, *target.files);
                for (const Note& gap : classes.gaps) {
                    // That ssh stops is told by what it says, and once for all.
                    if (gap.code != "reading-stops") note_gap(gap);
                }
                for (InvocationClass& one : classes.all) {
                    subject_.cases_.push_back(
                        {.target = &target, .dialect = &dialect, .of = std::move(one)});
                }
            }
        }
    }

    /// What is not reached within the limit is no case: nothing is known of it.
    void explore_cases() {
        std::size_t number = 0;
        while (number < subject_.cases_.size() && steps_ <= limits_.steps) explore_case(number++);
        if (number == subject_.cases_.size()) return;
        note_gap({"too-many-lines",
                  fmt::format("only {} of {} command lines were looked at, which met {} lines",
                              number,
                              subject_.cases_.size(),
                              steps_)});
        subject_.cases_.erase(subject_.cases_.begin() + static_cast<std::ptrdiff_t>(number),
                              subject_.cases_.end());
    }

    void explore_case(std::size_t number) {
        Case& one = subject_.cases_[number];
        Client client = one.target->client;
        client.dialect = *one.dialect;
        if (one.of.local_user) client.user = *one.of.local_user;
        Surroundings surroundings{.world = *one.target->world,
                                  .files = *one.target->files,
                                  .conditions = conditions_,
                                  .quiet = &quiet_[{one.target, one.dialect}],
                                  .inclusions = &inclusions_of_[one.target->files]};
        const Explanation explanation =
            explore_routes(one.of.invocation, client, surroundings, limits_.branches);
        one.is_refused = explanation.ending == Ending::refused;
        one.met_limit = explanation.ending == Ending::limit;
        if (one.met_limit) note_limit(one, explanation);
        surroundings.branching = Branching::all_that_sets;
        collect_lines(number, one, client, surroundings);
        visitor_({subject_, one, number, explanation, conditions_.all()});
    }

    void collect_lines(std::size_t number,
                       const Case& one,
                       const Client& client,
                       const Surroundings& surroundings) {
        LineCollector collector{number, subject_.lines_, subject_.blocks_, same_source_};
        std::size_t branches = 0;
        do {
            if (++branches > limits_.branches) {
                conditions_.forget_choices();
                note_gap({"too-many-outcomes",
                          fmt::format("`ssh {}` has more than {} outcomes",
                                      fmt::join(one.of.words, " "),
                                      limits_.branches)});
                return;
            }
            const Resolution resolution = resolve(one.of.invocation, client, surroundings);
            collector.take(resolution);
            steps_ += lines_in(resolution);
            take_complaints(number, resolution);
            is_unread_ = is_unread_ || !resolution.has_read_all;
            is_read_ = is_read_ || resolution.has_read_all;
        } while (conditions_.next_branch());
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

    using Said = std::tuple<std::string, const SourceFile*, std::uint32_t, std::uint32_t>;

    Conditions& conditions_;
    const Visitor& visitor_;
    SurveyLimits limits_;
    Subject subject_;
    std::map<const ConfigFiles*, Inclusions> inclusions_of_;
    std::map<std::pair<const LintTarget*, const Dialect*>, QuietBlocks> quiet_;
    std::map<const OpenedFile*, const SourceFile*> same_file_;
    std::map<std::string, const SourceFile*> by_place_;
    std::map<const SourceFile*, const SourceFile*> same_source_;
    std::map<Said, std::size_t> said_;
    std::set<Note> noted_;
    std::size_t steps_ = 0;
    bool is_unread_ = false;
    bool is_read_ = false;
};

Subject survey(std::span<const LintTarget> targets,
               std::vector<Dialect> dialects,
               Conditions& conditions,
               const Visitor& visitor,
               SurveyLimits limits) {
    return Survey{std::move(dialects), conditions, visitor, limits}.run(targets);
}

}  // namespace sshplan
